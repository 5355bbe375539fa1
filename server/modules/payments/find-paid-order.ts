// Whether money told of by somebody else may be that of a payment begun here.
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
