// An account in memory, for the property test: the same acts, played day by day with the law's own
// allocation. It shares no code with the database functions it judges.
import type { ObligationClass } from '#law/ens/allocation';
import { addDays, type Day } from '#primitives/days';
import type { ChargeClass, TaxKind } from '../charge.ts';
import { type LawShares, lawShares } from '../law-shares.ts';

export interface ModelCharge {
  id: string;
  class: ChargeClass;
  tax: TaxKind;
  dueOn: Day;
  amount: number;
  settled: number;
  reserved: number;
  /** What it grew by and what settled it, day by day. */
  owedOn: Map<Day, number>;
  settledOn: Map<Day, number>;
  isCorrected: boolean;
  /** Set aside for it by a statement, and since when. */
  held: number;
  heldOn: Day | null;
}

type Facts = Pick<ModelCharge, 'class' | 'tax' | 'dueOn'>;

export interface NewModelCharge {
  id: string;
  amount: number;
  /** The day from which it is owed to the reader of a past day. */
  chargedOn: Day;
}

interface Move {
  /** `moved`: spent on a charge or released from it. */
  kind: 'came' | 'moved' | 'back';
  on: Day;
  /** Below zero: taken out of the wallet. */
  amount: number;
}

export class AccountModel {
  /** Whatever moved the wallet, in the order in which it was recorded. */
  #moves: Move[] = [];
  /** Unspent money by the day it came. */
  #lots: { on: Day; rest: number }[] = [];
  /** In the order in which they were posted. */
  readonly charges = new Map<string, ModelCharge>();

  get wallet(): number {
    return this.#moneyOn('9999-12-31' as Day);
  }

