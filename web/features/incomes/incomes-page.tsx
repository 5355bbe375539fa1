// The income of a year by month: bars with their table, each month one press away.
import { sayError } from '../../api.ts';
import { useTexts, useTitle } from '../../language.ts';
import { type Months, type YearMonth, exportMonthsAddress, useYear } from '../../npd/months.ts';
import { NotRegistered } from '../../npd/not-registered.tsx';
import { exportAddress, money } from '../../npd/npd.ts';
import { npdWords, sayMonth } from '../../npd/npd-words.ts';
import { YearChoice } from '../../npd/year-choice.tsx';
import { useAddress } from '../../search.ts';
import { LinkButton } from '../../ui/button/button.tsx';
import { BarChart } from '../../ui/bar-chart/bar-chart.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { ExportMenu } from '../../ui/export-menu/export-menu.tsx';
import { PiggyBank, Plus } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { PageHead } from '../../ui/shell/page-head.tsx';
import css from './incomes.module.css';
import { incomesTexts } from './incomes-texts.ts';

const BRIEF = 3;

function Chart({ items, year }: Months) {
  const t = useTexts(incomesTexts);
  const words = useTexts(npdWords);
  return (
    <BarChart
      caption={t.chart(year)}
      head={t.month}
      series={[t.persons, t.business]}
      say={money}
      bars={items.map(({ month, personKopecks, businessKopecks }) => ({
        key: month,
        label: (words.months[Number(month.slice(5)) - 1] ?? '').slice(0, BRIEF).toLowerCase(),
        name: sayMonth(month, words.months),
        href: `/npd/incomes/${month}`,
        values: [personKopecks, businessKopecks],
      }))}
    />
  );
}

function useColumns(): Column<YearMonth>[] {
  const t = useTexts(incomesTexts);
  const words = useTexts(npdWords);
  return [
    {
      key: 'month',
      head: t.month,
      primary: true,
      cell: ({ month }) => (
        <Link href={`/npd/incomes/${month}`}>{sayMonth(month, words.months)}</Link>
      ),
    },
    { key: 'receipts', head: t.receipts, cell: ({ receipts }) => receipts },
    {
      key: 'tax',
      head: t.tax,
      align: 'end',
      cell: ({ tax, isJoined }) =>
        tax === null ? (isJoined ? t.joined : '—') : money(tax.taxKopecks),
    },
    {
      key: 'income',
      head: t.income,
      align: 'end',
      figure: true,
      cell: ({ incomeKopecks }) => money(incomeKopecks),
    },
  ];
}

function Year(months: Months) {
  const t = useTexts(incomesTexts);
  const columns = useColumns();
  const { items, year, incomeKopecks } = months;
  const shown = items.filter(({ receipts, cancelled }) => receipts + cancelled > 0).toReversed();
  if (shown.length === 0) {
    return (
      <Card>
        <Empty
          icon={PiggyBank}
          title={t.emptyTitle}
          action={
            <LinkButton icon={Plus} href="/npd/receipts/new">
              {t.make}
            </LinkButton>
          }
        >
          {t.emptyText}
        </Empty>
      </Card>
    );
  }
  return (
    <>
      <Card title={t.total(money(incomeKopecks))}>
        <Chart {...months} />
      </Card>
      <Card>
        <DataTable
          caption={t.chart(year)}
          columns={columns}
          rows={shown}
          rowKey={({ month }) => month}
        />
      </Card>
    </>
  );
}

/** The months and the receipts of a year as files. */
function Files({ year }: Months) {
  const t = useTexts(incomesTexts);
  const span = { from: `${year}-01-01`, to: `${year}-12-31` };
  return (
    <ExportMenu
      links={[
        { label: t.monthsXlsx, href: exportMonthsAddress(year, 'xlsx') },
        { label: t.monthsCsv, href: exportMonthsAddress(year, 'csv') },
        { label: t.xlsx, href: exportAddress(span, 'xlsx') },
        { label: t.csv, href: exportAddress(span, 'csv') },
      ]}
    />
  );
}

export function IncomesPage() {
  const t = useTexts(incomesTexts);
  const words = useTexts(npdWords);
  const { search, move } = useAddress();
  const query = useYear(search.year);
  useTitle([t.title, words.section]);
  return (
    <>
      <PageHead
        title={t.title}
        lead={t.lead}
        aside={query.data === undefined ? undefined : <Files {...query.data} />}
      />
      <LoadState query={query} say={sayError} skeletonLines={10}>
        {(months) =>
          months.years.length === 0 ? (
            <NotRegistered />
          ) : (
            <div className={css.column}>
              <div className={css.years}>
                <YearChoice months={months} onYear={(year) => move({ year })} />
              </div>
              <Year {...months} />
            </div>
          )
        }
      </LoadState>
    </>
  );
}
