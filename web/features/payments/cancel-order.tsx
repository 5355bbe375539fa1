// Giving up an order that waits at the bank. The bank has the last word: what it has taken already
// stands.
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Payment } from '#contract/payments';
import { send, sayError } from '../../api.ts';
import { useTexts } from '../../language.ts';
import { API } from '../../query.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { randomId } from './pay.ts';
import { mayCancel } from './payment.ts';
import { paymentTexts } from './payment-texts.ts';

type Cancel = UseMutationResult<Payment, Error, void>;
interface CancelProps {
  payment: Payment;
  cancel: Cancel;
}

export function useCancel(paymentId: string): Cancel {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      send<Payment>('POST', `${API}/payments/${paymentId}/cancel`, {
        idempotencyKey: randomId(),
      }),
    onSuccess: (payment) => {
      client.setQueryData(['payments', 'one', paymentId], payment);
      // What it held for its charges is free again.
      void client.invalidateQueries({ queryKey: ['account'] });
      void client.invalidateQueries({ queryKey: ['payments'] });
    },
  });
}

export function CancelButton({ payment, cancel }: CancelProps) {
  const t = useTexts(paymentTexts);
  if (!mayCancel(payment)) return null;
  return (
    <Button kind="quiet" busy={cancel.isPending} onClick={() => cancel.mutate()}>
      {t.cancel}
    </Button>
  );
}

/** What the bank said to the wish, if that is not simply «cancelled». */
export function CancelOutcome({ payment, cancel }: CancelProps) {
  const t = useTexts(paymentTexts);
  if (cancel.error !== null && mayCancel(payment)) {
    return (
      <Alert tone="warn" live="alert" title={t.cancelFailedTitle}>
        {sayError(cancel.error)}
      </Alert>
    );
  }
  if (!cancel.isSuccess || payment.state === 'declined') return null;
  const isTooLate = payment.state === 'paid';
  return (
    <Alert tone="info" live="status" title={isTooLate ? t.tooLateTitle : t.stillTitle}>
      {isTooLate ? t.tooLate : t.still}
    </Alert>
  );
}
