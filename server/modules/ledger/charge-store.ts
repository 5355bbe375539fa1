// All reading of charges. Rows come out as the contract's charge, built in the database.
import type { Day } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Charge } from './charge.ts';
import type { ChargeFilter } from './charge-filter.ts';
import type * as z from 'zod/mini';
import type { chargeDetails, chargePage } from './contract.ts';

/** Rows of one page. */
export const pageSize = 20;

type Movement = z.infer<typeof chargeDetails>['movements'][number];
export type ChargeSums = z.infer<typeof chargePage>['sums'];

const order = {
  dueOn: sql`c.due_on, c.rank, c.tax, c.charge_id`,
  '-dueOn': sql`c.due_on desc, c.rank, c.tax, c.charge_id`,
  amount: sql`c.amount_kopecks, c.due_on, c.charge_id`,
  '-amount': sql`c.amount_kopecks desc, c.due_on, c.charge_id`,
  outstanding: sql`c.amount_kopecks - c.settled_kopecks, c.due_on, c.charge_id`,
  '-outstanding': sql`c.amount_kopecks - c.settled_kopecks desc, c.due_on, c.charge_id`,
  tax: sql`c.tax, c.due_on, c.charge_id`,
  '-tax': sql`c.tax desc, c.due_on, c.charge_id`,
};

/** Corrected charges owe nothing and are reached only from the one that replaced them. */
function matching(ctx: Ctx, filter: ChargeFilter) {
  const wanted = [sql`c.taxpayer_id = ${taxpayerOf(ctx)}`, sql`c.corrected_on is null`];
  if (filter.status.length > 0) {
    wanted.push(sql`ledger.status(c, ${ctx.today}) = any(${filter.status})`);
  }
  if (filter.tax.length > 0) wanted.push(sql`c.tax = any(${filter.tax})`);
  if (filter.class.length > 0) wanted.push(sql`c.class = any(${filter.class})`);
  if (filter.year.length > 0) wanted.push(sql`c.tax_year = any(${filter.year})`);
  if (filter.period.length > 0) wanted.push(sql`c.period = any(${filter.period})`);
  if (filter.kbk.length > 0) wanted.push(sql`c.kbk = any(${filter.kbk})`);
  if (filter.oktmo.length > 0) wanted.push(sql`c.oktmo = any(${filter.oktmo})`);
  if (filter.from !== null) wanted.push(sql`c.due_on >= ${filter.from}`);
  if (filter.to !== null) wanted.push(sql`c.due_on <= ${filter.to}`);
  if (filter.minKopecks !== null) wanted.push(sql`c.amount_kopecks >= ${filter.minKopecks}`);
  if (filter.maxKopecks !== null) wanted.push(sql`c.amount_kopecks <= ${filter.maxKopecks}`);
  return sql`from ledger.charge c where ${sql.join(wanted, sql` and `)}`;
}

export interface Window {
  limit: number;
  offset: number;
}

export async function listMatching(
  ctx: Ctx,
  filter: ChargeFilter,
  window: Window,
): Promise<Charge[]> {
  const rows = await ctx.db.rows(sql<{ charge: Charge }>`
    select ledger.charge_json(c, ${ctx.today}) as charge ${matching(ctx, filter)}
    order by ${order[filter.sort]} limit ${window.limit} offset ${window.offset}`);
  return rows.map(({ charge }) => charge);
}

export function sumMatching(
  ctx: Ctx,
  filter: ChargeFilter,
): Promise<{ total: number; sums: ChargeSums }> {
  return ctx.db.one(sql<{ total: number; sums: ChargeSums }>`
    select count(*)::int as total, jsonb_build_object(
      'amountKopecks', coalesce(sum(c.amount_kopecks), 0),
      'settledKopecks', coalesce(sum(c.settled_kopecks), 0),
      'reservedKopecks', coalesce(sum(c.reserved_kopecks), 0),
      'outstandingKopecks', coalesce(sum(c.amount_kopecks - c.settled_kopecks), 0)) as sums
    ${matching(ctx, filter)}`);
}

/** Charges by their ids; those that are not there are absent from the answer. */
export async function listByIds(ctx: Ctx, chargeIds: readonly string[]): Promise<Charge[]> {
  const rows = await ctx.db.rows(sql<{ charge: Charge }>`
    select ledger.charge_json(c, ${ctx.today}) as charge from ledger.charge c
    where c.taxpayer_id = ${taxpayerOf(ctx)} and c.charge_id = any(${chargeIds})
    order by c.due_on, c.rank, c.charge_id`);
  return rows.map(({ charge }) => charge);
}

