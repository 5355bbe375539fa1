import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sayError } from '../../api.ts';
import { DayFilter } from '../../day-filter.tsx';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import {
  type ReceiptList,
  type ReceiptListed,
  exportAddress,
  filtersSet,
  firstLine,
  money,
  receiptsReading,
} from '../../npd/npd.ts';
import { npdWords } from '../../npd/npd-words.ts';
import { type Address, useAddress } from '../../search.ts';
import { Button, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { classes } from '../../ui/classes.ts';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { ExportMenu } from '../../ui/export-menu/export-menu.tsx';
import { Filters } from '../../ui/filters/filters.tsx';
import { Select } from '../../ui/form/select.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { Plus, ReceiptText, SearchX } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { Pager } from '../../ui/pager/pager.tsx';
import { sayMomentShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { QueueCard } from './queue-card.tsx';
import { ReceiptState } from './receipt-state.tsx';
import css from './receipts.module.css';
import { receiptsTexts } from './receipts-texts.ts';

function useColumns(): Column<ReceiptListed>[] {
  const t = useTexts(receiptsTexts);
  const words = useTexts(npdWords);
  const language = useLanguage();
  return [
    {
      key: 'what',
      head: t.what,
      primary: true,
      cell: ({ number, lines }) => (
        <>
          <Link href={`/npd/receipts/${number}`}>{firstLine(lines, words.more)}</Link>
          <span className={classes(css.note, css.mono)}> {number}</span>
        </>
      ),
    },
    {
      key: 'date',
      head: t.date,
      sortKey: 'date',
      cell: ({ operationAt }) => sayMomentShort(operationAt, language),
    },
    {
      key: 'buyer',
      head: t.buyer,
      cell: ({ buyer }) => buyer.name ?? words.buyers[buyer.kind],
    },
    {
      key: 'state',
      head: t.status,
      bare: true,
      cell: (receipt) => <ReceiptState receipt={receipt} />,
    },
    {
      key: 'acts',
      head: t.acts,
      bare: true,
      cell: ({ number, lines }) => (
        <Link
          href={`/npd/receipts/new?repeat=${number}`}
          aria-label={words.repeatOf(firstLine(lines, words.more))}
        >
          {words.repeat}
        </Link>
      ),
    },
    {
      key: 'amount',
      head: t.amount,
      align: 'end',
      figure: true,
      sortKey: 'amount',
      cell: ({ totalKopecks, state }) => (
        <span className={classes(state === 'cancelled' && css.gone)}>{money(totalKopecks)}</span>
      ),
    },
  ];
}

function TextFilter({ address }: { address: Address }) {
  const t = useTexts(receiptsTexts);
  const [typed, setTyped] = useState(address.search.text ?? '');
  const apply = () => {
    if (typed !== (address.search.text ?? '')) address.move({ text: typed });
  };
  return (
    <TextField
      label={t.search}
      name="text"
      type="search"
      placeholder={t.searchHint}
      maxLength={100}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === 'Enter') apply();
      }}
    />
  );
}

function ReceiptFilters({ address }: { address: Address }) {
  const t = useTexts(receiptsTexts);
  const words = useTexts(npdWords);
  const { search, move } = address;
  const set = filtersSet(search);
  const buyers = Object.entries(words.buyers).map(([value, label]) => ({ value, label }));
  return (
    <Filters
      count={set.length}
      onReset={() => move(Object.fromEntries(set.map((name) => [name, undefined])))}
    >
      <TextFilter key={search.text ?? ''} address={address} />
      <Select
        label={t.status}
        name="state"
        value={search.state ?? ''}
        options={[
          { value: '', label: t.anyState },
          { value: 'registered', label: words.registered },
          { value: 'cancelled', label: words.cancelled },
        ]}
        onChange={(event) => move({ state: event.target.value })}
      />
      <Select
        label={t.buyer}
        name="buyer"
        value={search.buyer ?? ''}
        options={[{ value: '', label: t.any }, ...buyers]}
        onChange={(event) => move({ buyer: event.target.value })}
      />
      <DayFilter name="from" label={t.from} address={address} />
      <DayFilter name="to" label={t.to} address={address} />
    </Filters>
  );
}

function NothingHere({ address }: { address: Address }) {
  const t = useTexts(receiptsTexts);
  const words = useTexts(npdWords);
  const set = filtersSet(address.search);
  if (set.length === 0) {
    return (
      <Empty
        icon={ReceiptText}
        title={t.emptyTitle}
        action={
          <LinkButton icon={Plus} href="/npd/receipts/new">
            {words.newReceipt}
          </LinkButton>
        }
      >
        {t.emptyText}
      </Empty>
    );
  }
  return (
    <Empty
      icon={SearchX}
      title={t.nothingTitle}
      action={
        <Button
          kind="secondary"
          onClick={() => address.move(Object.fromEntries(set.map((name) => [name, undefined])))}
        >
          {t.reset}
        </Button>
      }
    >
      {t.nothingText}
    </Empty>
  );
}

function ReceiptTable({ page, address }: { page: ReceiptList; address: Address }) {
  const t = useTexts(receiptsTexts);
  const columns = useColumns();
  return (
    <Card>
      <ReceiptFilters address={address} />
      {page.items.length === 0 ? (
        <NothingHere address={address} />
      ) : (
        <>
          <DataTable
            caption={t.title}
            columns={columns}
            rows={page.items}
            rowKey={({ number }) => number}
            sort={address.search.sort ?? '-date'}
            hrefOfSort={(sort) => address.hrefWith({ sort })}
          />
          <p className={css.note}>
            {t.income(money(page.incomeKopecks))}
            {page.cancelled > 0 ? `. ${t.cancelledCount(page.cancelled)}` : ''}
          </p>
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

export function ReceiptsPage() {
  const t = useTexts(receiptsTexts);
  const words = useTexts(npdWords);
  const address = useAddress();
  const query = useQuery({
    ...receiptsReading(address.search),
    placeholderData: keepPreviousData,
  });
  useTitle([t.title, words.section]);
  return (
    <>
      <PageHead
        title={t.title}
        lead={t.lead}
        aside={
          <div className={css.acts}>
            <LinkButton icon={Plus} href="/npd/receipts/new">
              {words.newReceipt}
            </LinkButton>
            <ExportMenu
              links={[
                { label: t.xlsx, href: exportAddress(address.search, 'xlsx') },
                { label: t.csv, href: exportAddress(address.search, 'csv') },
              ]}
            />
          </div>
        }
      />
      <div className={css.column}>
        <QueueCard chosen={address.search.queued} />
        <LoadState query={query} say={sayError} skeletonLines={8}>
          {(page) => <ReceiptTable page={page} address={address} />}
        </LoadState>
      </div>
    </>
  );
}
