// The person ticks lines, or gives the file up; nothing is issued here.
import type { Ctx } from '#platform/context';
import type { FileLoad } from './contract.ts';
import { refusals } from './errors.ts';
import { type Load, mayChoose } from './load.ts';
import { lockLoad, updateEnded } from './load-store.ts';
import { updateChoice } from './row-store.ts';
import { getFile } from './show-file.ts';

/** Refuses: `load_unknown`, `load_closed`, `row_unknown`, `row_refused`. */
export async function chooseRow(
  ctx: Ctx,
  of: { loadId: string; rowNo: number; isChosen: boolean },
): Promise<FileLoad> {
  const load = await getLocked(ctx, of.loadId);
  if (!mayChoose(load.state)) throw refusals.load_closed();
  const outcome = await updateChoice(ctx, of);
  if (outcome === undefined) throw refusals.row_unknown();
  if (of.isChosen && outcome === 'refused') throw refusals.row_refused();
  return getFile(ctx, of.loadId);
}

/** Nothing of the file becomes a receipt. Refuses: `load_unknown`, `load_closed`. */
export async function dropFile(ctx: Ctx, loadId: string): Promise<FileLoad> {
  const { state } = await getLocked(ctx, loadId);
  if (state !== 'dropped' && !mayChoose(state)) throw refusals.load_closed();
  if (state !== 'dropped') await updateEnded(ctx, loadId, 'dropped');
  return getFile(ctx, loadId);
}

/** Refuses `load_unknown`. */
export async function getLocked(ctx: Ctx, loadId: string): Promise<Load> {
  const load = await lockLoad(ctx, loadId);
  if (load === undefined) throw refusals.load_unknown();
  return load;
}
