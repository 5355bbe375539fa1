// In one line: how many receipts of this device wait or were refused.
import { useTexts } from '../language.ts';
import { Alert } from '../ui/alert/alert.tsx';
import { Link } from '../ui/link/link.tsx';
import { useQueue } from './queue/use-queue.ts';
import { queueTexts } from './queue-texts.ts';

export function QueueNews() {
  const t = useTexts(queueTexts);
  const { items } = useQueue();
  const waiting = items.filter(({ state }) => state === 'queued').length;
  const refused = items.filter(({ state }) => state === 'refused').length;
  const link = <Link href="/npd/receipts">{t.show}</Link>;
  return (
    <>
      {waiting === 0 ? null : (
        <Alert tone="info" live="status" title={t.waiting(waiting)} action={link}>
          {t.waitingText}
        </Alert>
      )}
      {refused === 0 ? null : (
        <Alert tone="bad" live="status" title={t.refused(refused)} action={link}>
          {t.refusedText}
        </Alert>
      )}
    </>
  );
}
