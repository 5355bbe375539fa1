// What the law makes of money on a day, with what is held for single charges by statements: the
// judge of the database functions, used by the verifier and the model. Pure.
import {
  allocate,
  type Obligation,
  type ObligationClass,
  ORDER_EDITIONS,
} from '#law/ens/allocation';
import { addDays, type Day } from '#primitives/days';
import { type Kopecks, kopecks, sum } from '#primitives/money';

/** The law has an order of settlement since this day: that of the single account. */
export const firstDay: Day = ORDER_EDITIONS[0]!.from;

export interface Claim {
  id: string;
  /** Its class on a day not before its due day. */
  classOn: (on: Day) => ObligationClass;
  dueOn: Day;
  /** Not settled yet. */
  rest: number;
  /** Set aside for it by a statement that holds on the day asked. */
  held: number;
}

export interface LawShares {
  settled: Map<string, number>;
  reserved: Map<string, number>;
  /** What is still held of each charge afterwards. */
  held: Map<string, number>;
  /** What the money of the day did not suffice for of each statement. */
  short: ReadonlyMap<string, number>;
}

const everything = kopecks(Number.MAX_SAFE_INTEGER);

/** Claims in the order of the law: those of one place and due day together. */
function inOrder(claims: readonly Claim[], on: Day): Claim[][] {
  const obligations = claims.map((claim) => obligationOf(claim, { on, amount: claim.rest }));
  const { allocated } = allocate({ on, amountKopecks: everything, obligations });
  const groups = new Map<string, Claim[]>();
  for (const { id, step } of allocated) {
    const claim = claims.find((one) => one.id === id)!;
    const key = `${step} ${claim.dueOn}`;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  return [...groups.values()];
}

function obligationOf(claim: Claim, of: { on: Day; amount: number }): Obligation {
  const { id, dueOn } = claim;
  return { id, class: claim.classOn(of.on), dueOn, amountKopecks: kopecks(of.amount) };
}

class Purse {
  free: number;
  readonly held: Map<string, number>;
  readonly short: ReadonlyMap<string, number>;
  readonly #holders: readonly Claim[];

  constructor(money: number, holders: readonly Claim[]) {
    this.#holders = holders.toSorted((a, b) => (a.dueOn + a.id < b.dueOn + b.id ? 1 : -1));
    this.held = new Map(holders.map(({ id, held, rest }) => [id, Math.min(held, rest)]));
    const wanted = new Map(this.held);
    this.free = money - sum([...wanted.values()].map(kopecks));
    if (this.free < 0) this.need(0);
    this.short = new Map([...wanted].map(([id, all]) => [id, all - this.held.get(id)!]));
  }

  /** Frees held money until so much is free, what is due last first. */
  need(amount: number): void {
    for (const { id } of this.#holders) {
      const own = this.held.get(id);
      // Used on its due day already.
      if (own === undefined) continue;
      const part = Math.min(Math.max(0, amount - this.free), own);
      this.held.set(id, own - part);
      this.free += part;
    }
  }

  /** Each claim gets what is held for it, then its part of the free money. */
  share(group: readonly Claim[], on: Day): Map<string, number> {
    const own = (claim: Claim) => this.held.get(claim.id) ?? 0;
    const obligations = group.map((claim) =>
      obligationOf(claim, { on, amount: claim.rest - own(claim) }),
    );
    const amountKopecks: Kopecks = kopecks(this.free);
    const { allocated, leftKopecks } = allocate({ on, amountKopecks, obligations });
    this.free = leftKopecks;
    const parts = new Map(group.map((claim) => [claim.id, own(claim)]));
    for (const { id, amountKopecks: part } of allocated) parts.set(id, parts.get(id)! + part);
    return parts;
  }
}

/**
 * Settles what is due on the day, debts before all statements, then reserves by due day what comes
 * later.
 */
export function lawShares(on: Day, money: number, claims: readonly Claim[]): LawShares {
  const purse = new Purse(
    money,
    claims.filter(({ held, dueOn }) => held > 0 && dueOn >= on),
  );
  const { held, short } = purse;
  const shares: LawShares = { settled: new Map(), reserved: new Map(), held, short };
  const due = claims.filter(({ dueOn }) => dueOn <= on);
  for (const group of inOrder(due, on)) {
    const isLate = group[0]!.dueOn < on;
    if (isLate) purse.need(group.reduce((total, { rest }) => total + rest, 0));
    for (const [id, part] of purse.share(group, on)) shares.settled.set(id, part);
    for (const { id } of group) purse.held.delete(id);
  }
  const later = claims.filter(({ dueOn }) => dueOn > on);
  for (const dueOn of [...new Set(later.map((claim) => claim.dueOn))].sort()) {
    const same = later.filter((claim) => claim.dueOn === dueOn);
    for (const group of inOrder(same, dueOn)) {
      for (const [id, part] of purse.share(group, dueOn)) shares.reserved.set(id, part);
    }
  }
  return shares;
}

/** The day before: nothing of what is open on it is due. */
export const dayBefore = (day: Day): Day => addDays(day, -1);
