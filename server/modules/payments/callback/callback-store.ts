// What the bank called us with, once per event.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { addSeconds } from '#primitives/days';

export interface ReceivedCallback {
  eventKey: string;
  orderId: string | null;
  /** `taken`, or why it was not believed. */
  verdict: string;
}

/** False for a copy. A parallel copy waits here until the first one is stored. */
export async function insertCallback(ctx: Ctx, received: ReceivedCallback): Promise<boolean> {
  const { eventKey, orderId, verdict } = received;
  const inserted = await ctx.db.run(sql`
    insert into payments.callback (event_key, order_id, verdict, received_at)
    values (${eventKey}, ${orderId}, ${verdict}, ${ctx.wall}) on conflict do nothing`);
  return inserted === 1;
}

/** How many callbacks of a verdict came within the last hour; this one included. */
export async function countLately(ctx: Ctx, verdict: string): Promise<number> {
  const { count } = await ctx.db.one(sql<{ count: number }>`
    select count(*) as count from payments.callback
    where verdict = ${verdict} and received_at > ${addSeconds(ctx.wall, -3600)}`);
  return count;
}