  get received(): number {
    return total(this.#moves.map(({ kind, amount }) => (kind === 'moved' ? 0 : amount)));
  }

  /** Posted together, so that money meets them together. */
  accrue(facts: Facts, charges: readonly NewModelCharge[], today: Day): void {
    for (const one of charges) this.#add(facts, one);
    this.#play(today);
  }

  pay(amount: number, paidOn: Day, today: Day): void {
    this.#play(today);
    this.#move({ kind: 'came', on: paidOn, amount });
    this.#play(today);
  }

  /** What never was paid settled nothing: its day and all later ones are played anew. */
  reverse({ paidOn, amount }: { paidOn: Day; amount: number }, today: Day): void {
    this.#play(today);
    for (const charge of this.charges.values()) {
      for (const [on, part] of charge.settledOn) {
        if (on < paidOn) continue;
        charge.settled -= part;
        charge.settledOn.delete(on);
      }
    }
    const kept = this.#moves.filter(({ kind, on }) => kind !== 'moved' || on < paidOn);
    this.#moves = [];
    this.#lots = [];
    for (const move of kept) this.#move(move);
    this.#move({ kind: 'back', on: paidOn, amount: -amount });
    this.#play(today);
  }

  correct(id: string, next: NewModelCharge | null, today: Day): void {
    this.#play(today);
    const wrong = this.charges.get(id)!;
    this.#release(wrong, wrong.settled);
    Object.assign(wrong, { amount: 0, reserved: 0, isCorrected: true, held: 0, heldOn: null });
    wrong.owedOn.clear();
    if (next !== null) this.#add(wrong, next);
    this.#play(today);
  }

  penalty({ id, dueOn, amount }: { id: string; dueOn: Day; amount: number }, today: Day): void {
    this.#play(today);
    if ((this.charges.get(id)?.amount ?? 0) === amount) return;
    if (!this.charges.has(id)) {
      const facts = { class: 'penalty', tax: 'other', dueOn } as const;
      this.#add(facts, { id, amount: 0, chargedOn: today });
    }
    const penalty = this.charges.get(id)!;
    this.#release(penalty, Math.max(0, penalty.settled - amount));
    penalty.owedOn.set(today, (penalty.owedOn.get(today) ?? 0) + amount - penalty.amount);
    penalty.amount = amount;
    this.#play(today);
  }

  /** What a statement may set aside for a charge at the most. */
  mostToHold(id: string): number {
    const { amount, settled } = this.charges.get(id)!;
    const held = [...this.charges.values()].reduce((sum, one) => sum + one.held, 0);
    return Math.min(amount - settled, this.wallet - held);
  }

  /** Unspent money by the day it came, the oldest first. */
  get lots(): { day: Day; kopecks: number }[] {
    const days = [...new Set(this.#lots.map(({ on }) => on))].sort();
    return days
      .map((day) => ({
        day,
        kopecks: total(this.#lots.map(({ on, rest }) => (on === day ? rest : 0))),
      }))
      .filter(({ kopecks }) => kopecks > 0);
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

  /** What is known now of a past day: its charges, and money less debt. */
  asOf(day: Day) {
    const charges = [...this.charges.values()]
      .map(({ id, dueOn, owedOn, settledOn }) => ({
        id,
        amount: through(owedOn, day),
        settled: through(settledOn, day),
        isLate: dueOn < day,
      }))
      .sort((left, right) => (left.id < right.id ? -1 : 1));
    const debts = charges.map(({ isLate, amount, settled }) =>
      isLate ? Math.max(0, amount - settled) : 0,
    );
    const came = total(
      this.#moves.map(({ kind, on, amount }) => (kind === 'moved' || on > day ? 0 : amount)),
    );
    const spent = total(charges.map(({ settled }) => settled));
    return {
      balance: came - spent - total(debts),
      charges: charges
        .filter(({ amount }) => amount > 0)
        .map(({ id, amount, settled }) => ({ id, amount, settled })),
    };
  }

  #add({ class: kind, tax, dueOn }: Facts, { id, amount, chargedOn }: NewModelCharge): void {
    const owedOn = new Map([[chargedOn, amount]]);
    this.charges.set(id, { id, class: kind, tax, dueOn, amount, owedOn, ...untouched() });
  }

  /** Money goes back to the days on which it had settled, the latest first. */
  #release(charge: ModelCharge, amount: number): void {
    let rest = amount;
    for (const on of [...charge.settledOn.keys()].sort().reverse()) {
      const part = Math.min(rest, charge.settledOn.get(on)!);
      charge.settledOn.set(on, charge.settledOn.get(on)! - part);
      this.#move({ kind: 'moved', on, amount: part });
      rest -= part;
    }
    charge.settled -= amount;
  }

  #moneyOn(day: Day): number {
    return this.#lots.reduce((sum, { on, rest }) => (on <= day ? sum + rest : sum), 0);
  }

  /** What leaves takes the youngest money that was there on its day. */
  #move(move: Move): void {
    this.#moves.push(move);
    if (move.amount > 0) {
      this.#lots.push({ on: move.on, rest: move.amount });
      return;
    }
    let left = -move.amount;
    this.#lots.sort((one, other) => (one.on < other.on ? 1 : -1));
    for (const lot of this.#lots) {
      if (lot.on > move.on) continue;
      const part = Math.min(left, lot.rest);
      lot.rest -= part;
      left -= part;
    }
  }

  /** Every day from the first with money: what was there settles what is due. */
  #play(today: Day): void {
    const days = this.#lots.filter(({ rest }) => rest > 0).map(({ on }) => on);
    for (let on = days.sort()[0] ?? today; on <= today && this.wallet > 0; on = addDays(on, 1)) {
      if (!this.#open().some(({ dueOn }) => dueOn <= on)) continue;
      // A day without money changes no statement (decision 10).
      if (this.#moneyOn(on) === 0) continue;
      const { settled, held, short } = this.#shares(on, this.#moneyOn(on));
      for (const [id, amount] of settled) {
        if (amount === 0) continue;
        const charge = this.charges.get(id)!;
        charge.settled += amount;
        charge.settledOn.set(on, (charge.settledOn.get(on) ?? 0) + amount);
        this.#move({ kind: 'moved', on, amount: -amount });
      }
      this.#keep(on, on < today ? this.#again(on, { held, short }) : held);
    }
    const { reserved, held } = this.#shares(today, this.wallet);
    for (const charge of this.charges.values()) {
      charge.reserved = this.wallet === 0 ? 0 : (reserved.get(charge.id) ?? 0);
    }
    this.#keep(today, held);
  }

  /** What a past day was short of is held again, unless its charge is due by now (decision 10). */
  #again(on: Day, of: Pick<LawShares, 'held' | 'short'>): Map<string, number> {
    const later = (id: string) => this.charges.get(id)!.dueOn > on;
    return new Map(
      [...of.held].map(([id, held]) => [id, held + (later(id) ? (of.short.get(id) ?? 0) : 0)]),
    );
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

const total = (amounts: readonly number[]): number =>
  amounts.reduce((sum, amount) => sum + amount, 0);

const through = (changes: ReadonlyMap<Day, number>, last: Day): number =>
  total([...changes].map(([on, amount]) => (on <= last ? amount : 0)));

/** What is known of a charge that no money has met yet. */
function untouched() {
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
