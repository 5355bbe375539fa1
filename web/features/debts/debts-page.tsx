import { useQuery } from '@tanstack/react-query';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { PenaltyStops } from '../../stops/penalty-stops.tsx';
import { TaxTabs } from '../../tax-tabs.tsx';
import { chargeName } from '../../tax-words.ts';
import { LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { classes } from '../../ui/classes.ts';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { ExportMenu } from '../../ui/export-menu/export-menu.tsx';
import { CircleCheck } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay, sayDayShort, sayMomentShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatBig } from '../../ui/stat/stat-big.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import {
  type Debt,
  type Debts,
  FILES,
  chargesOf,
  costReading,
  debtsReading,
  fileAddress,
  partsAddress,
  partsOf,
  payAddress,
} from './debts.ts';
import css from './debts.module.css';
import { debtsTexts } from './texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);
const rounded = (amount: number) => formatMoney(amount as Kopecks, { whole: true });

function useDebtName() {
  const language = useLanguage();
  return (debt: Debt) => chargeName({ ...debt, class: 'tax' }, language);
}

/** The total first, what it is made of beside it, and the fee before the button that pays. */
function Total({ data }: { data: Debts }) {
  const t = useTexts(debtsTexts);
  const language = useLanguage();
  const ids = chargesOf(data);
  const cost = useQuery(costReading(ids));
  const fee = cost.data === undefined ? '…' : rounded(cost.data.feeKopecks);
  const rows = partsOf(data).map((part) => ({
    key: part,
    label: t.parts[part],
    value: money(data[`${part}Kopecks`]),
  }));
  return (
    <Card>
      <div className={css.top}>
        <div>
          <StatBig label={t.total} amount={money(data.totalKopecks)} tone="bad">
            {t.asOf(sayDay(data.on, language))}
          </StatBig>
          <div className={css.acts}>
            <LinkButton href={payAddress(ids)}>
              {t.pay(rounded(cost.data?.totalKopecks ?? data.totalKopecks))}
            </LinkButton>
            <Link href="/taxes/what-if" className={css.link}>
              {t.whatIf}
            </Link>
            <Link href="/taxes/calendar" className={css.link}>
              {t.remind}
            </Link>
          </div>
        </div>
        <SummaryList rows={[...rows, { key: 'fee', label: t.fee, value: fee }]} />
      </div>
      <p className={classes(css.note, css.order)}>{t.order}</p>
      {cost.isError ? <p className={css.note}>{sayError(cost.error)}</p> : null}
    </Card>
  );
}

function useColumns(data: Debts): Column<Debt>[] {
  const t = useTexts(debtsTexts);
  const language = useLanguage();
  const nameOf = useDebtName();
  return [
    {
      key: 'debt',
      head: t.debt,
      primary: true,
      cell: (debt) => (
        <>
          <Link href={partsAddress(debt)}>{nameOf(debt)}</Link>
          <span className={css.note}>
            {t.calculated(sayMomentShort(debt.calculatedAt, language))}
          </span>
        </>
      ),
    },
    {
      key: 'since',
      head: t.since,
      cell: (debt) => (
        <>
          {sayDayShort(debt.since, language)}
          <span className={css.note}>{t.late(debt.daysLate)}</span>
        </>
      ),
    },
    ...partsOf(data).map((part) => ({
      key: part,
      head: t.parts[part],
      align: 'end' as const,
      cell: (debt: Debt) => money(debt[`${part}Kopecks`]),
    })),
    {
      key: 'sum',
      head: t.sum,
      align: 'end',
      figure: true,
      cell: (debt) => money(debt.totalKopecks),
    },
    {
      key: 'act',
      head: t.act,
      bare: true,
      cell: (debt) => (
        <LinkButton
          kind="secondary"
          compact
          href={payAddress(debt.chargeIds)}
          aria-label={t.payNamed(nameOf(debt), money(debt.totalKopecks))}
        >
          {t.payOne}
        </LinkButton>
      ),
    },
  ];
}

function List({ data }: { data: Debts }) {
  const t = useTexts(debtsTexts);
  const columns = useColumns(data);
  const totals = Object.fromEntries(
    partsOf(data).map((part) => [part, money(data[`${part}Kopecks`])]),
  );
  return (
    <Card>
      <DataTable
        caption={t.title}
        columns={columns}
        rows={data.items}
        rowKey={(debt) => debt.tax + debt.period}
        totals={{ ...totals, sum: money(data.totalKopecks) }}
      />
    </Card>
  );
}

/** Why some of it does not grow, with the names of the debts. */
function Stops({ data }: { data: Debts }) {
  const nameOf = useDebtName();
  return (
    <PenaltyStops
      nameOf={(chargeId) => {
        const debt = data.items.find(({ chargeIds }) => chargeIds.includes(chargeId));
        return debt === undefined ? undefined : nameOf(debt);
      }}
    />
  );
}

export function DebtsPage() {
  const t = useTexts(debtsTexts);
  const query = useQuery(debtsReading());
  useTitle([t.title, t.section]);
  return (
    <>
      <PageHead
        title={t.title}
        lead={t.lead}
        aside={
          <ExportMenu
            links={FILES.map((format) => ({ label: t.files[format], href: fileAddress(format) }))}
          />
        }
      />
      <TaxTabs />
      <LoadState query={query} say={sayError} skeletonLines={8}>
        {(data) =>
          data.items.length === 0 ? (
            <Card>
              <Empty icon={CircleCheck} title={t.emptyTitle}>
                {t.emptyText}
              </Empty>
            </Card>
          ) : (
            <div className={css.side}>
              <Total data={data} />
              <List data={data} />
              <Stops data={data} />
            </div>
          )
        }
      </LoadState>
    </>
  );
}
