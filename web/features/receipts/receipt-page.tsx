// One receipt: its paper, its code, its files; sent, repeated, replaced, cancelled from here.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { NPD, type Receipt, money, monthReading, receiptReading } from '../../npd/npd.ts';
import { Paper } from '../../npd/paper/paper.tsx';
import { npdWords, sayMonth, sayPeriod } from '../../npd/npd-words.ts';
import { useAddress } from '../../search.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { classes } from '../../ui/classes.ts';
import { Plus, Printer } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { QrPay } from '../../ui/qr-pay/qr-pay.tsx';
import { sayMoment } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { AttachmentsCard } from './attachments-card.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { ReceiptState } from './receipt-state.tsx';
import { receiptTexts } from './receipt-texts.ts';
import css from './receipts.module.css';
import { SendDialog } from './send-dialog.tsx';

/** The system's own sheet of ways to send, where there is one; else ours. */
function useSend(receipt: Receipt, otherwise: () => void) {
  const t = useTexts(receiptTexts);
  return () => {
    const given = { title: t.share, url: receipt.pageUrl };
    if (matchMedia('(pointer: coarse)').matches && navigator.canShare?.(given)) {
      // Closing the sheet without a choice is no failure.
      navigator.share(given).catch(() => undefined);
      return;
    }
    otherwise();
  };
}

function Issued({ receipt, onSend }: { receipt: Receipt; onSend: () => void }) {
  const t = useTexts(receiptTexts);
  const words = useTexts(npdWords);
  const { data } = useQuery(monthReading(receipt.month));
  const tax = data?.tax ?? null;
  return (
    <Alert
      tone="ok"
      live="status"
      title={t.issued(money(receipt.totalKopecks))}
      action={
        <div className={css.acts}>
          <Button onClick={onSend}>{t.send}</Button>
          <LinkButton kind="secondary" icon={Plus} href="/npd/receipts/new">
            {t.again}
          </LinkButton>
        </div>
      }
    >
      {t.issuedText}{' '}
      {tax === null ? null : t.taxNow(sayPeriod(tax.period, words), money(tax.previewKopecks))}
    </Alert>
  );
}

function Gone({ receipt }: { receipt: Receipt }) {
  const t = useTexts(receiptTexts);
  const words = useTexts(npdWords);
  const language = useLanguage();
  const { cancellation, replacedBy } = receipt;
  if (cancellation === null) return null;
  const { reason, registeredAt } = cancellation;
  return (
    <Alert tone="warn" live="status" title={t.cancelledTitle}>
      {t.cancelledText(sayMoment(registeredAt, language), words.reasons[reason])}
      {replacedBy === null ? null : (
        <p>
          {t.replacedBy} <Link href={`/npd/receipts/${replacedBy}`}>{replacedBy}</Link>
        </p>
      )}
    </Alert>
  );
}

function Code({ receipt }: { receipt: Receipt }) {
  const t = useTexts(receiptTexts);
  const copy = () => {
    navigator.clipboard.writeText(receipt.pageUrl).then(
      () => toast(t.copied),
      () => toast(t.notCopied),
    );
  };
  return (
    <Card title={t.link}>
      <div className={css.stack}>
        <QrPay text={receipt.printUrl} label={t.qr} />
        <p className={css.note}>{t.qrNote}</p>
        <p className={css.mono}>
          <Link href={receipt.pageUrl} target="_blank" rel="noopener">
            {receipt.pageUrl}
          </Link>
        </p>
        <div className={css.acts}>
          <Button kind="secondary" compact onClick={copy}>
            {t.copy}
          </Button>
        </div>
      </div>
    </Card>
  );
}

const FILES = ['pdf', 'png', 'xml', 'json'] as const;

