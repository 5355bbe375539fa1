// «Зачесть» with the harm it does, told by the act itself and not only by its page (BEY-4).
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import { listOffsets, makeOffset, type OffsetWish } from '#modules/ledger';
import type { madeOffset } from './contract.ts';
import { nothing } from './play.ts';
import { askWhatIf } from './what-if.ts';

/**
 * Makes the statement and answers what it harms; the same again changes nothing and warns no more.
 * Refuses what `makeOffset` refuses.
 */
export async function setAside(ctx: Ctx, wish: OffsetWish): Promise<z.infer<typeof madeOffset>> {
  const { chargeId, amountKopecks } = wish;
  const isKnown = (await listOffsets(ctx)).some(({ offsetId }) => offsetId === wish.offsetId);
  const offsets = [{ chargeId, amountKopecks }];
  const warnings = isKnown ? [] : (await askWhatIf(ctx, { ...nothing, offsets })).warnings;
  return { ...(await makeOffset(ctx, wish)), warnings };
}
