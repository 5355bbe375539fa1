// The invariants of an account (security §4.1), judged from its entries alone and by the law's own
// allocation, independently of the database functions that wrote them. Pure.
import type { ObligationClass } from '#law/ens/allocation';
import type { Day } from '#primitives/days';
import type { ChargeClass, TaxKind } from './charge.ts';
import { type Claim, dayBefore, firstDay, lawShares } from './law-shares.ts';
import { judgeOffsets, heldBefore, type RecordedOffset } from './offset/offset-breaches.ts';
import { judgeReversals } from './reversal/reversal-breaches.ts';

export interface RecordedCharge {
  chargeId: string;
  class: ChargeClass;
  tax: TaxKind;
  /** Outside the single account: takes no money of the wallet. */
  isApart: boolean;
  dueOn: Day;
  amountKopecks: number;
  settledKopecks: number;
  reservedKopecks: number;
  /** The statement that stands for it and what of it is held. */
  offsetId: string | null;
  offsetKopecks: number;
}

export interface RecordedPosting {
  postingNo: number;
  kind: 'charge' | 'payment' | 'allocation' | 'release' | 'reversal' | 'payment_reversal';
  effectiveOn: Day;
  /** Of a payment, of what it settled when it came, and of its reversal. */
  paymentId: string | null;
  /** How many events of gateways stand for it. */
  events: number;
  entries: { account: string; chargeId: string | null; amountKopecks: number }[];
}

export interface AccountRecord {
  taxpayerId: number;
  walletKopecks: number;
  lastPostingNo: number;
  charges: RecordedCharge[];
  offsets: RecordedOffset[];
  postings: RecordedPosting[];
}

export interface Breach {
  /** `I1` … `I11`. */
  invariant: string;
  says: string;
}

interface Sums {
  owed: number;
  settled: number;
}

/** Every broken invariant of the account; none when it is whole. */
export function breachesOf(record: AccountRecord): Breach[] {
  const found: Breach[] = [];
  const breach = (invariant: string, says: string) => found.push({ invariant, says });
  const facts = new Map(record.charges.map((charge) => [charge.chargeId, charge]));
  const sums = new Map<string, Sums>();
  const wallet = new Wallet();
  record.postings.forEach((posting, place) => {
    const name = `Posting ${posting.postingNo}`;
    if (posting.postingNo !== place + 1) breach('I3', `${name} follows a hole.`);
    const total = posting.entries.reduce((sum, entry) => sum + entry.amountKopecks, 0);
    if (total !== 0 || posting.entries.length < 2) breach('I1', `${name} does not come to zero.`);
    if (posting.events !== (posting.kind === 'payment' ? 1 : 0)) {
      breach('I8', `${name} has ${posting.events} events of gateways.`);
    }
    if (posting.kind === 'allocation') {
      const fault = faultOf(posting, { wallet, facts, sums, offsets: record.offsets });
      if (fault !== null) breach('I7', `${name} ${fault}`);
    }
    for (const { account, chargeId, amountKopecks } of posting.entries) {
      if (account === 'wallet' && !wallet.enter(posting, amountKopecks)) {
        breach('I6', `${name} takes more than the account holds.`);
      }
      if (chargeId !== null) addTo(sums, posting.kind, { chargeId, amountKopecks });
    }
  });
  if (record.lastPostingNo !== record.postings.length) breach('I3', 'Postings are missing.');
  if (record.walletKopecks !== wallet.total)
    breach('I4', 'The wallet is not the sum of its entries.');
  judgeCharges(record, sums, breach);
  judgeOffsets(record, breach);
  judgeReversals(record.postings, breach);
  return found;
}

function addTo(
  sums: Map<string, Sums>,
  kind: RecordedPosting['kind'],
  entry: { chargeId: string; amountKopecks: number },
): void {
  const known = sums.get(entry.chargeId) ?? { owed: 0, settled: 0 };
  if (kind === 'charge' || kind === 'reversal') known.owed -= entry.amountKopecks;
  else known.settled += entry.amountKopecks;
  sums.set(entry.chargeId, known);
}

type Move = Pick<RecordedPosting, 'kind' | 'effectiveOn'> & { kopecks: number };

/** Money by the day it came. What is spent on a day leaves the youngest of what was there. */
class Wallet {
  #lots = new Map<Day, number>();
  #moves: Move[] = [];

