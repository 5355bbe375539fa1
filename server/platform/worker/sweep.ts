// Sweeps what has fallen due by business time, in the order of the days; per taxpayer one after
// another.
import assert from 'node:assert/strict';
import type { Day, Moment } from '#primitives/days';
import { taxpayerId } from '../context.ts';
import { sql } from '../db.ts';
import type { DueItem } from '../due.ts';
import type { Env } from '../env.ts';
import { work } from '../work.ts';
import { modulesOf } from '../module.ts';

const batch = 200;
/**
 * A due item that fails is tried again this much later, times its attempts; then staff must look.
 */
const retryMinutes = 1;

interface DueRow {
  taxpayer_id: number;
  kind: string;
  due_key: string;
  due_at: string;
  data: Record<string, unknown>;
}

/** Handles the next due items; answers how many were handled. Zero: nothing is due. */
export async function sweepDue(env: Env): Promise<number> {
  const rows = await work(
    env,
    { actor: { kind: 'job', name: 'due.sweep' }, role: 'batch' },
    (ctx) =>
      ctx.db.rows(sql<DueRow>`
      select taxpayer_id, kind, due_key, due_at, data from platform.due
      where done_at is null and due_at <= ${ctx.now}
        and (retry_at is null or retry_at <= ${ctx.wall})
      order by due_at, taxpayer_id, kind, due_key limit ${batch}`),
  );
  for (const row of rows) {
    await handle(env, row).catch((error: unknown) => postpone(env, row, error));
  }
  return rows.length;
}

async function handle(env: Env, row: DueRow): Promise<void> {
  const due = modulesOf(env)
    .flatMap((module) => module.dues ?? [])
    .find((one) => one.kind === row.kind);
  assert(due, `Nobody handles what falls due as ${row.kind}.`);
  const item: DueItem = {
    taxpayerId: row.taxpayer_id === 0 ? null : taxpayerId(row.taxpayer_id),
    kind: row.kind,
    key: row.due_key,
    dueAt: row.due_at as Moment,
    dueOn: env.clock.legalDayOf(row.due_at as Moment) as Day,
    data: row.data,
  };
  const scope = { actor: { kind: 'job', name: row.kind } as const, taxpayerId: item.taxpayerId };
  await work(env, scope, async (ctx) => {
    const taken = await ctx.db.run(sql`
      update platform.due set done_at = ${ctx.wall}, attempts = attempts + 1
      where taxpayer_id = ${row.taxpayer_id} and kind = ${row.kind} and due_key = ${row.due_key}
        and done_at is null`);
    if (taken === 1) await due.call(ctx, item);
  });
}

async function postpone(env: Env, row: DueRow, error: unknown): Promise<void> {
  env.log.error({ err: error, kind: row.kind }, 'a due item failed and will be tried again');
  await work(env, { actor: { kind: 'job', name: 'due.sweep' }, role: 'batch' }, (ctx) =>
    ctx.db.run(sql`
      update platform.due set attempts = attempts + 1,
        retry_at = ${ctx.wall}::timestamptz
          + make_interval(mins => ${retryMinutes} * (attempts + 1))
      where taxpayer_id = ${row.taxpayer_id} and kind = ${row.kind} and due_key = ${row.due_key}`),
  );
}
