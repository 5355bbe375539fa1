// What the cabinet and other modules ask of charges.
import type * as z from 'zod/mini';
import { kopecks, type Kopecks } from '#primitives/money';
import type { Ctx } from '#platform/context';
import { chargeTitle, type Charge } from './charge.ts';
import { type ChargesQuery, readFilter } from './charge-filter.ts';
import {
  findLinks,
  listByIds,
  listMatching,
  listMovements,
  listOpen,
  listPenalties,
  pageSize,
  sumMatching,
} from './charge-store.ts';
import type { chargeDetails, chargePage } from './contract.ts';
import { refusals } from './errors.ts';

/** One page of charges with the sums of all that match. Refuses: `ledger.filter_invalid`. */
export async function listCharges(
  ctx: Ctx,
  query: ChargesQuery,
): Promise<z.infer<typeof chargePage>> {
  const filter = readFilter(query);
  const window = { limit: pageSize, offset: (filter.page - 1) * pageSize };
  const items = await listMatching(ctx, filter, window);
  const { total, sums } = await sumMatching(ctx, filter);
  return { items, total, page: filter.page, pageSize, sums, asOf: ctx.now };
}

/** A charge of this taxpayer, if there is one. */
export async function findCharge(ctx: Ctx, chargeId: string): Promise<Charge | undefined> {
  return (await listByIds(ctx, [chargeId]))[0];
}

/** A charge of this taxpayer. Refuses: `ledger.charge_unknown`. */
export async function getCharge(ctx: Ctx, chargeId: string): Promise<Charge> {
  const charge = await findCharge(ctx, chargeId);
  if (!charge) throw refusals.charge_unknown();
  return charge;
}

/** A charge with what happened to it. Refuses: `ledger.charge_unknown`. */
export async function getChargeDetails(
  ctx: Ctx,
  chargeId: string,
): Promise<z.infer<typeof chargeDetails>> {
  const charge = await getCharge(ctx, chargeId);
  const links = await findLinks(ctx, chargeId);
  return {
    charge,
    movements: await listMovements(ctx, chargeId),
    penalties: await listPenalties(ctx, chargeId),
    replacesId: links?.replaces_id ?? null,
    replacedById: links?.replaced_by ?? null,
  };
}

/** Every charge with something outstanding, the oldest first. */
export const listObligations = (ctx: Ctx): Promise<Charge[]> => listOpen(ctx);

export interface Payable {
  chargeId: string;
  title: string;
  dueOn: string;
  outstandingKopecks: Kopecks;
  /** Outstanding without what is reserved already. */
  payableKopecks: Kopecks;
}

/**
 * What is still to be paid of the named charges, or of all on the account. Refuses:
 * `ledger.charge_unknown`, `ledger.charge_apart`.
 */
export async function payableCharges(ctx: Ctx, chargeIds: readonly string[]): Promise<Payable[]> {
  const charges = chargeIds.length === 0 ? await listOpen(ctx) : await listByIds(ctx, chargeIds);
  if (charges.length < new Set(chargeIds).size) throw refusals.charge_unknown();
  if (charges.some(({ isApart }) => isApart)) throw refusals.charge_apart();
  return charges.map((charge) => ({
    chargeId: charge.chargeId,
    title: chargeTitle(charge),
    dueOn: charge.dueOn,
    outstandingKopecks: kopecks(charge.outstandingKopecks),
    payableKopecks: kopecks(charge.outstandingKopecks - charge.reservedKopecks),
  }));
}
