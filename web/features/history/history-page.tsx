// Every act on the account, the latest first, with what it did and what stood after it.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { type Address, useAddress } from '../../search.ts';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { Select } from '../../ui/form/select.tsx';
import { ReceiptText, SearchX } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { Pager } from '../../ui/pager/pager.tsx';
import { sayDayShort, sayMomentShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StaleMark } from '../../ui/stale-mark/stale-mark.tsx';
import { ActParts } from './act-parts.tsx';
import { type Act, CHOICES, type History, historyReading } from './history.ts';
import css from './history.module.css';
import { historyTexts } from './texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);

function useColumns(): Column<Act>[] {
  const t = useTexts(historyTexts);
  const language = useLanguage();
  return [
    {
      key: 'act',
      head: t.act,
      primary: true,
      cell: (act) => (
        <>
          {act.isOrder ? (
            <Link href={`/payments/${act.paymentId}`}>{t.acts[act.kind]}</Link>
          ) : (
            t.acts[act.kind]
          )}
          <ActParts act={act} />
        </>
      ),
    },
    {
      key: 'when',
      head: t.when,
      cell: (act) => (
        <>
          {sayMomentShort(act.recordedAt, language)}
          <span className={css.note}>{t.counts(sayDayShort(act.effectiveOn, language))}</span>
        </>
      ),
    },
    {
      key: 'amount',
      head: t.amount,
      align: 'end',
      figure: true,
      cell: (act) => money(act.amountKopecks),
    },
    {
      key: 'money',
      head: t.moneyAfter,
      align: 'end',
      cell: (act) => money(act.moneyAfterKopecks),
    },
    { key: 'owed', head: t.owedAfter, align: 'end', cell: (act) => money(act.owedAfterKopecks) },
  ];
}

function Filter({ address }: { address: Address }) {
  const t = useTexts(historyTexts);
  return (
    <div className={css.filter}>
      <Select
        name="what"
        label={t.what}
        value={address.search.what ?? ''}
        options={[
          { value: '', label: t.usual },
          ...CHOICES.map((value) => ({ value, label: t.choices[value] })),
        ]}
        onChange={(event) => address.move({ what: event.target.value })}
      />
    </div>
  );
}

function Nothing({ address }: { address: Address }) {
  const t = useTexts(historyTexts);
  if (address.search.what === undefined) {
    return (
      <Empty icon={ReceiptText} title={t.emptyTitle}>
        {t.emptyText}
      </Empty>
    );
  }
  return (
    <Empty
      icon={SearchX}
      title={t.nothingTitle}
      action={
        <Button kind="secondary" onClick={() => address.move({ what: undefined })}>
          {t.reset}
        </Button>
      }
    />
  );
}

function Acts({ page, address }: { page: History; address: Address }) {
  const t = useTexts(historyTexts);
  const columns = useColumns();
  return (
    <Card>
      <Filter address={address} />
      {page.total === 0 ? (
        <Nothing address={address} />
      ) : (
        <>
          <DataTable
            caption={t.title}
            columns={columns}
            rows={page.items}
            rowKey={({ actNo }) => String(actNo)}
          />
          <Pager
            page={page.page}
            pageSize={page.pageSize}
            total={page.total}
            hrefOf={(number) => address.hrefWith({ page: String(number) })}
          />
        </>
      )}
    </Card>
  );
}

export function HistoryPage() {
  const t = useTexts(historyTexts);
  const address = useAddress();
  const query = useQuery({
    ...historyReading(address.search),
    placeholderData: keepPreviousData,
  });
  useTitle([t.title, t.section]);
  return (
    <>
      <PageHead title={t.title} lead={t.lead} crumbs={[{ href: '/taxes', label: t.account }]} />
      <LoadState query={query} say={sayError} skeletonLines={8}>
        {(page) => (
          <div className={css.side}>
            <Acts page={page} address={address} />
            <StaleMark
              asOf={page.asOf}
              onRefresh={() => void query.refetch()}
              busy={query.isFetching}
            />
          </div>
        )}
      </LoadState>
    </>
  );
}
