import { useQuery } from '@tanstack/react-query';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { TaxTabs } from '../../tax-tabs.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { FileText } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDayShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StaleMark } from '../../ui/stale-mark/stale-mark.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { type NoticeSummary, noticesReading } from './notices.ts';
import css from './notices.module.css';
import { noticesTexts } from './texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);

function useColumns(): Column<NoticeSummary>[] {
  const t = useTexts(noticesTexts);
  const language = useLanguage();
  return [
    {
      key: 'number',
      head: t.number,
      primary: true,
      cell: (one) => (
        <>
          <Link href={`/taxes/notices/${one.number}`}>{t.named(one.number, one.taxYear)}</Link>
          {one.isCorrected ? <StatusTag tone="warn">{t.corrected}</StatusTag> : null}
        </>
      ),
    },
    { key: 'made', head: t.made, cell: (one) => sayDayShort(one.madeOn, language) },
    { key: 'due', head: t.due, cell: (one) => sayDayShort(one.dueOn, language) },
    { key: 'lines', head: t.lines, align: 'end', cell: (one) => one.lineCount },
    { key: 'sum', head: t.sum, align: 'end', figure: true, cell: (one) => money(one.totalKopecks) },
    { key: 'left', head: t.left, align: 'end', cell: (one) => money(one.payableKopecks) },
  ];
}

export function NoticesPage() {
  const t = useTexts(noticesTexts);
  const columns = useColumns();
  const query = useQuery(noticesReading());
  useTitle([t.title, t.section]);
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <TaxTabs />
      <LoadState query={query} say={sayError} skeletonLines={6}>
        {(data) => (
          <div className={css.side}>
            <Card>
              {data.items.length === 0 ? (
                <Empty icon={FileText} title={t.emptyTitle}>
                  {t.emptyText}
                </Empty>
              ) : (
                <DataTable
                  caption={t.title}
                  columns={columns}
                  rows={data.items}
                  rowKey={(one) => one.number}
                />
              )}
            </Card>
            <StaleMark
              asOf={data.asOf}
              onRefresh={() => void query.refetch()}
              busy={query.isFetching}
            />
          </div>
        )}
      </LoadState>
    </>
  );
}
