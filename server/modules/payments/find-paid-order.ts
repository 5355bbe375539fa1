// What other modules ask of payments begun here: is this money one of them, and of which number.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { addDays, type Day, startOfLegalDay } from '#primitives/days';
import type { Kopecks } from '#primitives/money';

/** A payment of the transaction's taxpayer that the bank took on the day, of exactly this sum. */
export async function hasPaidOrder(
  ctx: Ctx,
  of: { amountKopecks: Kopecks; paidOn: Day },
): Promise<boolean> {
  const zone = ctx.env.settings.LEGAL_TIME_ZONE;
  const row = await ctx.db.find(sql`
    select 1 from payments.payment
    where taxpayer_id = platform.current_taxpayer() and state = 'paid'
      and amount_kopecks = ${of.amountKopecks}
      and paid_at >= ${startOfLegalDay(of.paidOn, zone)}
      and paid_at < ${startOfLegalDay(addDays(of.paidOn, 1), zone)}`);
  return row !== undefined;
}

/** The numbers of those payments that were begun here. */
export async function orderNumbers(
  ctx: Ctx,
  paymentIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await ctx.db.rows(sql<{ id: string; number: string }>`
    select payment_id as id, number from payments.payment
    where taxpayer_id = platform.current_taxpayer()
      and payment_id = any(${[...paymentIds]}::uuid[])`);
  return new Map(rows.map(({ id, number }) => [id, number]));
}
