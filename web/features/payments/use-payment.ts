// Sending a payment: one id for one wish, and an answer for every way it can end.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Payment } from '#contract/payments';
import { Refusal, send } from '../../api.ts';
import { API } from '../../query.ts';
import { type PayBody, forgetPaymentId, keepPaymentId, nextPlace } from './pay.ts';

type Wish = Omit<PayBody, 'paymentId'>;

/** Refusals after which the same id may be sent again: nothing has begun, or it is not known. */
function isOpenEnd(error: unknown): boolean {
  return !(error instanceof Refusal) || error.status >= 500;
}

export function usePayment(onDone: () => void) {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (wish: Wish) => {
      const paymentId = keepPaymentId(wish, sessionStorage);
      return send<Payment>('POST', `${API}/payments`, {
        body: { paymentId, ...wish },
        idempotencyKey: paymentId,
      });
    },
    onSuccess: (payment) => {
      forgetPaymentId(sessionStorage);
      onDone();
      client.setQueryData(['payments', 'one', payment.paymentId], payment);
      const next = nextPlace(payment, matchMedia('(pointer: coarse)').matches);
      if ('bank' in next) location.assign(next.bank);
      else router.history.push(next.page);
    },
    onError: (error) => {
      if (isOpenEnd(error)) return;
      forgetPaymentId(sessionStorage);
      // The figures on the screen were refused: they are read again.
      void client.invalidateQueries({ queryKey: ['account'] });
    },
  });
}
