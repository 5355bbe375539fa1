// An officer finds a person by the ИНН and takes a payment back by a document, having seen the
// harm.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { FindPayer, PayerHeading } from '../../payer/find-payer.tsx';
import { useAddress } from '../../search.ts';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Pager } from '../../ui/pager/pager.tsx';
import { sayDay, sayDayShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { type PayerPayments, type Payment, type Reversal, findPayments } from './reversals.ts';
import css from './payment-reversals.module.css';
import { TakeBack } from './take-back.tsx';
import { reversalsTexts } from './texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);

function usePaymentColumns(onChoose: (payment: Payment) => void): Column<Payment>[] {
  const t = useTexts(reversalsTexts);
  const language = useLanguage();
  return [
    {
      key: 'paidOn',
      head: t.paidOn,
      primary: true,
      cell: ({ paidOn }) => sayDayShort(paidOn, language),
    },
    {
      key: 'sum',
      head: t.sum,
      align: 'end',
      figure: true,
      cell: ({ amountKopecks }) => money(amountKopecks),
    },
    {
      key: 'origin',
      head: t.origin,
      cell: ({ origin, number }) => (
        <>
          {t.origins[origin]}
          {number === null ? null : <span className={css.second}>{t.order(number)}</span>}
        </>
      ),
    },
    {
      key: 'act',
      head: t.act,
      bare: true,
      cell: (payment) => (
        <Button
          kind="secondary"
          compact
          aria-label={t.chooseNamed(
            money(payment.amountKopecks),
            sayDayShort(payment.paidOn, language),
          )}
          onClick={() => onChoose(payment)}
        >
          {t.choose}
        </Button>
      ),
    },
  ];
}

function Payments({ data, onChoose }: { data: PayerPayments; onChoose: (one: Payment) => void }) {
  const t = useTexts(reversalsTexts);
  const { hrefWith } = useAddress();
  const columns = usePaymentColumns(onChoose);
  const { payments, page, pageSize, total } = data;
  return (
    <Card title={t.payments}>
      {total === 0 ? (
        <p>{t.noPayments}</p>
      ) : (
        <>
          <DataTable
            caption={t.payments}
            columns={columns}
            rows={payments}
            rowKey={({ paymentId }) => paymentId}
          />
          <Pager
            page={page}
            pageSize={pageSize}
            total={total}
            hrefOf={(number) => hrefWith({ page: String(number) })}
          />
        </>
      )}
    </Card>
  );
}

function useReversalColumns(): Column<Reversal>[] {
  const t = useTexts(reversalsTexts);
  const language = useLanguage();
  return [
    {
      key: 'payment',
      head: t.payment,
      primary: true,
      cell: ({ amountKopecks, paidOn }) => (
        <>
          {money(amountKopecks)}
          <span className={css.second}>{sayDayShort(paidOn, language)}</span>
        </>
      ),
    },
    {
      key: 'word',
      head: t.byWhom,
      cell: ({ source, documentNumber, documentOn, note }) => (
        <>
          {t.sources[source]}
          <span className={css.second}>
            {t.paper(documentNumber, sayDay(documentOn, language))}
          </span>
          {note === '' ? null : <span className={css.second}>{note}</span>}
        </>
      ),
    },
    {
      key: 'reopened',
      head: t.reopened,
      align: 'end',
      figure: true,
      cell: ({ reopenedKopecks }) => money(reopenedKopecks),
    },
  ];
}

function Reversals({ reversals }: { reversals: readonly Reversal[] }) {
  const t = useTexts(reversalsTexts);
  const columns = useReversalColumns();
  return (
    <Card title={t.reversals}>
      {reversals.length === 0 ? (
        <p>{t.noReversals}</p>
      ) : (
        <DataTable
          caption={t.reversals}
          columns={columns}
          rows={reversals}
          rowKey={({ paymentId }) => paymentId}
        />
      )}
    </Card>
  );
}

interface PayerProps {
  payerInn: string;
  data: PayerPayments;
  onChanged: () => void;
}

function Payer({ payerInn, data, onChanged }: PayerProps) {
  const [chosen, setChosen] = useState<Payment>();
  return (
    <div className={css.page}>
      <PayerHeading name={data.payerName} />
      <Payments data={data} onChoose={setChosen} />
      {chosen === undefined ? null : (
        <TakeBack
          key={chosen.paymentId}
          payerInn={payerInn}
          payment={chosen}
          onLeave={() => setChosen(undefined)}
          onDone={() => {
            setChosen(undefined);
            onChanged();
          }}
        />
      )}
      <Reversals reversals={data.reversals} />
    </div>
  );
}

export function PaymentReversalsPage() {
  const t = useTexts(reversalsTexts);
  const { search, move } = useAddress();
  const [payerInn, setPayerInn] = useState<string>();
  const page = Number(search.page ?? 1);
  const query = useQuery({
    queryKey: ['payer-payments', payerInn, page],
    queryFn: () => findPayments(payerInn!, page),
    enabled: payerInn !== undefined,
    staleTime: 0,
    placeholderData: (before, last) => (last?.queryKey[1] === payerInn ? before : undefined),
  });
  useTitle(t.title);
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <div className={css.page}>
        <FindPayer
          isBusy={query.isFetching}
          refused={query.isError ? sayError(query.error) : undefined}
          onFind={(inn) => {
            if (inn === payerInn) void query.refetch();
            else setPayerInn(inn);
            if (search.page !== undefined) move({});
          }}
        />
        {query.data === undefined || payerInn === undefined ? null : (
          <Payer
            key={payerInn}
            payerInn={payerInn}
            data={query.data}
            onChanged={() => void query.refetch()}
          />
        )}
      </div>
    </>
  );
}
