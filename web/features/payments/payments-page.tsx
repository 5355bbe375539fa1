import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Payment } from '#contract/payments';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { DayFilter } from '../../day-filter.tsx';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { API } from '../../query.ts';
import { type Address, useAddress } from '../../search.ts';
import { TaxTabs } from '../../tax-tabs.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { ExportMenu } from '../../ui/export-menu/export-menu.tsx';
import { Filters } from '../../ui/filters/filters.tsx';
import { Select } from '../../ui/form/select.tsx';
import { ReceiptText, SearchX } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { Pager } from '../../ui/pager/pager.tsx';
import { sayMomentShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { PAYMENT_STATUSES } from '../../ui/status.ts';
import { splitTitle, statusOf } from './payment.ts';
import { type PaymentPageData, exportAddress, filtersSet, paymentsReading } from './payments.ts';
import css from './payments.module.css';
import { paymentsTexts } from './payments-texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);
const STATES = ['paid', 'checking', 'review', 'declined'] as const;

function useColumns(): Column<Payment>[] {
  const t = useTexts(paymentsTexts);
  const language = useLanguage();
  return [
    {
      key: 'payment',
      head: t.payment,
      primary: true,
      cell: (payment) => (
        <>
          <Link href={`/payments/${payment.paymentId}`}>{t.numbered(payment.number)}</Link>
          {payment.covers.map((cover) => (
            <span key={cover.chargeId} className={css.titles}>
              {splitTitle(cover.title).name}
            </span>
          ))}
        </>
      ),
    },
    {
      key: 'date',
      head: t.date,
      cell: (payment) => sayMomentShort(payment.paidAt ?? payment.createdAt, language),
    },
    { key: 'method', head: t.method, cell: (payment) => t.methods[payment.method] },
    {
      key: 'status',
      head: t.status,
      bare: true,
      cell: (payment) => (
        <StatusTag {...PAYMENT_STATUSES[statusOf(payment)]}>
          {PAYMENT_STATUSES[statusOf(payment)][language]}
        </StatusTag>
      ),
    },
    {
      key: 'receipt',
      head: t.receipt,
      bare: true,
      cell: (payment) =>
        payment.receiptReady ? (
          <Link
            href={`${API}/payments/${payment.paymentId}/receipt.pdf`}
            aria-label={t.download(payment.number)}
            download
          >
            PDF
          </Link>
        ) : null,
    },
    {
      key: 'amount',
      head: t.amount,
      align: 'end',
      figure: true,
      cell: (payment) => money(payment.amountKopecks),
    },
  ];
}

function PaymentsFilters({ address }: { address: Address }) {
  const t = useTexts(paymentsTexts);
  const language = useLanguage();
  const { search, move } = address;
  const set = filtersSet(search);
  const states = STATES.map((value) => ({ value, label: PAYMENT_STATUSES[value][language] }));
  const methods = Object.entries(t.methods).map(([value, label]) => ({ value, label }));
  return (
    <Filters
      count={set.length}
      onReset={() => move(Object.fromEntries(set.map((name) => [name, undefined])))}
    >
      <Select
        label={t.status}
        name="state"
        value={search.state ?? ''}
        options={[{ value: '', label: t.any }, ...states]}
        onChange={(event) => move({ state: event.target.value })}
      />
      <Select
        label={t.method}
        name="method"
        value={search.method ?? ''}
        options={[{ value: '', label: t.any }, ...methods]}
        onChange={(event) => move({ method: event.target.value })}
      />
      <DayFilter name="from" label={t.from} address={address} />
      <DayFilter name="to" label={t.to} address={address} />
    </Filters>
  );
}

function NothingHere({ address }: { address: Address }) {
  const t = useTexts(paymentsTexts);
  const set = filtersSet(address.search);
  if (set.length === 0) {
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

function PaymentsTable({ page, address }: { page: PaymentPageData; address: Address }) {
  const t = useTexts(paymentsTexts);
  const columns = useColumns();
  return (
    <Card>
      <PaymentsFilters address={address} />
      {page.total === 0 ? (
        <NothingHere address={address} />
      ) : (
        <>
          <DataTable
            caption={t.title}
            columns={columns}
            rows={page.items}
            rowKey={(payment) => payment.paymentId}
          />
          <p className={css.note}>{t.paidSum(money(page.paidKopecks))}</p>
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

export function PaymentsPage() {
  const t = useTexts(paymentsTexts);
  const address = useAddress();
  const query = useQuery({
    ...paymentsReading(address.search),
    placeholderData: keepPreviousData,
  });
  useTitle([t.title, t.section]);
  return (
    <>
      <PageHead
        title={t.title}
        lead={t.lead}
        aside={
          <ExportMenu
            links={[
              { label: t.xlsx, href: exportAddress(address.search, 'xlsx') },
              { label: t.csv, href: exportAddress(address.search, 'csv') },
            ]}
          />
        }
      />
      <TaxTabs />
      <LoadState query={query} say={sayError} skeletonLines={8}>
        {(page) => <PaymentsTable page={page} address={address} />}
      </LoadState>
    </>
  );
}
