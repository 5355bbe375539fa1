// What must be true of payments that were taken back, from the postings alone. Pure.

interface Posting {
  postingNo: number;
  kind: string;
  effectiveOn: string;
  paymentId: string | null;
  entries: { account: string; chargeId: string | null; amountKopecks: number }[];
}

/**
 * A reversal takes one payment back, whole, once and as of its own day (I3), and leaves nothing
 * settled on that day or later: all of it was to be settled anew (I7).
 */
export function judgeReversals(
  postings: readonly Posting[],
  breach: (invariant: string, says: string) => void,
): void {
  const payments = new Map<string, Posting>();
  const reversed = new Set<string>();
  /** What stays settled of each charge on each day. */
  const settled = new Map<string, { on: string; kopecks: number }>();
  for (const posting of postings) {
    const { kind, paymentId, postingNo, effectiveOn: on } = posting;
    if (kind === 'payment') payments.set(String(paymentId), posting);
    if (kind === 'allocation' || kind === 'release') {
      for (const { chargeId, amountKopecks } of posting.entries) {
        if (chargeId === null) continue;
        const key = `${on} ${chargeId}`;
        settled.set(key, { on, kopecks: (settled.get(key)?.kopecks ?? 0) + amountKopecks });
      }
    }
    if (kind !== 'payment_reversal') continue;
    const paid = payments.get(String(paymentId));
    const isWhole =
      paid !== undefined &&
      paid.effectiveOn === on &&
      sumOf(paid, 'received') + sumOf(posting, 'returned') === 0 &&
      sumOf(paid, 'wallet') + sumOf(posting, 'wallet') === 0;
    if (!isWhole || reversed.has(String(paymentId))) {
      breach('I3', `Posting ${postingNo} does not take one payment back.`);
    }
    reversed.add(String(paymentId));
    const isInWallet = sumOf(posting, 'wallet') !== 0;
    if (isInWallet && [...settled.values()].some((one) => one.on >= on && one.kopecks !== 0)) {
      breach('I7', `Posting ${postingNo} leaves money settled that is to be settled anew.`);
    }
  }
}

function sumOf(posting: Posting, account: string): number {
  return posting.entries.reduce(
    (sum, entry) => (entry.account === account ? sum + entry.amountKopecks : sum),
    0,
  );
}