/** Every charge of the account with something outstanding, the oldest first. */
export async function listOpen(ctx: Ctx): Promise<Charge[]> {
  const row = await ctx.db.one(sql<{ charges: Charge[] }>`
    select ledger.page_home_charges(${taxpayerOf(ctx)}, ${ctx.today}) as charges`);
  return row.charges;
}

/** What was due on a day and is still unpaid. */
export async function listOverdue(ctx: Ctx, dueOn: Day): Promise<Charge[]> {
  const rows = await ctx.db.rows(sql<{ charge: Charge }>`
    select ledger.charge_json(c, ${ctx.today}) as charge from ledger.charge c
    where c.taxpayer_id = ${taxpayerOf(ctx)} and c.due_on = ${dueOn} and c.class = 'tax'
      and not c.apart
      and c.settled_kopecks < c.amount_kopecks
    order by c.charge_id`);
  return rows.map(({ charge }) => charge);
}

export function findLinks(
  ctx: Ctx,
  chargeId: string,
): Promise<{ replaces_id: string | null; replaced_by: string | null } | undefined> {
  return ctx.db.find(sql<{ replaces_id: string | null; replaced_by: string | null }>`
    select replaces_id, replaced_by from ledger.charge
    where taxpayer_id = ${taxpayerOf(ctx)} and charge_id = ${chargeId}`);
}

export async function listPenalties(ctx: Ctx, principalId: string): Promise<Charge[]> {
  const rows = await ctx.db.rows(sql<{ charge: Charge }>`
    select ledger.charge_json(c, ${ctx.today}) as charge from ledger.charge c
    where c.taxpayer_id = ${taxpayerOf(ctx)} and c.principal_id = ${principalId}
      and c.amount_kopecks > 0`);
  return rows.map(({ charge }) => charge);
}

/** What happened to a charge, oldest first; what is reserved now comes last. */
export function listMovements(ctx: Ctx, chargeId: string): Promise<Movement[]> {
  return ctx.db.rows(sql<Movement>`
    select at, "effectiveOn", kind, "amountKopecks", "paymentId" from (
      select p.posting_no as place, ledger.iso(p.recorded_at) as at,
        p.effective_on as "effectiveOn",
        case p.kind when 'charge' then 'charged' when 'allocation' then 'settled'
          when 'payment' then 'settled'
          when 'release' then 'released'
          when 'payment_reversal' then 'released'
          else case when c.replaced_by is null then 'reversed' else 'corrected' end end as kind,
        abs(e.amount_kopecks) as "amountKopecks", p.payment_id as "paymentId"
      from ledger.entry e
      join ledger.posting p using (taxpayer_id, posting_no)
      join ledger.charge c using (taxpayer_id, charge_id)
      where e.taxpayer_id = ${taxpayerOf(ctx)} and e.charge_id = ${chargeId}
      union all
      select null, ledger.iso(updated_at), (updated_at at time zone ${zoneOf(ctx)})::date,
        'reserved', reserved_kopecks, null
      from ledger.charge where taxpayer_id = ${taxpayerOf(ctx)} and charge_id = ${chargeId}
        and reserved_kopecks > 0
    ) as movement order by place nulls last`);
}

const zoneOf = (ctx: Ctx): string => ctx.env.settings.LEGAL_TIME_ZONE;

/** Outstanding of a charge at the end of each day on which it changed, oldest first. */
export function listOutstanding(
  ctx: Ctx,
  chargeId: string,
): Promise<{ on: Day; outstandingKopecks: number }[]> {
  return ctx.db.rows(sql<{ on: Day; outstandingKopecks: number }>`
    select p.effective_on as on,
      (-sum(sum(e.amount_kopecks)) over (order by p.effective_on))::bigint as "outstandingKopecks"
    from ledger.entry e join ledger.posting p using (taxpayer_id, posting_no)
    where e.taxpayer_id = ${taxpayerOf(ctx)} and e.charge_id = ${chargeId}
    group by p.effective_on order by 1`);
}

/** What a charge amounted to at the end of a day, as known now. */
export async function amountAsOf(
  ctx: Ctx,
  { chargeId, on }: { chargeId: string; on: Day },
): Promise<Kopecks> {
  const row = await ctx.db.one(sql<{ amount: Kopecks }>`
    select coalesce(-sum(e.amount_kopecks), 0)::bigint as amount
    from ledger.entry e join ledger.posting p using (taxpayer_id, posting_no)
    where e.taxpayer_id = ${taxpayerOf(ctx)} and e.charge_id = ${chargeId}
      and p.kind in ('charge', 'reversal') and p.effective_on <= ${on}`);
  return row.amount;
}
