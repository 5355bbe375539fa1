// All SQL of loads, and of the lines that have become receipts.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Load, LoadState } from './load.ts';

const columns = sql`load_id as "loadId", name, state, may_pass_limit as "mayPassLimit",
  read_at as "readAt"`;

export interface NewLoad {
  loadId: string;
  name: string;
  sha256: Buffer;
  sizeBytes: number;
}

export async function insertLoad(ctx: Ctx, load: NewLoad): Promise<void> {
  await ctx.db.run(sql`
    insert into receipt_files.load (taxpayer_id, load_id, name, sha256, size_bytes, state, read_at)
    values (platform.current_taxpayer(), ${load.loadId}, ${load.name}, ${load.sha256},
      ${load.sizeBytes}, 'checked', ${ctx.now})`);
}

/** The load of the same bytes whose receipts are being issued. */
export function findBegun(ctx: Ctx, sha256: Buffer): Promise<Load | undefined> {
  return ctx.db.find(sql<Load>`
    select ${columns} from receipt_files.load
    where taxpayer_id = platform.current_taxpayer() and sha256 = ${sha256}
      and state = 'confirmed' order by read_at, load_id limit 1`);
}

/**
 * Loads of the same bytes that nobody confirmed give way to a new reading, and so do the oldest
 * where there are too many of them.
 */
export async function deleteUndecided(
  ctx: Ctx,
  { sha256, most }: { sha256: Buffer; most: number },
): Promise<void> {
  const undecided = sql`taxpayer_id = platform.current_taxpayer()
    and state in ('checked', 'dropped')`;
  await ctx.db.run(sql`
    delete from receipt_files.load where ${undecided} and (sha256 = ${sha256}
      or load_id in (select load_id from receipt_files.load where ${undecided}
        order by read_at desc, load_id desc offset ${most}))`);
}

export function findLoad(ctx: Ctx, loadId: string): Promise<Load | undefined> {
  return ctx.db.find(sql<Load>`
    select ${columns} from receipt_files.load
    where taxpayer_id = platform.current_taxpayer() and load_id = ${loadId}`);
}

export function lockLoad(ctx: Ctx, loadId: string): Promise<Load | undefined> {
  return ctx.db.find(sql<Load>`
    select ${columns} from receipt_files.load
    where taxpayer_id = platform.current_taxpayer() and load_id = ${loadId} for update`);
}

export async function updateConfirmed(
  ctx: Ctx,
  loadId: string,
  mayPassLimit: boolean,
): Promise<void> {
  await ctx.db.run(sql`
    update receipt_files.load
    set state = 'confirmed', confirmed_at = ${ctx.now}, may_pass_limit = ${mayPassLimit}
    where taxpayer_id = platform.current_taxpayer() and load_id = ${loadId}`);
}

export async function updateEnded(
  ctx: Ctx,
  loadId: string,
  state: Extract<LoadState, 'issued' | 'dropped'>,
): Promise<void> {
  await ctx.db.run(sql`
    update receipt_files.load
    set state = ${state},
      issued_at = case when ${state}::text = 'issued' then ${ctx.now}::timestamptz end
    where taxpayer_id = platform.current_taxpayer() and load_id = ${loadId}`);
}

// Lines that have become receipts -----------------------------------------------------------------

export interface Taken {
  content: Buffer;
  occurrence: number;
  number: string;
}

/** One file of a person at a time: what is counted as taken stays so until the end. */
export async function lockTaken(ctx: Ctx): Promise<void> {
  const name = `receipt-files.taken:${ctx.taxpayerId}`;
  await ctx.db.run(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

export function listTaken(ctx: Ctx, contents: readonly Buffer[]): Promise<Taken[]> {
  const wanted = contents.map((one) => `\\x${one.toString('hex')}`);
  return ctx.db.rows(sql<Taken>`
    select content, occurrence, number from receipt_files.taken
    where taxpayer_id = platform.current_taxpayer()
      and content = any(${wanted}::bytea[])`);
}

export async function insertTaken(ctx: Ctx, lines: readonly Taken[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ content, ...one }) => ({
    ...one,
    content: `\\x${content.toString('hex')}`,
  }));
  await ctx.db.run(sql`
    insert into receipt_files.taken (taxpayer_id, content, occurrence, number, taken_at)
    select platform.current_taxpayer(), content, occurrence, number, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t(content bytea, occurrence int, number text)`);
}
