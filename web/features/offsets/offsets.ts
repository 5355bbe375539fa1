// «Зачесть»: money set aside for a coming charge by a statement, and taken back.
import type * as z from 'zod/mini';
import type { Warning, whatIf } from '#contract/forecast';
import type { Charge, Offset, offsets } from '#contract/ledger';
import { send } from '../../api.ts';
import { API, reading } from '../../query.ts';

export type { Offset } from '#contract/ledger';

export function offsetsReading() {
  return reading<z.infer<typeof offsets>>(['account', 'offsets'], `${API}/offsets`);
}

/** Money can be set aside for what is still to come, once per charge, in the single account. */
export function canSetAside(charge: Charge, today: string): boolean {
  const isComing = charge.dueOn > today && !charge.isApart && charge.correctedOn === null;
  return isComing && charge.outstandingKopecks > 0 && charge.offsetKopecks === 0;
}

export type OffsetState = 'held' | 'used' | 'part_used' | 'withdrawn' | 'outranked' | 'released';

/** What became of a statement, in one word: the largest part tells, what is held before all. */
export function stateOf(offset: Offset): OffsetState {
  if (offset.heldKopecks > 0) return 'held';
  if (offset.usedKopecks === offset.amountKopecks) return 'used';
  if (offset.usedKopecks > 0) return 'part_used';
  if (offset.outrankedKopecks > 0) return 'outranked';
  return offset.withdrawnKopecks > 0 ? 'withdrawn' : 'released';
}

export interface OffsetWish {
  offsetId: string;
  chargeId: string;
  amountKopecks: number;
}

export type Harm = Warning;
export type HarmWish = Omit<OffsetWish, 'offsetId'>;

/** What the statement would harm, before it is made (BEY-4); nothing is written. */
export async function harmOf(wish: HarmWish): Promise<Harm[]> {
  const body = { offsets: [wish] };
  const path = `${API}/account/what-if`;
  return (await send<z.output<typeof whatIf>>('POST', path, { body })).warnings;
}

/** Harm that was shown for another sum or charge says nothing of this one. */
export function isSameWish(a: HarmWish | undefined, b: HarmWish): boolean {
  return a?.chargeId === b.chargeId && a.amountKopecks === b.amountKopecks;
}

export function makeOffset(wish: OffsetWish): Promise<Offset> {
  const idempotencyKey = wish.offsetId;
  return send('POST', `${API}/offsets`, { body: wish, idempotencyKey });
}

/** The same statement is taken back once, however often the button is pressed. */
export function withdrawOffset(offsetId: string): Promise<Offset> {
  const idempotencyKey = `withdraw-${offsetId}`;
  return send('POST', `${API}/offsets/${offsetId}/withdrawal`, { idempotencyKey });
}
