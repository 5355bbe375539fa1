// The receipt of a payment: printed when the money is settled, kept for ever (PAY-5).
import { fileURLToPath } from 'node:url';
import { keepDocument } from '#modules/documents';
import { personOf } from '#modules/taxpayers';
import type { Chain } from '#platform/chain';
import type { Ctx } from '#platform/context';
import { taxpayerOf } from '#platform/context';
import type { Event } from '#platform/events';
import { announce } from '#platform/events';
import { QUICK_MASK, qrSvg } from '#platform/pdf/qr';
import { renderPdf } from '#platform/pdf/render';
import type { Moment } from '#primitives/days';
import { fullName, nameWithInitials } from '#primitives/names';
import { lockPayment, storeReceipt } from '../payment-store.ts';
import { codeOf, paperOf } from './receipt.ts';
import type { ReceiptPaper } from './receipt.ts';
import { tokenOf } from './check-receipt.ts';

const template = fileURLToPath(new URL('receipt.typ', import.meta.url));

interface ToPrint {
  paymentId: string;
  paper: ReceiptPaper;
  payer: string;
  paidAt: Moment;
}

/** What is to be printed; null when the receipt is there already. */
async function describeReceipt(ctx: Ctx, event: Event): Promise<ToPrint | null> {
  const payment = await lockPayment(ctx, String(event.data.paymentId));
  if (payment.receiptId !== null || payment.paidAt === null) return null;
  const { name, inn } = await personOf(ctx);
  const plainName = { lastName: name.last, firstName: name.first, middleName: name.middle };
  const { settings, keys } = ctx.env;
  const secret = `${taxpayerOf(ctx)}|${payment.paymentId}`;
  const code = codeOf(keys.lookup('payments.receipt-code', secret));
  const paper = paperOf(
    { ...payment, paidAt: payment.paidAt },
    { fullName: fullName(plainName), inn },
    {
      code,
      place: {
        publicUrl: settings.PUBLIC_URL,
        zone: settings.LEGAL_TIME_ZONE,
        isStand: settings.STAND === 'on',
      },
    },
  );
  const payer = nameWithInitials(plainName);
  return { paymentId: payment.paymentId, paper, payer, paidAt: payment.paidAt };
}

async function keepReceipt(ctx: Ctx, print: ToPrint | null, bytes: Buffer | null): Promise<void> {
  if (print === null || bytes === null) return;
  const { paymentId, paper, payer } = print;
  if ((await lockPayment(ctx, paymentId)).receiptId !== null) return;
  const { documentId } = await keepDocument(ctx, {
    kind: 'payment_receipt',
    number: paper.number,
    name: `Квитанция ${paper.number}.pdf`,
    mime: 'application/pdf',
    bytes,
  });
  const token = tokenOf(ctx.env, paper);
  await storeReceipt(ctx, paymentId, { receiptId: documentId, token, payer });
  await announce(ctx, {
    type: 'payment.receipt-ready',
    data: { paymentId, documentId },
    topics: ['payments'],
  });
}

/**
 * Listens to `payment.settled`; announces `payment.receipt-ready`. Runs again after any failure.
 */
export const makingReceipt: Chain<Event, ToPrint | null, Buffer | null, void> = {
  call: describeReceipt,
  outside: async (print, env) =>
    print &&
    renderPdf(env, {
      template,
      data: { ...print.paper, qr: qrSvg(print.paper.checkUrl, QUICK_MASK) },
      createdAt: print.paidAt,
    }),
  settle: keepReceipt,
};
