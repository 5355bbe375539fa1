// The income of a year by month: bars with their table, each month one press away.
import { sayError } from '../../api.ts';
import { useTexts, useTitle } from '../../language.ts';
import { useYear } from '../../npd/months.ts';
import { NotRegistered } from '../../npd/not-registered.tsx';
import { type Month, exportAddress, money } from '../../npd/npd.ts';
import { npdWords, sayMonth } from '../../npd/npd-words.ts';
import { type Search, useAddress } from '../../search.ts';
import { BarChart } from '../../ui/bar-chart/bar-chart.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { ExportMenu } from '../../ui/export-menu/export-menu.tsx';
import { Select } from '../../ui/form/select.tsx';
import { PiggyBank } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { PageHead } from '../../ui/shell/page-head.tsx';
import css from './incomes.module.css';
import { incomesTexts } from './incomes-texts.ts';

const BRIEF = 3;

function Chart({ months, year }: { months: readonly Month[]; year: number }) {
  const t = useTexts(incomesTexts);
  const words = useTexts(npdWords);
  return (
    <BarChart
      caption={t.chart(year)}
      head={t.month}
      series={[t.persons, t.business]}
      say={money}
      bars={months.map(({ month, personKopecks, businessKopecks }) => ({
        key: month,
        label: (words.months[Number(month.slice(5)) - 1] ?? '').slice(0, BRIEF).toLowerCase(),
        name: sayMonth(month, words.months),
        href: `/npd/incomes/${month}`,
        values: [personKopecks, businessKopecks],
      }))}
    />
  );
}

function useColumns(): Column<Month>[] {
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
      cell: ({ tax }) => (tax === null ? '—' : money(tax.previewKopecks)),
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

function Year({ months, year }: { months: readonly Month[]; year: number }) {
  const t = useTexts(incomesTexts);
  const columns = useColumns();
  const total = months.reduce((sum, { incomeKopecks }) => sum + incomeKopecks, 0);
  if (total === 0) {
    return (
      <Card>
        <Empty icon={PiggyBank} title={t.emptyTitle}>
          {t.emptyText}
        </Empty>
      </Card>
    );
  }
  const shown = months.filter(({ receipts, cancelled }) => receipts + cancelled > 0).toReversed();
  return (
    <div className={css.column}>
      <Card title={t.total(money(total))}>
        <Chart months={months} year={year} />
      </Card>
      <Card>
        <DataTable
          caption={t.chart(year)}
          columns={columns}
          rows={shown}
          rowKey={({ month }) => month}
        />
      </Card>
    </div>
  );
}

export function IncomesPage() {
  const t = useTexts(incomesTexts);
  const words = useTexts(npdWords);
  const { search, move } = useAddress();
  const { status, years, year, query } = useYear(search.year);
  useTitle([t.title, words.section]);
  const span: Search = year === undefined ? {} : { from: `${year}-01-01`, to: `${year}-12-31` };
  return (
    <>
      <PageHead
        title={t.title}
        lead={t.lead}
        aside={
          <ExportMenu
            links={[
              { label: t.xlsx, href: exportAddress(span, 'xlsx') },
              { label: t.csv, href: exportAddress(span, 'csv') },
            ]}
          />
        }
      />
      <div className={css.column}>
        {years.length > 1 ? (
          <div className={css.years}>
            <Select
              label={t.year}
              name="year"
              value={String(year)}
              options={years.map((one) => ({ value: String(one), label: String(one) }))}
              onChange={(event) => move({ year: event.target.value })}
            />
          </div>
        ) : null}
        {status?.history.length === 0 ? (
          <NotRegistered />
        ) : (
          <LoadState query={query} say={sayError} skeletonLines={10}>
            {(months) => <Year months={months} year={year ?? 0} />}
          </LoadState>
        )}
      </div>
    </>
  );
}
