// The tax of each month of a year, what became of it, and what is to be paid.
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { type Months, type YearMonth, useYear } from '../../npd/months.ts';
import { NotRegistered } from '../../npd/not-registered.tsx';
import { money } from '../../npd/npd.ts';
import { npdWords, sayMonth } from '../../npd/npd-words.ts';
import { YearChoice } from '../../npd/year-choice.tsx';
import { useAddress } from '../../search.ts';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { PiggyBank } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDayShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatBig } from '../../ui/stat/stat-big.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { stateOf } from './month-state.ts';
import css from './npd.module.css';
import { taxTexts } from './tax-texts.ts';

const LOOKS = {
  preview: { tone: 'info', icon: 'wait' },
  joined: { tone: 'neutral', icon: 'wait' },
  carried: { tone: 'neutral', icon: 'kept' },
  charged: { tone: 'info', icon: 'wallet' },
  none: { tone: 'ok', icon: 'done' },
} as const;

function useColumns(): Column<YearMonth>[] {
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
        tax === null || tax.dueOn === null || tax.payableKopecks === 0
          ? '—'
          : sayDayShort(tax.dueOn, language),
    },
    {
      key: 'state',
      head: t.state,
      bare: true,
      cell: (month) => {
        const state = stateOf(month);
        return state === null ? null : <StatusTag {...LOOKS[state]}>{t.states[state]}</StatusTag>;
      },
    },
    {
      key: 'pay',
      head: t.pay,
      bare: true,
      cell: ({ month, tax }) =>
        tax === null || tax.chargeId === null ? null : (
          <Link
            href={`/pay?charges=${tax.chargeId}`}
            aria-label={t.payOf(sayMonth(month, words.months))}
          >
            {t.pay}
          </Link>
        ),
    },
    {
      key: 'tax',
      head: t.tax,
      align: 'end',
      figure: true,
      cell: ({ tax }) => (tax === null ? '—' : money(tax.taxKopecks)),
    },
  ];
}

function Year({ items, bonusLeftKopecks }: Months) {
  const t = useTexts(taxTexts);
  const columns = useColumns();
  const taxed = items.filter((month) => stateOf(month) !== null).toReversed();
  if (taxed.length === 0) {
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
        {bonusLeftKopecks === null ? null : (
          <Card>
            <StatBig label={t.bonus} amount={money(bonusLeftKopecks)}>
              {t.bonusNote}
            </StatBig>
          </Card>
        )}
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
  const query = useYear(search.year);
  useTitle([t.title, words.section]);
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <LoadState query={query} say={sayError} skeletonLines={10}>
        {(months) =>
          months.years.length === 0 ? (
            <NotRegistered />
          ) : (
            <div className={css.column}>
              <YearChoice months={months} onYear={(year) => move({ year })} />
              <Year {...months} />
            </div>
          )
        }
      </LoadState>
    </>
  );
}