function Files({ receipt }: { receipt: Receipt }) {
  const t = useTexts(receiptTexts);
  return (
    <Card title={t.files}>
      <div className={css.acts}>
        {FILES.map((kind) => (
          <Link key={kind} href={`${NPD}/receipts/${receipt.number}/receipt.${kind}`} download>
            {t[kind]}
          </Link>
        ))}
        <Button kind="quiet" compact icon={Printer} onClick={() => print()}>
          {t.print}
        </Button>
      </div>
    </Card>
  );
}

function Details({ receipt }: { receipt: Receipt }) {
  const t = useTexts(receiptTexts);
  const words = useTexts(npdWords);
  const language = useLanguage();
  const { operationAt, registeredAt, month, paymentKind, source, replacesNumber } = receipt;
  const rows = [
    { label: t.operationAt, value: sayMoment(operationAt, language) },
    { label: t.registeredAt, value: sayMoment(registeredAt, language) },
    {
      label: t.month,
      value: <Link href={`/npd/incomes/${month}`}>{sayMonth(month, words.months)}</Link>,
    },
    { label: t.payment, value: words.payments[paymentKind] },
    { label: t.source, value: t.sources[source] },
    ...(replacesNumber === null
      ? []
      : [
          {
            label: t.replaces,
            value: <Link href={`/npd/receipts/${replacesNumber}`}>{replacesNumber}</Link>,
          },
        ]),
  ];
  return (
    <Card title={t.details} action={<ReceiptState receipt={receipt} />}>
      <SummaryList rows={rows} />
    </Card>
  );
}

function Content({ receipt, isNew }: { receipt: Receipt; isNew: boolean }) {
  const t = useTexts(receiptTexts);
  const words = useTexts(npdWords);
  const [open, setOpen] = useState<'send' | 'cancel' | null>(null);
  const onSend = useSend(receipt, () => setOpen('send'));
  const close = () => setOpen(null);
  const isValid = receipt.state === 'registered';
  return (
    <div className={classes(css.grid, css.beside)}>
      <div className={css.column}>
        {isNew && isValid ? <Issued receipt={receipt} onSend={onSend} /> : null}
        <Gone receipt={receipt} />
        <div className={css.acts}>
          {isNew || !isValid ? null : <Button onClick={onSend}>{t.send}</Button>}
          <LinkButton kind="secondary" href={`/npd/receipts/new?repeat=${receipt.number}`}>
            {words.repeat}
          </LinkButton>
          {isValid ? (
            <>
              <LinkButton kind="quiet" href={`/npd/receipts/new?replace=${receipt.number}`}>
                {t.replace}
              </LinkButton>
              <Button kind="quiet" onClick={() => setOpen('cancel')}>
                {t.cancel}
              </Button>
            </>
          ) : null}
        </div>
        <Paper
          number={receipt.number}
          seller={null}
          operationAt={receipt.operationAt}
          lines={receipt.lines}
          totalKopecks={receipt.totalKopecks}
          buyer={receipt.buyer}
          isGone={!isValid}
        />
      </div>
      <div className={classes(css.column, css.side)}>
        <Code receipt={receipt} />
        <Files receipt={receipt} />
        <AttachmentsCard number={receipt.number} />
      </div>
      <Details receipt={receipt} />
      {open === 'send' ? <SendDialog receipt={receipt} onClose={close} /> : null}
      {open === 'cancel' ? <CancelDialog receipt={receipt} onClose={close} /> : null}
    </div>
  );
}

export function ReceiptPage({ name }: { name: string }) {
  const t = useTexts(receiptTexts);
  const words = useTexts(npdWords);
  const { search } = useAddress();
  const query = useQuery(receiptReading(name));
  useTitle([t.title(name), words.section]);
  return (
    <>
      <PageHead
        title={t.title(name)}
        crumbs={[{ href: '/npd/receipts', label: words.allReceipts }]}
      />
      <LoadState query={query} say={sayError} skeletonLines={10}>
        {(receipt) => <Content receipt={receipt} isNew={search.issued === '1'} />}
      </LoadState>
    </>
  );
}
