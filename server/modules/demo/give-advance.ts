// The demo person with a positive balance has paid by requisites ahead of time: real money in the
// ledger, told by the treasury of the stand once for ever.
import { postPayment } from '#modules/ledger';
import { taxpayerOf } from '#platform/context';
import type { Listener } from '#platform/events';
import { newId } from '#platform/ids';
import { kopecks } from '#primitives/money';

/** 10 000 ₽: covers the taxes to come and leaves something free. */
const advanceKopecks = kopecks(1_000_000);

export const giveAdvance: Listener = {
  event: 'taxpayers.registered',
  listener: 'demo.give-advance',
  call: async (ctx, event) => {
    if (event.data.persona !== 'positive-balance') return;
    await postPayment(ctx, {
      source: 'treasury',
      eventKey: `stand-advance:${taxpayerOf(ctx)}`,
      paymentId: newId(),
      amountKopecks: advanceKopecks,
      paidOn: ctx.today,
    });
  },
};
