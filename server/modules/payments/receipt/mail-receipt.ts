// The receipt goes to the person by mail, with the paper attached (PAY-5).
import { documentOf } from '#modules/documents';
import { contactsOfTaxpayer } from '#modules/taxpayers';
import type { Chain } from '#platform/chain';
import type { Ctx } from '#platform/context';
import type { Event } from '#platform/events';
import { sendMail } from '#platform/mail';
import type { Mail } from '#platform/mail';
import { formatMoney } from '#primitives/money';
import { lockPayment } from '../payment-store.ts';

async function letterOf(ctx: Ctx, event: Event): Promise<Mail | null> {
  const { email } = await contactsOfTaxpayer(ctx);
  // A taxpayer without a confirmed address finds the receipt in the cabinet.
  if (email === null) return null;
  const payment = await lockPayment(ctx, String(event.data.paymentId));
  const receipt = await documentOf(ctx, String(event.data.documentId));
  const link = `${ctx.env.settings.PUBLIC_URL}/payments/${payment.paymentId}`;
  return {
    id: `receipt-${payment.paymentId}`,
    to: email,
    subject: `Квитанция об оплате № ${payment.number}`,
    text: [
      `Платёж № ${payment.number} на ${formatMoney(payment.amountKopecks)} зачислен`,
      'на единый налоговый счёт. Квитанция — во вложении.',
      '',
      `Открыть платёж: ${link}`,
      '',
      'Кабинет налогоплательщика',
    ].join('\n'),
    attachments: [{ name: receipt.name, mime: receipt.mime, bytes: receipt.bytes }],
  };
}

/**
 * Listens to `payment.receipt-ready`; tried again while the mail server does not take the letter.
 */
export const mailingReceipt: Chain<Event, Mail | null, void, void> = {
  call: letterOf,
  outside: async (mail, env) => {
    if (mail) await sendMail(env, mail);
  },
  settle: () => Promise.resolve(),
};
