// What falls due on a day of the law: a table swept by business time, in the order of the days.
import { startOfLegalDay } from '#primitives/days';
import type { Day, Moment } from '#primitives/days';
import type { Ctx, TaxpayerId } from './context.ts';
import { sql } from './db.ts';

export interface DueItem {
  taxpayerId: TaxpayerId | null;
  kind: string;
  key: string;
  /** The legal day it fell due on. */
  dueOn: Day;
  dueAt: Moment;
  data: Record<string, unknown>;
}

/** What a module does when something of a kind falls due; runs for that taxpayer, exactly once. */
export interface Due {
  kind: string;
  call: (ctx: Ctx, item: DueItem) => Promise<void>;
}

export interface DuePlan {
  kind: string;
  /** With the kind unique per taxpayer: planning the same again changes nothing. */
  key: string;
  /** Begins at the start of this legal day. */
  dueOn: Day;
  data?: Record<string, unknown>;
}

/**
 * Plans that something of the transaction's taxpayer falls due; a done or planned one is left
 * alone.
 */
export async function planDue(ctx: Ctx, plan: DuePlan): Promise<void> {
  const dueAt = startOfLegalDay(plan.dueOn, ctx.env.settings.LEGAL_TIME_ZONE);
  await ctx.db.run(sql`
    insert into platform.due (taxpayer_id, kind, due_key, due_at, data)
    values (platform.current_taxpayer(), ${plan.kind}, ${plan.key}, ${dueAt},
            ${JSON.stringify(plan.data ?? {})})
    on conflict do nothing`);
}
