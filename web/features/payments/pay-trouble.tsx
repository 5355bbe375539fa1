// Every way a payment can fail to begin, each with the next step.
import { Refusal, Unreachable, sayError } from '../../api.ts';
import { useTexts } from '../../language.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Link } from '../../ui/link/link.tsx';
import { payTexts } from './pay-texts.ts';

export function PayTrouble({ error }: { error: unknown }) {
  const t = useTexts(payTexts);
  if (error === null || error === undefined) return null;
  if (error instanceof Unreachable) {
    return (
      <Alert tone="warn" live="alert" title={t.unknownTitle}>
        {t.unknown}
      </Alert>
    );
  }
  const refusal = error instanceof Refusal ? error : null;
  if (refusal?.code === 'payments.amount_changed') {
    // The sentence names the new sum; the sheet beside it shows that sum already.
    return (
      <Alert tone="warn" live="alert">
        {refusal.detail}
      </Alert>
    );
  }
  const other = refusal?.params.paymentId;
  return (
    <Alert
      tone="bad"
      live="alert"
      title={t.refusedTitle}
      action={
        typeof other === 'string' ? (
          <Link href={`/payments/${other}`}>{t.openOther}</Link>
        ) : undefined
      }
    >
      {sayError(error)}
    </Alert>
  );
}
