// Receipts of this device that were issued without a connection, each with its state (BEY-8).
import { useLanguage, useTexts } from '../../language.ts';
import { firstLine, money } from '../../npd/npd.ts';
import { npdWords } from '../../npd/npd-words.ts';
import type { Queued } from '../../npd/queue/queue.ts';
import { putAway, useQueue } from '../../npd/queue/use-queue.ts';
import { queueTexts } from '../../npd/queue-texts.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Disclosure } from '../../ui/disclosure/disclosure.tsx';
import { Link } from '../../ui/link/link.tsx';
import { QrPay } from '../../ui/qr-pay/qr-pay.tsx';
import { sayMomentShort } from '../../ui/say.ts';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import css from './receipts.module.css';

const LOOKS = {
  queued: { tone: 'info', icon: 'wait' },
  registered: { tone: 'ok', icon: 'done' },
  refused: { tone: 'bad', icon: 'refused' },
} as const;

/** The public page of a receipt, as its QR says it; null while it has no number. */
function pageOf({ inn, number }: Queued): string | null {
  return inn === null || number === null ? null : `${location.origin}/r/${inn}/${number}`;
}

function QueuedReceipt({ item, isNew }: { item: Queued; isNew: boolean }) {
  const t = useTexts(queueTexts);
  const words = useTexts(npdWords);
  const language = useLanguage();
  const { id, body, number, state, refusal, madeAt } = item;
  const page = pageOf(item);
  return (
    <li className={css.queued}>
      <div className={css.apart}>
        <span>
          <strong>{firstLine(body.lines, words.more)}</strong>{' '}
          <span className={css.sum}>{money(body.totalKopecks ?? 0)}</span>
        </span>
        <StatusTag {...LOOKS[state]}>{t.states[state]}</StatusTag>
      </div>
      <p className={css.note}>
        {number === null ? t.noNumber : t.number(number)} · {sayMomentShort(madeAt, language)}
      </p>
      {refusal === null ? null : <Alert tone="bad">{t.because(refusal.text)}</Alert>}
      {state === 'queued' && page !== null && number !== null ? (
        <Disclosure summary={t.qr} open={isNew}>
          <QrPay text={page} label={t.qrLabel(number)} />
        </Disclosure>
      ) : null}
      <div className={css.acts}>
        {state === 'registered' && number !== null ? (
          <Link href={`/npd/receipts/${number}`}>{t.open}</Link>
        ) : null}
        {state === 'queued' ? null : (
          <Button kind="quiet" compact onClick={() => void putAway(id)}>
            {state === 'refused' ? t.drop : t.putAway}
          </Button>
        )}
      </div>
    </li>
  );
}

export function QueueCard({ chosen }: { chosen: string | undefined }) {
  const t = useTexts(queueTexts);
  const { items, left } = useQueue();
  if (items.length === 0 && left === 0) return null;
  return (
    <Card title={t.title}>
      {left === 0 ? null : <Alert tone="warn">{t.left(left)}</Alert>}
      {items.some(({ state }) => state === 'queued') ? (
        <p className={css.note}>{t.waitingText}</p>
      ) : null}
      <ul className={css.queue}>
        {items.map((item) => (
          <QueuedReceipt key={item.id} item={item} isNew={item.id === chosen} />
        ))}
      </ul>
    </Card>
  );
}
