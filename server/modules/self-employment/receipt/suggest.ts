// What was sold lately and to whom: a receipt like the last one takes two actions.
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { suggestions } from '../contract.ts';

type Suggestions = z.output<typeof suggestions>;

/** Receipts looked back at, and suggestions made of them. */
const LOOKED_AT = 200;
const MOST = 10;

/** Newest first, each service and each buyer once. */
export async function suggest(ctx: Ctx): Promise<Suggestions> {
  const services = await ctx.db.rows(sql<Suggestions['services'][number]>`
    select name, "priceKopecks" from (
      select distinct on (l ->> 'name') l ->> 'name' as name,
        (l ->> 'priceKopecks')::bigint as "priceKopecks", r.operation_at
      from (select lines, operation_at from self_employment.receipt
        where taxpayer_id = platform.current_taxpayer() and cancelled_at is null
        order by operation_at desc, number limit ${LOOKED_AT}) r, jsonb_array_elements(r.lines) l
      order by l ->> 'name', r.operation_at desc) s
    order by operation_at desc limit ${MOST}`);
  const buyers = await ctx.db.rows(sql<Suggestions['buyers'][number]>`
    select kind, inn, name from (
      select distinct on (buyer_kind, buyer_inn, buyer_name) buyer_kind as kind,
        buyer_inn as inn, buyer_name as name, operation_at
      from (select * from self_employment.receipt
        where taxpayer_id = platform.current_taxpayer() and cancelled_at is null
        order by operation_at desc, number limit ${LOOKED_AT}) r
      where buyer_name is not null
      order by buyer_kind, buyer_inn, buyer_name, operation_at desc) b
    order by operation_at desc limit ${MOST}`);
  return { services, buyers };
}
