// All SQL of where penalties stand.
import type { Day } from '#primitives/days';
import { taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';

export interface PenaltyState {
  principalId: string;
  chargeId: string;
  /** The last day reckoned. */
  through: Day;
}

const columns = sql`principal_id as "principalId", charge_id as "chargeId", through`;

export function findPenalty(ctx: Ctx, principalId: string): Promise<PenaltyState | undefined> {
  return ctx.db.find(sql<PenaltyState>`
    select ${columns} from assessments.penalty
    where taxpayer_id = ${taxpayerOf(ctx)} and principal_id = ${principalId}`);
}

export function findPenaltyByCharge(ctx: Ctx, chargeId: string): Promise<PenaltyState | undefined> {
  return ctx.db.find(sql<PenaltyState>`
    select ${columns} from assessments.penalty
    where taxpayer_id = ${taxpayerOf(ctx)} and charge_id = ${chargeId}`);
}

export function listPenalties(ctx: Ctx): Promise<PenaltyState[]> {
  return ctx.db.rows(sql<PenaltyState>`
    select ${columns} from assessments.penalty where taxpayer_id = ${taxpayerOf(ctx)}`);
}

export async function upsertPenalty(ctx: Ctx, state: PenaltyState): Promise<void> {
  await ctx.db.run(sql`
    insert into assessments.penalty as p (taxpayer_id, principal_id, charge_id, through)
    values (${taxpayerOf(ctx)}, ${state.principalId}, ${state.chargeId}, ${state.through})
    on conflict (taxpayer_id, principal_id) do update
      set through = greatest(p.through, excluded.through)`);
}
