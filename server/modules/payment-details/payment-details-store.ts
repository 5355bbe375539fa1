// All SQL of saved payment details; what is written in them is sealed for its row.
import { randomUUID } from 'node:crypto';
import type { Ctx } from '#platform/context';
import { taxpayerOf } from '#platform/context';
import { sql } from '#platform/db';
import type { DetailsKind, PaymentDetails } from './payment-details.ts';
import { DETAILS_MAX } from './payment-details.ts';

export interface SavedDetails extends PaymentDetails {
  id: number;
  isFavourite: boolean;
}

interface Row {
  details_id: number;
  seal_id: string;
  written: Buffer;
  is_favourite: boolean;
}

const place = (sealId: string) => ({
  table: 'payment_details.details',
  column: 'written',
  row: sealId,
});

const savedOf = (ctx: Ctx, row: Row): SavedDetails => ({
  id: row.details_id,
  isFavourite: row.is_favourite,
  ...(JSON.parse(ctx.env.keys.open(place(row.seal_id), row.written)) as PaymentDetails),
});

/** The favourite first, then as they were saved; at most so many as may be kept. */
export async function listDetails(ctx: Ctx, kind: DetailsKind | null): Promise<SavedDetails[]> {
  const rows = await ctx.db.rows(sql<Row>`
    select details_id, seal_id, written, is_favourite from payment_details.details
    where taxpayer_id = ${taxpayerOf(ctx)} and (${kind}::text is null or kind = ${kind})
    order by is_favourite desc, details_id limit ${DETAILS_MAX}`);
  return rows.map((row) => savedOf(ctx, row));
}

export async function findFavourite(
  ctx: Ctx,
  kind: DetailsKind,
): Promise<PaymentDetails | undefined> {
  const row = await ctx.db.find(sql<Row>`
    select details_id, seal_id, written, is_favourite from payment_details.details
    where taxpayer_id = ${taxpayerOf(ctx)} and kind = ${kind} and is_favourite`);
  if (!row) return undefined;
  const { id: _id, isFavourite: _isFavourite, ...details } = savedOf(ctx, row);
  return details;
}

/** Takes the next number; whoever saves at the same time waits here. */
export async function takeDetailsId(ctx: Ctx): Promise<number> {
  const { id } = await ctx.db.one(sql<{ id: number }>`
    insert into payment_details.book as b (taxpayer_id, last_id)
    values (${taxpayerOf(ctx)}, 1)
    on conflict (taxpayer_id) do update set last_id = b.last_id + 1
    returning last_id as id`);
  return id;
}

export async function countDetails(ctx: Ctx): Promise<number> {
  const { count } = await ctx.db.one(sql<{ count: number }>`
    select count(*)::int as count from payment_details.details
    where taxpayer_id = ${taxpayerOf(ctx)}`);
  return count;
}

/** The first of its kind is the favourite. */
export async function insertDetails(ctx: Ctx, id: number, details: PaymentDetails): Promise<void> {
  const sealId = randomUUID();
  const written = ctx.env.keys.seal(place(sealId), JSON.stringify(details));
  await ctx.db.run(sql`
    insert into payment_details.details (taxpayer_id, details_id, kind, seal_id, written,
      is_favourite, saved_at)
    select ${taxpayerOf(ctx)}, ${id}, ${details.kind}, ${sealId}, ${written},
      not exists (select from payment_details.details
        where taxpayer_id = ${taxpayerOf(ctx)} and kind = ${details.kind} and is_favourite),
      ${ctx.wall}`);
}

/** False when there are no such details. */
export async function markFavourite(ctx: Ctx, id: number): Promise<boolean> {
  await ctx.db.run(sql`
    update payment_details.details set is_favourite = false
    where taxpayer_id = ${taxpayerOf(ctx)} and is_favourite and kind = (
      select kind from payment_details.details
      where taxpayer_id = ${taxpayerOf(ctx)} and details_id = ${id})`);
  const marked = await ctx.db.run(sql`
    update payment_details.details set is_favourite = true
    where taxpayer_id = ${taxpayerOf(ctx)} and details_id = ${id}`);
  return marked === 1;
}

/** Removes them; another of the kind becomes the favourite. False when there are none such. */
export async function deleteDetails(ctx: Ctx, id: number): Promise<boolean> {
  const row = await ctx.db.find(sql<{ kind: DetailsKind; is_favourite: boolean }>`
    delete from payment_details.details
    where taxpayer_id = ${taxpayerOf(ctx)} and details_id = ${id}
    returning kind, is_favourite`);
  if (row?.is_favourite === true) {
    await ctx.db.run(sql`
      update payment_details.details set is_favourite = true
      where taxpayer_id = ${taxpayerOf(ctx)} and details_id = (
        select min(details_id) from payment_details.details
        where taxpayer_id = ${taxpayerOf(ctx)} and kind = ${row.kind})`);
  }
  return row !== undefined;
}
