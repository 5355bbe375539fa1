// The tax of each month of a year, what became of it, and what is to be paid.
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { useYear } from '../../npd/months.ts';
import { NotRegistered } from '../../npd/not-registered.tsx';
import { type Month, money } from '../../npd/npd.ts';
import { npdWords, sayMonth } from '../../npd/npd-words.ts';
import { useAddress } from '../../search.ts';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { Select } from '../../ui/form/select.tsx';
import { PiggyBank } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDayShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatBig } from '../../ui/stat/stat-big.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { chargeOf, stateOf } from './month-state.ts';
import css from './npd.module.css';
import { taxTexts } from './tax-texts.ts';

type Taxed = Month & { tax: NonNullable<Month['tax']> };

const LOOKS = {
  preview: { tone: 'info', icon: 'wait' },
  joined: { tone: 'neutral', icon: 'wait' },
  carried: { tone: 'neutral', icon: 'kept' },
  charged: { tone: 'info', icon: 'wallet' },
  none: { tone: 'ok', icon: 'done' },
} as const;

function useColumns(today: string): Column<Taxed>[] {
  const t = useTexts(taxTexts);
  const words = useTexts(npdWords);
  const language = useLanguage();
  return [
    {
      key: 'month',
      head: t.month,
      primary: true,
      cell: ({ month }) => <Link href={`/npd/tax/${month}`}>{sayMonth(month, words.months)}</Link>,
    },
    {
      key: 'income',
      head: t.income,
      align: 'end',
      cell: ({ incomeKopecks }) => money(incomeKopecks),
    },
    {
      key: 'due',
      head: t.due,
      cell: ({ tax }) =>
        tax.dueOn === null || tax.payableKopecks === 0 ? '—' : sayDayShort(tax.dueOn, language),
    },
    {
      key: 'state',
      head: t.state,
      bare: true,
      cell: ({ month, tax }) => {
        const state = stateOf(month, tax, today);
        return <StatusTag {...LOOKS[state]}>{t.states[state]}</StatusTag>;
      },
    },
    {
      key: 'pay',
      head: t.pay,
      bare: true,
      cell: ({ month, tax }) => {
        const chargeId = chargeOf(tax);
        return chargeId === null ? null : (
          <Link
            href={`/pay?charges=${chargeId}`}
            aria-label={t.payOf(sayMonth(month, words.months))}
          >
            {t.pay}
          </Link>
        );
      },
    },
    {
      key: 'tax',
      head: t.tax,
      align: 'end',
      figure: true,
      cell: ({ tax }) => money(tax.previewKopecks),
    },
  ];
}

function Year({ months, today }: { months: readonly Month[]; today: string }) {
  const t = useTexts(taxTexts);
  const columns = useColumns(today);
  const taxed = months.filter((month): month is Taxed => month.tax !== null).toReversed();
  const [last] = taxed;
  if (last === undefined) {
    return (
      <Card>
        <Empty icon={PiggyBank} title={t.emptyTitle}>
          {t.emptyText}
        </Empty>
      </Card>
    );
  }
  return (
    <div className={css.grid}>
      <Card>
        <DataTable caption={t.title} columns={columns} rows={taxed} rowKey={({ month }) => month} />
        <p className={css.note}>{t.small}</p>
      </Card>
      <div className={css.column}>
        <Card>
          <StatBig label={t.bonus} amount={money(last.tax.bonusLeftKopecks)}>
            {t.bonusNote}
          </StatBig>
        </Card>
        <Card title={t.account}>
          <Link href="/taxes/charges">{t.accountLink}</Link>
        </Card>
      </div>
    </div>
  );
}

export function TaxPage() {
  const t = useTexts(taxTexts);
  const words = useTexts(npdWords);
  const { search, move } = useAddress();
  const { status, years, year, query } = useYear(search.year);
  useTitle([t.title, words.section]);
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <div className={css.column}>
        {years.length > 1 ? (
          <Select
            label={t.year}
            name="year"
            value={String(year)}
            options={years.map((one) => ({ value: String(one), label: String(one) }))}
            onChange={(event) => move({ year: event.target.value })}
          />
        ) : null}
        {status?.history.length === 0 ? (
          <NotRegistered />
        ) : (
          <LoadState query={query} say={sayError} skeletonLines={10}>
            {(months) => <Year months={months} today={status?.today ?? ''} />}
          </LoadState>
        )}
      </div>
    </>
  );
}
