// Sends a receipt to the buyer: by mail with the PDF, by SMS with the link (NPD-3).
import { getReceipt, pageUrl, refusals } from '#modules/self-employment';
import type * as z from 'zod/mini';
import { taxpayerInn } from '#modules/taxpayers';
import type { Chain } from '#platform/chain';
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { type Event, announce } from '#platform/events';
import { newId } from '#platform/ids';
import { sendMail } from '#platform/mail';
import { sendSms } from '#platform/sms';
import { addSeconds } from '#primitives/days';
import { parseEmail } from '#primitives/identifiers/email';
import { parsePhone } from '#primitives/identifiers/phone';
import { formatMoney } from '#primitives/money';
import type { sendingBody } from '../contract.ts';
import { type ToPrint, printPdf, receiptToPrint } from './print-receipt.ts';

/** A buyer who lost it asks again; more is somebody's flood. */
const SENT_PER_DAY = 10;
const DAY_S = 86_400;

const placeOf = (row: string) => ({ table: 'receipts.sending', column: 'address', row });

/**
 * Writes the wish and announces `receipt.sending`; a job sends it.
 * Refuses: `receipt_unknown`, `email_invalid`, `phone_invalid`, `sent_often`.
 */
export async function askSending(
  ctx: Ctx,
  number: string,
  { channel, to }: z.output<typeof sendingBody>,
): Promise<void> {
  await getReceipt(ctx, number);
  const read = channel === 'mail' ? parseEmail(to) : parsePhone(to);
  if (!read.ok) {
    throw refusals[channel === 'mail' ? 'email_invalid' : 'phone_invalid']({ field: 'to' });
  }
  const { sent } = await ctx.db.one(sql<{ sent: number }>`
    select count(*) as sent from receipts.sending
    where taxpayer_id = platform.current_taxpayer() and number = ${number}
      and asked_at > ${addSeconds(ctx.wall, -DAY_S)}`);
  if (sent >= SENT_PER_DAY) throw refusals.sent_often({ params: { most: SENT_PER_DAY } });
  const sendingId = newId();
  const address = ctx.env.keys.seal(placeOf(sendingId), read.value);
  await ctx.db.run(sql`
    insert into receipts.sending (taxpayer_id, sending_id, number, channel, address,
      asked_at)
    values (platform.current_taxpayer(), ${sendingId}, ${number}, ${channel}, ${address},
      ${ctx.wall})`);
  await announce(ctx, { type: 'receipt.sending', data: { sendingId, number, channel } });
}

interface ToSend {
  sendingId: string;
  channel: 'mail' | 'sms';
  to: string;
  text: string;
  print: ToPrint;
}

/** Listens to `receipt.sending`; tried again while the gateway does not take it. */
export const sendingReceipt: Chain<Event, ToSend | null, void, void> = {
  call: async (ctx, event) => {
    const sendingId = String(event.data.sendingId);
    const row = await ctx.db.one(sql<{ address: Buffer; number: string; sent_at: string | null }>`
      select address, number, sent_at from receipts.sending
      where taxpayer_id = platform.current_taxpayer() and sending_id = ${sendingId}`);
    if (row.sent_at !== null) return null;
    const print = await receiptToPrint(ctx, row.number);
    const { totalKopecks } = await getReceipt(ctx, row.number);
    const link = pageUrl(ctx.env, await taxpayerInn(ctx), row.number);
    return {
      sendingId,
      channel: event.data.channel === 'sms' ? 'sms' : 'mail',
      to: ctx.env.keys.open(placeOf(sendingId), row.address),
      text: `Чек № ${row.number} на ${formatMoney(totalKopecks)}: ${link}`,
      print,
    };
  },
  outside: async (send, env) => {
    if (send === null) return;
    const { sendingId: id, to, text, print } = send;
    if (send.channel === 'sms') return sendSms(env, { id, to, text });
    const bytes = await printPdf(env, print);
    const name = `Чек ${print.number}.pdf`;
    await sendMail(env, {
      id: `receipt-${id}`,
      to,
      subject: print.paper.title,
      text: `${text}\n\nЧек — во вложении.`,
      attachments: [{ name, mime: 'application/pdf', bytes }],
    });
  },
  settle: async (ctx, send) => {
    if (send === null) return;
    await ctx.db.run(sql`
      update receipts.sending set sent_at = ${ctx.wall}
      where taxpayer_id = platform.current_taxpayer() and sending_id = ${send.sendingId}`);
  },
};
