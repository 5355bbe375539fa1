// What must be true of the statements that hold money for a charge (I9), from their entries. Pure.
import type { Day } from '#primitives/days';

export interface RecordedOffset {
  offsetId: string;
  chargeId: string;
  madeOn: Day;
  amountKopecks: number;
  entries: {
    kind: 'made' | 'withdrawn' | 'used' | 'outranked' | 'released';
    amountKopecks: number;
    postingNo: number;
  }[];
}

interface Recorded {
  walletKopecks: number;
  charges: readonly {
    chargeId: string;
    reservedKopecks: number;
    offsetId: string | null;
    offsetKopecks: number;
  }[];
  offsets: readonly RecordedOffset[];
}

function rest(entries: RecordedOffset['entries']): number {
  return entries.reduce(
    (sum, { kind, amountKopecks }) => sum + (kind === 'made' ? amountKopecks : -amountKopecks),
    0,
  );
}

/** What was held of each charge when a posting was made, as far as it counted on its day. */
export function heldBefore(
  offsets: readonly RecordedOffset[],
  posting: { postingNo: number; effectiveOn: Day },
): Map<string, number> {
  const held = new Map<string, number>();
  for (const { chargeId, madeOn, entries } of offsets) {
    if (madeOn > posting.effectiveOn) continue;
    const before = entries.filter(({ postingNo }) => postingNo < posting.postingNo);
    held.set(chargeId, (held.get(chargeId) ?? 0) + rest(before));
  }
  return held;
}

/** Judges that statements and charges agree and never hold more than there is. */
export function judgeOffsets(
  { walletKopecks, charges, offsets }: Recorded,
  breach: (invariant: string, says: string) => void,
): void {
  const live = new Map(offsets.map((one) => [one.offsetId, rest(one.entries)]));
  for (const { offsetId, amountKopecks, entries } of offsets) {
    const [made, ...others] = entries;
    const isWhole = made?.kind === 'made' && made.amountKopecks === amountKopecks;
    if (!isWhole || others.some(({ kind }) => kind === 'made') || live.get(offsetId)! < 0) {
      breach('I9', `The entries of statement ${offsetId} do not add up.`);
    }
  }
  for (const { chargeId, offsetId, offsetKopecks, reservedKopecks } of charges) {
    const own = offsets.filter((one) => one.chargeId === chargeId);
    const held = own.reduce((sum, one) => sum + live.get(one.offsetId)!, 0);
    if (held !== offsetKopecks || (offsetId !== null && live.get(offsetId) !== held)) {
      breach('I9', `Charge ${chargeId} does not hold what its statements say.`);
    }
    if (offsetKopecks > reservedKopecks) breach('I9', `Charge ${chargeId} holds unreserved money.`);
  }
  const held = charges.reduce((sum, { offsetKopecks }) => sum + offsetKopecks, 0);
  if (held > walletKopecks) breach('I9', 'More is held than the account has.');
}
