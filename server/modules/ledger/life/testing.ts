// An account in memory, for the property test: the same acts, played day by day with the law's own
// allocation. It shares no code with the database functions it judges.
import type { ObligationClass } from '#law/ens/allocation';
import { addDays, type Day } from '#primitives/days';
import type { ChargeClass, TaxKind } from '../charge.ts';
import { lawShares } from '../law-shares.ts';

export interface ModelCharge {
  id: string;
  class: ChargeClass;
  tax: TaxKind;
  dueOn: Day;
  amount: number;
  settled: number;
  reserved: number;
  /** What settled it, day by day. */
  settledOn: Map<Day, number>;
  isCorrected: boolean;
  /** Set aside for it by a statement, and since when. */
  held: number;
  heldOn: Day | null;
}

type NewModelCharge = Pick<ModelCharge, 'id' | 'class' | 'tax' | 'dueOn' | 'amount'>;

export class AccountModel {
  /** Unspent money by the day it came. */
  readonly lots: { on: Day; rest: number }[] = [];
  received = 0;
  readonly charges = new Map<string, ModelCharge>();

  get wallet(): number {
    return this.#moneyOn('9999-12-31' as Day);
  }

  charge(facts: NewModelCharge, today: Day): void {
    this.#add(facts);
    this.#play(today);
  }

  pay(amount: number, paidOn: Day, today: Day): void {
    this.#play(today);
    this.lots.push({ on: paidOn, rest: amount });
    this.received += amount;
    this.#play(today);
  }

  correct(id: string, next: { id: string; amount: number } | null, today: Day): void {
    this.#play(today);
    const wrong = this.charges.get(id)!;
    this.#release(wrong, wrong.settled);
    Object.assign(wrong, { amount: 0, reserved: 0, isCorrected: true, held: 0, heldOn: null });
    const { class: kind, tax, dueOn } = wrong;
    if (next !== null) this.#add({ ...next, class: kind, tax, dueOn });
    this.#play(today);
  }

  penalty(facts: { id: string; dueOn: Day; amount: number }, today: Day): void {
    this.#play(today);
    const known = this.charges.get(facts.id);
    if ((known?.amount ?? 0) === facts.amount) return;
    if (known === undefined) this.#add({ ...facts, class: 'penalty', tax: 'other' });
    const penalty = this.charges.get(facts.id)!;
    this.#release(penalty, Math.max(0, penalty.settled - facts.amount));
    penalty.amount = facts.amount;
    this.#play(today);
  }

  /** What a statement may set aside for a charge at the most. */
  mostToHold(id: string): number {
    const { amount, settled } = this.charges.get(id)!;
    const held = [...this.charges.values()].reduce((sum, one) => sum + one.held, 0);
    return Math.min(amount - settled, this.wallet - held);
  }

  hold(id: string, amount: number, today: Day): void {
    this.#play(today);
    Object.assign(this.charges.get(id)!, { held: amount, heldOn: today });
    this.#play(today);
  }

  withdraw(id: string, today: Day): void {
    this.#play(today);
    Object.assign(this.charges.get(id)!, { held: 0, heldOn: null });
    this.#play(today);
  }

  fallDue(today: Day): void {
    this.#play(today);
  }

  #add(facts: NewModelCharge): void {
    this.charges.set(facts.id, { ...facts, ...untouched() });
  }

  /** Money goes back to the days on which it had settled, the latest first. */
  #release(charge: ModelCharge, amount: number): void {
    let rest = amount;
    for (const on of [...charge.settledOn.keys()].sort().reverse()) {
      const part = Math.min(rest, charge.settledOn.get(on)!);
      charge.settledOn.set(on, charge.settledOn.get(on)! - part);
      this.lots.push({ on, rest: part });
      rest -= part;
    }
    charge.settled -= amount;
  }

  #moneyOn(day: Day): number {
    return this.lots.reduce((sum, { on, rest }) => (on <= day ? sum + rest : sum), 0);
  }

  #spend(day: Day, amount: number): void {
    let left = amount;
    this.lots.sort((one, other) => (one.on < other.on ? 1 : -1));
    for (const lot of this.lots) {
      if (lot.on > day) continue;
      const part = Math.min(left, lot.rest);
      lot.rest -= part;
      left -= part;
    }
  }

  /** Every day from the first with money: what was there settles what is due. */
  #play(today: Day): void {
    const days = this.lots.filter(({ rest }) => rest > 0).map(({ on }) => on);
    for (let on = days.sort()[0] ?? today; on <= today && this.wallet > 0; on = addDays(on, 1)) {
      if (!this.#open().some(({ dueOn }) => dueOn <= on)) continue;
      // A day without money changes no statement (decision 10).
      if (this.#moneyOn(on) === 0) continue;
      const { settled, held } = this.#shares(on, this.#moneyOn(on));
      for (const [id, amount] of settled) {
        if (amount === 0) continue;
        const charge = this.charges.get(id)!;
        charge.settled += amount;
        charge.settledOn.set(on, (charge.settledOn.get(on) ?? 0) + amount);
        this.#spend(on, amount);
      }
      this.#keep(on, held);
    }
    const { reserved, held } = this.#shares(today, this.wallet);
    for (const charge of this.charges.values()) {
      charge.reserved = this.wallet === 0 ? 0 : (reserved.get(charge.id) ?? 0);
    }
    this.#keep(today, held);
  }

  /** What statements hold after a day; those made later than it hold what they held. */
  #keep(on: Day, held: ReadonlyMap<string, number>): void {
    for (const charge of this.charges.values()) {
      if (charge.heldOn === null || charge.heldOn > on) continue;
      charge.held = held.get(charge.id) ?? 0;
      if (charge.held === 0) charge.heldOn = null;
    }
  }

  /** What is not settled yet, by due day, then by id. */
  #open(): ModelCharge[] {
    return [...this.charges.values()]
      .filter(({ settled, amount }) => settled < amount)
      .sort((left, right) => (left.dueOn + left.id < right.dueOn + right.id ? -1 : 1));
  }

  #shares(on: Day, money: number) {
    const claims = this.#open().map((charge) => ({
      id: charge.id,
      dueOn: charge.dueOn,
      rest: charge.amount - charge.settled,
      held: charge.heldOn !== null && charge.heldOn <= on ? charge.held : 0,
      classOn: (day: Day) => classOn(charge, day),
    }));
    return lawShares(on, money, claims);
  }
}

/** What is known of a charge that no money has met yet. */
export function untouched() {
  return {
    settled: 0,
    reserved: 0,
    settledOn: new Map<Day, number>(),
    isCorrected: false,
    held: 0,
    heldOn: null,
  };
}

function classOn(charge: ModelCharge, on: Day): ObligationClass {
  if (charge.class !== 'tax') return charge.class;
  const isLate = charge.dueOn < on;
  if (charge.tax === 'ndfl_agent') return isLate ? 'ndfl_arrears' : 'ndfl_current';
  if (charge.tax === 'ndfl' && isLate) return 'ndfl_arrears';
  return isLate ? 'arrears' : 'current';
}
