// All SQL of watches. The address is sealed to its own row.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Moment } from '#primitives/days';

export interface Watch {
  watchId: string;
  number: string;
  email: string;
  language: 'ru' | 'en';
  isConfirmed: boolean;
}

interface Row {
  watch_id: string;
  number: string;
  email: Buffer;
  language: 'ru' | 'en';
  confirmed_at: Moment | null;
}

const placeOf = (row: string) => ({ table: 'receipts.watch', column: 'email', row });

const watchOf = (ctx: Ctx, row: Row): Watch => ({
  watchId: row.watch_id,
  number: row.number,
  email: ctx.env.keys.open(placeOf(row.watch_id), row.email),
  language: row.language,
  isConfirmed: row.confirmed_at !== null,
});

/** False: this address watches the receipt already, or too many do. */
export async function insertWatch(
  ctx: Ctx,
  one: { watchId: string; number: string; email: string; most: number },
): Promise<boolean> {
  const { watchId, number, email, most } = one;
  const sealed = ctx.env.keys.seal(placeOf(watchId), email);
  const token = ctx.env.keys.lookup('self-employment.watch', email);
  const inserted = await ctx.db.run(sql`
    insert into receipts.watch as w
      (taxpayer_id, watch_id, number, email, email_token, language, asked_at)
    select platform.current_taxpayer(), ${watchId}, ${number}, ${sealed}, ${token},
      ${ctx.language}, ${ctx.wall}::timestamptz
    where (select count(*) from receipts.watch
      where taxpayer_id = platform.current_taxpayer() and number = ${number}) < ${most}
    on conflict (taxpayer_id, number, email_token) do nothing`);
  return inserted === 1;
}

export async function insertLink(
  ctx: Ctx,
  link: { token: Buffer; watchId: string },
): Promise<void> {
  await ctx.db.run(sql`
    insert into receipts.watch_link (token, taxpayer_id, watch_id)
    values (${link.token}, platform.current_taxpayer(), ${link.watchId})
    on conflict do nothing`);
}

export function findLink(
  ctx: Ctx,
  token: Buffer,
): Promise<{ taxpayerId: number; watchId: string } | undefined> {
  return ctx.db.find(sql<{ taxpayerId: number; watchId: string }>`
    select taxpayer_id as "taxpayerId", watch_id as "watchId"
    from receipts.watch_link where token = ${token}`);
}

const columns = sql`watch_id, number, email, language, confirmed_at`;

export async function findWatch(ctx: Ctx, watchId: string): Promise<Watch | undefined> {
  const row = await ctx.db.find(sql<Row>`
    select ${columns} from receipts.watch
    where taxpayer_id = platform.current_taxpayer() and watch_id = ${watchId}
      and ended_at is null`);
  return row && watchOf(ctx, row);
}

/** Those who confirmed and were not told yet; a receipt is cancelled once. */
export async function listWatching(ctx: Ctx, number: string): Promise<Watch[]> {
  const rows = await ctx.db.rows(sql<Row>`
    select ${columns} from receipts.watch
    where taxpayer_id = platform.current_taxpayer() and number = ${number}
      and confirmed_at is not null and ended_at is null and told_at is null
    order by watch_id`);
  return rows.map((row) => watchOf(ctx, row));
}

export async function markWatch(
  ctx: Ctx,
  watchId: string,
  what: 'confirmed' | 'ended' | 'told',
): Promise<void> {
  await ctx.db.run(sql`
    update receipts.watch set
      confirmed_at = case when ${what} = 'confirmed'
        then coalesce(confirmed_at, ${ctx.wall}) else confirmed_at end,
      ended_at = case when ${what} = 'ended' then ${ctx.wall} else ended_at end,
      told_at = case when ${what} = 'told' then ${ctx.wall} else told_at end
    where taxpayer_id = platform.current_taxpayer() and watch_id = ${watchId}`);
}
