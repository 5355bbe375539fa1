// Staff decide what becomes of a checked load.
import { audit } from '#platform/audit';
import type { Ctx } from '#platform/context';
import type { LoadView } from './contract.ts';
import { refusals } from './errors.ts';
import { type Load, mayDecide } from './load.ts';
import { lockLoad, updateState } from './load-store.ts';
import { getLoad } from './show-load.ts';

/**
 * Lets the worker take the load; confirming it again changes nothing.
 * Refuses: `exchange.load_absent`, `exchange.load_not_checked`, `exchange.totals_wrong`.
 */
export async function confirmLoad(
  ctx: Ctx,
  of: { loadId: string; despiteTotals: boolean },
): Promise<LoadView> {
  const load = await getLocked(ctx, of.loadId);
  if (load.state === 'confirmed' || load.state === 'taken') return getLoad(ctx, of.loadId);
  if (!mayDecide(load.state)) throw refusals.load_not_checked();
  if (load.wrongTotals.length > 0 && !of.despiteTotals) throw refusals.totals_wrong();
  await updateState(ctx, of.loadId, 'confirmed');
  await audit(ctx, {
    action: 'load.confirm',
    object: `load:${of.loadId}`,
    context: { despiteTotals: of.despiteTotals },
  });
  return getLoad(ctx, of.loadId);
}

/** Nothing of the load is taken. Refuses: `exchange.load_absent`, `exchange.load_not_checked`. */
export async function dropLoad(ctx: Ctx, loadId: string): Promise<LoadView> {
  const load = await getLocked(ctx, loadId);
  if (load.state === 'dropped') return getLoad(ctx, loadId);
  if (!mayDecide(load.state)) throw refusals.load_not_checked();
  await updateState(ctx, loadId, 'dropped');
  return getLoad(ctx, loadId);
}

async function getLocked(ctx: Ctx, loadId: string): Promise<Load> {
  const load = await lockLoad(ctx, loadId);
  if (load === undefined) throw refusals.load_absent();
  return load;
}
