import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Payment } from '#contract/payments';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useFirst } from '../../first/first-rows.tsx';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { API } from '../../query.ts';
import { SettlementOrder } from '../../settlement/settlement-order.tsx';
import { Button, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { classes } from '../../ui/classes.ts';
import { CircleCheck, CircleX, Clock, Download, Icon, QrCode } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { QrPay } from '../../ui/qr-pay/qr-pay.tsx';
import { sayMoment } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { PAYMENT_STATUSES } from '../../ui/status.ts';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import {
  type PaymentDetails,
  type PaymentFace,
  askAgainMs,
  faceOf,
  paymentReading,
  retryAddress,
  splitTitle,
  statusOf,
} from './payment.ts';
import { CancelButton, CancelOutcome, useCancel } from './cancel-order.tsx';
import { paymentTexts } from './payment-texts.ts';
import css from './payments.module.css';

const money = (amount: number) => formatMoney(amount as Kopecks);
const DRAWINGS = {
  scan: QrCode,
  wait: Clock,
  review: Clock,
  paid: CircleCheck,
  declined: CircleX,
  reversed: CircleX,
};
const LOOKS = {
  scan: 'wait',
  wait: 'wait',
  review: 'wait',
  paid: 'ok',
  declined: 'bad',
  reversed: 'bad',
} as const;

/** What has happened, in one sentence; read out when it changes. */
function Head({
  face,
  title,
  children,
}: {
  face: PaymentFace;
  title: string;
  children: ReactNode;
}) {
  return (
    <output className={classes(css.head, css[LOOKS[face]])}>
      <Icon of={DRAWINGS[face]} size={32} />
      <span>
        <strong className={css.headTitle}>{title}</strong>
        <br />
        {children}
      </span>
    </output>
  );
}

function Scan({ payment, children }: { payment: Payment; children: ReactNode }) {
  const t = useTexts(paymentTexts);
  return (
    <Card>
      <Head face="scan" title={t.scanTitle}>
        {payment.qrLink === null ? t.cardText : t.scanText}
      </Head>
      <div className={css.scan}>
        {payment.qrLink === null ? null : <QrPay text={payment.qrLink} label={t.qr} />}
        {payment.payUrl === null ? null : (
          <LinkButton href={payment.payUrl}>{t.openBank}</LinkButton>
        )}
        <p className={css.note}>{t.noReload}</p>
        {children}
      </div>
    </Card>
  );
}

function Paid({ payment }: { payment: Payment }) {
  const t = useTexts(paymentTexts);
  const isReserving = payment.covers.some((cover) => cover.reservedKopecks > 0);
  return (
    <Card>
      <Head face="paid" title={`${t.paidTitle} ${money(payment.amountKopecks)}`}>
        {t.paidText}
        {isReserving ? ` ${t.next}` : ''}
      </Head>
      <div className={css.acts}>
        {payment.receiptReady ? (
          <LinkButton
            icon={Download}
            href={`${API}/payments/${payment.paymentId}/receipt.pdf`}
            download
          >
            {t.receipt}
          </LinkButton>
        ) : (
          <Button busy>{t.receiptSoon}</Button>
        )}
        <LinkButton kind="secondary" href="/fl">
          {t.toHome}
        </LinkButton>
      </div>
    </Card>
  );
}

/** Its source said that the money never came; what it had settled is owed again. */
function Reversed({ payment }: { payment: Payment }) {
  const t = useTexts(paymentTexts);
  return (
    <Card>
      <Head face="reversed" title={`${t.reversedTitle} ${money(payment.amountKopecks)}`}>
        {t.reversedText}
      </Head>
      <div className={css.acts}>
        <LinkButton href="/taxes">{t.toAccount}</LinkButton>
        <LinkButton kind="secondary" href="/taxes/history?what=money">
          {t.toHistory}
        </LinkButton>
      </div>
    </Card>
  );
}

function Declined({ payment }: { payment: Payment }) {
  const t = useTexts(paymentTexts);
  const isOwnWish = payment.declineReason === 'cancelled';
  return (
    <Card>
      <Head face="declined" title={isOwnWish ? t.cancelledTitle : t.declinedTitle}>
        {t.declined[payment.declineReason ?? 'unknown']} {t.notTaken}
      </Head>
      <div className={css.acts}>
        <LinkButton href={retryAddress(payment)}>{t.retry}</LinkButton>
        <LinkButton kind="secondary" href="/fl">
          {t.toHome}
        </LinkButton>
      </div>
    </Card>
  );
}

function Face({ payment, children }: { payment: Payment; children: ReactNode }) {
  const t = useTexts(paymentTexts);
  const face = faceOf(payment);
  if (face === 'scan') return <Scan payment={payment}>{children}</Scan>;
  if (face === 'paid') return <Paid payment={payment} />;
  if (face === 'declined') return <Declined payment={payment} />;
  if (face === 'reversed') return <Reversed payment={payment} />;
  const isReview = face === 'review';
  return (
    <Card>
      <Head face={face} title={isReview ? t.reviewTitle : t.waitTitle}>
        {isReview ? t.reviewText : t.waitText}
      </Head>
      {children}
    </Card>
  );
}

function Result({ payment }: { payment: Payment }) {
  const cancel = useCancel(payment.paymentId);
  return (
    <>
      <CancelOutcome payment={payment} cancel={cancel} />
      <Face payment={payment}>
        <CancelButton payment={payment} cancel={cancel} />
      </Face>
    </>
  );
}

/** Charges shown at first: the rest of the page is not to stand below hundreds of them. */
const FIRST = 10;

function Covers({ payment }: { payment: Payment }) {
  const t = useTexts(paymentTexts);
  const { shown, more } = useFirst(payment.covers, FIRST);
  if (faceOf(payment) !== 'paid') return null;
  const free = payment.unallocatedKopecks;
  const rows = shown.map((cover) => {
    const { name, thing } = splitTitle(cover.title);
    const what = cover.reservedKopecks > 0 ? t.reserved(money(cover.reservedKopecks)) : t.settled;
    return {
      key: cover.chargeId,
      label: <Link href={`/taxes/charges/${cover.chargeId}`}>{name}</Link>,
      value: money(cover.settledKopecks + cover.reservedKopecks),
      note: [thing, what].filter(Boolean).join(' · '),
    };
  });
  const rest = free > 0 ? [{ key: 'free', label: t.free, value: money(free) }] : [];
  return (
    <Card title={t.covers}>
      <div>
        <SummaryList rows={[...rows, ...rest]} />
        {more}
      </div>
    </Card>
  );
}

/** What it settled when it came, and why in that order. */
function Order({ payment }: { payment: PaymentDetails }) {
  const t = useTexts(paymentTexts);
  const shares = payment.settlement ?? [];
  if (shares.length === 0 || payment.reversedAt !== null) return null;
  return (
    <Card title={t.order}>
      <SettlementOrder shares={shares} linked />
    </Card>
  );
}

function Details({ payment }: { payment: Payment }) {
  const t = useTexts(paymentTexts);
  const language = useLanguage();
  const look = PAYMENT_STATUSES[statusOf(payment)];
  const paid =
    payment.paidAt === null
      ? []
      : [{ label: t.rows.paid, value: sayMoment(payment.paidAt, language) }];
  return (
    <Card title={t.details} action={<StatusTag {...look}>{look[language]}</StatusTag>}>
      <SummaryList
        rows={[
          { label: t.rows.number, value: payment.number },
          { label: t.rows.amount, value: money(payment.amountKopecks) },
          { label: t.rows.fee, value: formatMoney(payment.feeKopecks as Kopecks, { whole: true }) },
          { label: t.rows.method, value: t.methods[payment.method] },
          { label: t.rows.created, value: sayMoment(payment.createdAt, language) },
          ...paid,
          { label: t.rows.payee, value: payment.payee },
          { label: t.rows.purpose, value: payment.purpose },
        ]}
      />
    </Card>
  );
}

export function PaymentPage() {
  const t = useTexts(paymentTexts);
  const { paymentId = '' } = useParams({ strict: false });
  const query = useQuery({
    ...paymentReading(paymentId),
    refetchInterval: ({ state }) => askAgainMs(state.data),
  });
  const title = query.data === undefined ? t.title : t.numbered(query.data.number);
  useTitle([title, t.section]);
  return (
    <>
      <PageHead title={title} crumbs={[{ href: '/payments', label: t.history }]} />
      <LoadState query={query} say={sayError}>
        {(payment) => (
          <div className={css.result}>
            <div className={css.column}>
              <Result payment={payment} />
              <Covers payment={payment} />
              <Order payment={payment} />
            </div>
            <Details payment={payment} />
          </div>
        )}
      </LoadState>
    </>
  );
}
