// Penalties by day: one charge per unpaid tax whose sum grows with the days; a payment recorded
// later for an earlier day brings it down again.
import { addDays, type Day } from '#primitives/days';
import { ZERO } from '#primitives/money';
import type { Ctx } from '#platform/context';
import type { DueItem } from '#platform/due';
import { planDue } from '#platform/due';
import { newId } from '#platform/ids';
import { accruePenalty, type Charge, findCharge, listObligations } from '#modules/ledger';
import { findPenalty, listPenalties, upsertPenalty } from './penalty-store.ts';
import { reckonCharge } from './read-penalty.ts';

/**
 * The daily item of an unpaid tax: accrues through today and plans tomorrow while a debt is left.
 */
export async function accrueDue(ctx: Ctx, item: DueItem): Promise<void> {
  await accrueToday(ctx, String(item.data.principalId));
}

/** Taxes of any kind that became debt: from this day on they bear a penalty. */
export async function accrueOverdue(ctx: Ctx, chargeIds: readonly string[]): Promise<void> {
  for (const chargeId of chargeIds) await accrueToday(ctx, chargeId);
}

async function accrueToday(ctx: Ctx, principalId: string): Promise<void> {
  const principal = await findCharge(ctx, principalId);
  if (principal === undefined || principal.class !== 'tax' || principal.isApart) return;
  await accrueThrough(ctx, principal, ctx.today);
  if (principal.outstandingKopecks === 0) return;
  const dueOn = addDays(ctx.today, 1);
  const data = { principalId };
  await planDue(ctx, {
    kind: 'assessments.penalty',
    key: `${principalId}:${dueOn}`,
    dueOn,
    data,
  });
}

/** Everything that is late bears its penalty through today, and what is known is revised. */
export async function accrueDebts(ctx: Ctx): Promise<void> {
  const late = (await listObligations(ctx)).filter(
    (one) => one.class === 'tax' && one.dueOn < ctx.today,
  );
  await reviseAll(ctx);
  await accrueOverdue(
    ctx,
    late.map(({ chargeId }) => chargeId),
  );
}

/** After money moved: brings the penalties known so far to what the days now say. */
export async function reviseAll(ctx: Ctx): Promise<void> {
  for (const { principalId, through } of await listPenalties(ctx)) {
    const principal = await findCharge(ctx, principalId);
    if (principal !== undefined) await accrueThrough(ctx, principal, through);
  }
}

async function accrueThrough(ctx: Ctx, principal: Charge, through: Day): Promise<void> {
  const { chargeId: principalId } = principal;
  const reckoned = await reckonCharge(ctx, principal, through);
  const known = await findPenalty(ctx, principalId);
  if (reckoned === null && known === undefined) return;
  const chargeId = known?.chargeId ?? newId();
  await accruePenalty(ctx, {
    principalId,
    through,
    amountKopecks: reckoned?.amountKopecks ?? ZERO,
    chargeId,
    unverified: reckoned?.trace.unverified ?? false,
  });
  await upsertPenalty(ctx, { principalId, chargeId, through });
}
