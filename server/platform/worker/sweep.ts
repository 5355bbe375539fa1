// Sweeps what has fallen due by business time, in the order of the days: what an item plans for a
// later day comes before whatever is due after that day, however far the clock has jumped. Items of
// one taxpayer come one after another, some taxpayers of one day at once.
import assert from 'node:assert/strict';
import type { Day, Moment } from '#primitives/days';
import { raiseAlert } from '../audit.ts';
import { type Ctx, taxpayerId } from '../context.ts';
import { sql } from '../db.ts';
import type { DueItem } from '../due.ts';
import type { Env } from '../env.ts';
import { forTaxpayer, work } from '../work.ts';
import { modulesOf } from '../module.ts';

const batch = 200;
/** While one waits for its commit, others reckon. */
const hands = 4;
/**
 * A due item that fails is tried again this much later, times its attempts; after so many of them
 * staff must look.
 */
const retryMinutes = 1;
const attemptsToTell = 12;

interface DueRow {
  taxpayer_id: number;
  kind: string;
  due_key: string;
  due_at: string;
  data: Record<string, unknown>;
}

/**
 * Handles items of the earliest moment at which something is due; answers how many. Zero: nothing
 * is due.
 */
export async function sweepDue(env: Env): Promise<number> {
  const rows = await work(
    env,
    { actor: { kind: 'job', name: 'due.sweep' }, role: 'batch' },
    (ctx) =>
      ctx.db.rows(sql<DueRow>`
      select taxpayer_id, kind, due_key, due_at, data from platform.due
      where done_at is null and (retry_at is null or retry_at <= ${ctx.wall})
        and due_at = (
          select due_at from platform.due
          where done_at is null and due_at <= ${ctx.now}
            and (retry_at is null or retry_at <= ${ctx.wall})
          order by due_at limit 1)
      order by taxpayer_id, kind, due_key limit ${batch}`),
  );
  const own = Map.groupBy(rows, ({ taxpayer_id }) => taxpayer_id);
  // What is of nobody may be of everybody, so it is alone.
  await handleAll(env, own.get(0) ?? []);
  own.delete(0);
  const waiting = own.values();
  const hand = async (): Promise<void> => {
    for (const some of waiting) await handleAll(env, some);
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return rows.length;
}

async function handleAll(env: Env, rows: readonly DueRow[]): Promise<void> {
  for (const row of rows) {
    await handle(env, row).catch((error: unknown) => postpone(env, row, error));
  }
}

async function handle(env: Env, row: DueRow): Promise<void> {
  const due = modulesOf(env)
    .flatMap((module) => module.dues ?? [])
    .find((one) => one.kind === row.kind);
  assert(due, `Nobody handles what falls due as ${row.kind}.`);
  const item: DueItem = {
    taxpayerId: own(row),
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
  const scope = { actor: { kind: 'job', name: 'due.sweep' }, role: 'batch' } as const;
  await work(env, scope, async (ctx) => {
    const { attempts } = await ctx.db.one(sql<{ attempts: number }>`
      update platform.due set attempts = attempts + 1,
        retry_at = ${ctx.wall}::timestamptz
          + make_interval(mins => ${retryMinutes} * (attempts + 1))
      where taxpayer_id = ${row.taxpayer_id} and kind = ${row.kind} and due_key = ${row.due_key}
      returning attempts`);
    if (attempts === attemptsToTell) await tellStuck(await forTaxpayer(ctx, own(row)), row);
  });
}

const own = (row: DueRow) => (row.taxpayer_id === 0 ? null : taxpayerId(row.taxpayer_id));

function tellStuck(ctx: Ctx, { kind, due_key: key }: DueRow): Promise<void> {
  return raiseAlert(ctx, {
    kind: 'due.stuck',
    severity: 'critical',
    ru: `Наступивший срок «${kind}» не обработан за ${attemptsToTell} попыток. Посмотрите журнал.`,
    en: `What fell due as "${kind}" failed ${attemptsToTell} times. Look into the log.`,
    details: { kind, key },
  });
}