  get total(): number {
    return [...this.#lots.values()].reduce((sum, kopecks) => sum + kopecks, 0);
  }

  on(day: Day): number {
    return [...this.#lots].reduce((sum, [came, rest]) => (came <= day ? sum + rest : sum), 0);
  }

  /** False when more is taken than was there on the day. */
  enter({ kind, effectiveOn: day }: RecordedPosting, kopecks: number): boolean {
    if (kind === 'payment_reversal') this.#undoFrom(day);
    const move = { kind, effectiveOn: day, kopecks };
    this.#moves.push(move);
    return this.#play(move);
  }

  /** What was settled or released on the day or later counts no more. */
  #undoFrom(day: Day): void {
    this.#moves = this.#moves.filter(
      ({ kind, effectiveOn }) => (kind !== 'allocation' && kind !== 'release') || effectiveOn < day,
    );
    this.#lots = new Map();
    for (const move of this.#moves) this.#play(move);
  }

  #play({ effectiveOn: day, kopecks }: Move): boolean {
    if (kopecks > 0) {
      this.#lots.set(day, (this.#lots.get(day) ?? 0) + kopecks);
      return true;
    }
    let left = -kopecks;
    const there = [...this.#lots.keys()].filter((came) => came <= day).sort();
    for (const came of there.reverse()) {
      const part = Math.min(left, this.#lots.get(came)!);
      this.#lots.set(came, this.#lots.get(came)! - part);
      left -= part;
    }
    return left === 0;
  }
}

interface Standing {
  wallet: Wallet;
  facts: ReadonlyMap<string, RecordedCharge>;
  sums: ReadonlyMap<string, Sums>;
  offsets: readonly RecordedOffset[];
}

/** What is wrong with an allocation by the law, at its place of the record; null: nothing. */
function faultOf(
  posting: RecordedPosting,
  { wallet, facts, sums, offsets }: Standing,
): string | null {
  const on = posting.effectiveOn;
  if (on < firstDay) return `settles on ${on}; the law has an order only since ${firstDay}.`;
  const money = wallet.on(on);
  const held = heldBefore(offsets, posting);
  const claims = [...facts.values()]
    .filter(({ chargeId, isApart }) => !isApart && restOf(sums.get(chargeId)) > 0)
    .map((one) => claimOf(one, restOf(sums.get(one.chargeId)), held.get(one.chargeId) ?? 0));
  const expected = [...lawShares(on, money, claims).settled].filter(([, part]) => part > 0);
  const given = new Map(
    posting.entries
      .filter(({ chargeId }) => chargeId !== null)
      .map(({ chargeId, amountKopecks }) => [chargeId!, amountKopecks]),
  );
  const isLegal =
    money > 0 &&
    given.size === expected.length &&
    expected.every(([id, part]) => given.get(id) === part);
  return isLegal ? null : 'does not follow the legal order.';
}

function claimOf(charge: RecordedCharge, rest: number, held: number): Claim {
  const { chargeId: id, dueOn } = charge;
  return { id, dueOn, rest, held, classOn: (on) => classOn(charge, on) };
}

/** What a charge is to the law on a day not before its due day. */
function classOn(charge: RecordedCharge, on: Day): ObligationClass {
  if (charge.class !== 'tax') return charge.class;
  const isNdfl = charge.tax === 'ndfl' || charge.tax === 'ndfl_agent';
  if (charge.dueOn < on) return isNdfl ? 'ndfl_arrears' : 'arrears';
  return charge.tax === 'ndfl_agent' ? 'ndfl_current' : 'current';
}

function restOf(sums: Sums | undefined): number {
  return sums === undefined ? 0 : Math.max(0, sums.owed - sums.settled);
}

function judgeCharges(
  record: AccountRecord,
  sums: ReadonlyMap<string, Sums>,
  breach: (invariant: string, says: string) => void,
): void {
  for (const charge of record.charges) {
    const { chargeId, amountKopecks, settledKopecks, reservedKopecks } = charge;
    const { owed, settled } = sums.get(chargeId) ?? { owed: 0, settled: 0 };
    if (owed !== amountKopecks || settled !== settledKopecks) {
      breach('I11', `Charge ${chargeId} is not the sum of its entries.`);
    }
    if (settled < 0 || settled > owed || reservedKopecks < 0 || reservedKopecks > owed - settled) {
      breach('I5', `Charge ${chargeId} is out of bounds.`);
    }
  }
  const expected = reservations(record);
  if (expected === null) {
    breach('I7', `Money lies beside a charge due before ${firstDay}; nobody can judge it.`);
    return;
  }
  for (const { chargeId, reservedKopecks } of record.charges) {
    if (reservedKopecks !== (expected.get(chargeId) ?? 0)) {
      breach('I7', `Charge ${chargeId} is not reserved in the order of due days.`);
    }
  }
}

/**
 * What the money that lies there should be kept for. Money lies there only when nothing was due at
 * the last act, so every open charge was still ahead then. Null: before the law has an order.
 */
function reservations(record: AccountRecord): ReadonlyMap<string, number> | null {
  const open = record.charges.filter(
    (one) => !one.isApart && one.settledKopecks < one.amountKopecks,
  );
  const first = open.map(({ dueOn }) => dueOn).sort()[0];
  if (first === undefined || record.walletKopecks === 0) return new Map();
  if (dayBefore(first) < firstDay) return null;
  const claims = open.map((one) =>
    claimOf(one, one.amountKopecks - one.settledKopecks, one.offsetKopecks),
  );
  return lawShares(dayBefore(first), record.walletKopecks, claims).reserved;
}
