// Every way a payment can fail to begin, each with the next step.
import { type Kopecks, formatMoney } from '#primitives/money';
import { Refusal, Unreachable, sayError } from '../../api.ts';
import { useTexts } from '../../language.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Link } from '../../ui/link/link.tsx';
import { changedFigure } from './pay.ts';
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
    const figure = changedFigure(refusal.params);
    return (
      <Alert tone="warn" live="alert" title={t.changedTitle}>
        {refusal.detail}
        {figure === null ? '' : ` ${t.changedNow(formatMoney(figure as Kopecks))}`}
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
