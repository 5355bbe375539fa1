// All SQL of loads.
import type { Ctx } from '#platform/context';
import { actorLine } from '#platform/context';
import { sql } from '#platform/db';
import { addSeconds } from '#primitives/days';
import type { FileFault, FileKind, WrongTotal } from './file/line.ts';
import type { Load, LoadState } from './load.ts';

const columns = sql.raw(`load_id as "loadId", sha256, name, size_bytes as "sizeBytes", kind, state,
  fault, fault_line as "faultLine", wrong_totals as "wrongTotals", read_by as "readBy",
  read_at as "readAt", confirmed_by as "confirmedBy", confirmed_at as "confirmedAt",
  taken_at as "takenAt"`);

export async function insertLoad(
  ctx: Ctx,
  load: { loadId: string; sha256: Buffer; name: string; sizeBytes: number },
): Promise<void> {
  await ctx.db.run(sql`
    insert into exchange.load (load_id, sha256, name, size_bytes, state, read_by, read_at)
    values (${load.loadId}, ${load.sha256}, ${load.name}, ${load.sizeBytes}, 'reading',
      ${actorLine(ctx.actor)}, ${ctx.now})`);
}

export function findLoad(ctx: Ctx, loadId: string): Promise<Load | undefined> {
  return ctx.db.find(sql<Load>`select ${columns} from exchange.load where load_id = ${loadId}`);
}

export function lockLoad(ctx: Ctx, loadId: string): Promise<Load | undefined> {
  return ctx.db.find(sql<Load>`
    select ${columns} from exchange.load where load_id = ${loadId} for update`);
}

/** A load of these very bytes that the command began and did not finish. */
export function findUnfinished(ctx: Ctx, sha256: Buffer): Promise<Load | undefined> {
  return ctx.db.find(sql<Load>`
    select ${columns} from exchange.load
    where sha256 = ${sha256} and read_by = ${actorLine(ctx.actor)}
      and state in ('reading', 'checking', 'confirmed')
    order by read_at desc limit 1`);
}

/** The day on which these bytes were taken before, if they were. */
export async function takenBefore(ctx: Ctx, load: Load): Promise<string | null> {
  const row = await ctx.db.find(sql<{ at: string }>`
    select taken_at as at from exchange.load
    where sha256 = ${load.sha256} and state = 'taken' and load_id <> ${load.loadId}
      and taken_at <= ${load.takenAt ?? ctx.now}
    order by taken_at desc limit 1`);
  return row?.at ?? null;
}

export function listLoads(ctx: Ctx, page: { limit: number; offset: number }): Promise<Load[]> {
  return ctx.db.rows(sql<Load>`
    select ${columns} from exchange.load
    order by read_at desc, load_id desc limit ${page.limit} offset ${page.offset}`);
}

export async function countLoads(ctx: Ctx): Promise<number> {
  const { total } = await ctx.db.one(sql<{ total: number }>`
    select count(*)::int as total from exchange.load`);
  return total;
}

export async function updateRead(
  ctx: Ctx,
  loadId: string,
  read: { kind: FileKind; wrongTotals: readonly WrongTotal[]; state: LoadState },
): Promise<void> {
  await ctx.db.run(sql`
    update exchange.load set kind = ${read.kind}, state = ${read.state},
      wrong_totals = ${JSON.stringify(read.wrongTotals)}
    where load_id = ${loadId}`);
}

export async function updateRefused(
  ctx: Ctx,
  loadId: string,
  why: { fault: FileFault; line: number },
): Promise<void> {
  await ctx.db.run(sql`
    update exchange.load set state = 'refused', fault = ${why.fault}, fault_line = ${why.line}
    where load_id = ${loadId}`);
}

export async function updateState(ctx: Ctx, loadId: string, state: LoadState): Promise<void> {
  await ctx.db.run(sql`
    update exchange.load set state = ${state},
      confirmed_by = case when ${state} = 'confirmed' then ${actorLine(ctx.actor)}
        else confirmed_by end,
      confirmed_at = case when ${state} = 'confirmed' then ${ctx.now}::timestamptz
        else confirmed_at end,
      taken_at = case when ${state} = 'taken' then ${ctx.now}::timestamptz else taken_at end
    where load_id = ${loadId}`);
}

/** Long enough for one page of rows, short enough that a killed process is soon replaced. */
const CLAIM_S = 20;

/** Takes or keeps the work on a load; false while another process has it. */
export async function claim(ctx: Ctx, loadId: string, by: string): Promise<boolean> {
  const claimed = await ctx.db.run(sql`
    update exchange.load set claimed_by = ${by}, claimed_until = ${addSeconds(ctx.wall, CLAIM_S)}
    where load_id = ${loadId}
      and (claimed_by is null or claimed_by = ${by} or claimed_until < ${ctx.wall})`);
  return claimed > 0;
}

export async function release(ctx: Ctx, loadId: string, by: string): Promise<void> {
  await ctx.db.run(sql`
    update exchange.load set claimed_by = null, claimed_until = null
    where load_id = ${loadId} and claimed_by = ${by}`);
}

/** Loads that wait for the worker, the oldest first. */
export async function listWaiting(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.rows(sql<{ loadId: string }>`
    select load_id as "loadId" from exchange.load
    where state in ('checking', 'confirmed')
      and (claimed_by is null or claimed_until < ${ctx.wall})
    order by read_at limit 10`);
  return rows.map(({ loadId }) => loadId);
}
