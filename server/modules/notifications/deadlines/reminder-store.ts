// All SQL of reminders: what the person chose, and which charges were reminded of.
import { taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';

export interface ReminderWish {
  isOn: boolean;
  daysBefore: number;
}

/** Without a choice of the person: on, seven days before. */
const USUAL: ReminderWish = { isOn: true, daysBefore: 7 };

export async function readWish(ctx: Ctx): Promise<ReminderWish> {
  const kept = await ctx.db.find(sql<ReminderWish>`
    select is_on as "isOn", days_before as "daysBefore" from notifications.reminder_wish
    where taxpayer_id = ${taxpayerOf(ctx)}`);
  return kept ?? USUAL;
}

export async function upsertWish(ctx: Ctx, { isOn, daysBefore }: ReminderWish): Promise<void> {
  await ctx.db.run(sql`
    insert into notifications.reminder_wish (taxpayer_id, is_on, days_before, chosen_at)
    values (${taxpayerOf(ctx)}, ${isOn}, ${daysBefore}, ${ctx.now})
    on conflict (taxpayer_id) do update set is_on = excluded.is_on,
      days_before = excluded.days_before, chosen_at = excluded.chosen_at`);
}

/** Marks charges as reminded of; answers those that were not before. */
export async function insertReminders(
  ctx: Ctx,
  charges: readonly { chargeId: string; dueOn: string }[],
): Promise<string[]> {
  const rows = await ctx.db.rows(sql<{ charge_id: string }>`
    insert into notifications.reminder (taxpayer_id, charge_id, due_on, told_at)
    select ${taxpayerOf(ctx)}::bigint, unnest(${charges.map((one) => one.chargeId)}::uuid[]),
      unnest(${charges.map((one) => one.dueOn)}::date[]), ${ctx.now}::timestamptz
    on conflict do nothing returning charge_id`);
  return rows.map((row) => row.charge_id);
}
