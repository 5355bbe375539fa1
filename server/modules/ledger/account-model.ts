// An account in memory, for the property test: the same acts, played day by day with the law's own
// allocation. It shares no code with the database functions it judges.
import { allocate, type ObligationClass } from '#law/ens/allocation';
import { addDays, type Day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import type { ChargeClass } from './charge.ts';

export interface ModelCharge {
  id: string;
  class: ChargeClass;
  dueOn: Day;
  amount: number;
  settled: number;
  reserved: number;
  /** The last day money settled part of it. */
  settledOn: Day | null;
  isCorrected: boolean;
}

export class AccountModel {
  wallet = 0;
  moneyOn: Day | null = null;
  received = 0;
  readonly charges = new Map<string, ModelCharge>();

  charge(facts: Pick<ModelCharge, 'id' | 'class' | 'dueOn' | 'amount'>, today: Day): void {
    this.#add(facts);
    this.#play(today);
  }

  pay(amount: number, paidOn: Day, today: Day): void {
    if (this.wallet > 0) this.#play(today);
    const isFirst = this.wallet === 0 || this.moneyOn === null || this.moneyOn < paidOn;
    if (isFirst) this.moneyOn = paidOn;
    this.wallet += amount;
    this.received += amount;
    this.#play(today);
  }

  correct(id: string, next: { id: string; amount: number } | null, today: Day): void {
    const wrong = this.charges.get(id)!;
    if (wrong.settled > 0) {
      this.wallet += wrong.settled;
      this.moneyOn = wrong.settledOn;
    }
    Object.assign(wrong, { amount: 0, settled: 0, reserved: 0, isCorrected: true });
    if (next !== null) this.#add({ ...next, class: wrong.class, dueOn: wrong.dueOn });
    this.#play(today);
  }

  penalty(facts: { id: string; dueOn: Day; amount: number }, today: Day): void {
    const known = this.charges.get(facts.id);
    if ((known?.amount ?? 0) === facts.amount) return;
    if (known === undefined) {
      this.#add({ ...facts, class: 'penalty' });
    } else {
      const excess = Math.max(0, known.settled - facts.amount);
      this.wallet += excess;
      if (excess > 0) this.moneyOn ??= today;
      known.settled -= excess;
      known.amount = facts.amount;
    }
    this.#play(today);
  }

  fallDue(today: Day): void {
    this.#play(today);
  }

  #add(facts: Pick<ModelCharge, 'id' | 'class' | 'dueOn' | 'amount'>): void {
    const nothing = { settled: 0, reserved: 0, settledOn: null, isCorrected: false };
    this.charges.set(facts.id, { ...facts, ...nothing });
  }

  /** Every day from the one the money came: it settles what is due on that day. */
  #play(today: Day): void {
    for (let on = this.moneyOn ?? today; on <= today && this.wallet > 0; on = addDays(on, 1)) {
      const due = this.#open().filter(({ dueOn }) => dueOn <= on);
      for (const [charge, amount] of this.#shares(on, due)) {
        charge.settled += amount;
        charge.settledOn = on;
        this.wallet -= amount;
      }
    }
    for (const charge of this.charges.values()) charge.reserved = 0;
    let rest = this.wallet;
    const ahead = this.#open();
    for (const on of new Set(ahead.map(({ dueOn }) => dueOn))) {
      const same = ahead.filter(({ dueOn }) => dueOn === on);
      for (const [charge, amount] of this.#shares(on, same, rest)) {
        charge.reserved = amount;
        rest -= amount;
      }
    }
  }

  /** What is not settled yet, by due day, then by id. */
  #open(): ModelCharge[] {
    return [...this.charges.values()]
      .filter(({ settled, amount }) => settled < amount)
      .sort((left, right) => (left.dueOn + left.id < right.dueOn + right.id ? -1 : 1));
  }

  #shares(on: Day, charges: ModelCharge[], money = this.wallet): [ModelCharge, number][] {
    const { allocated } = allocate({
      on,
      amountKopecks: kopecks(money),
      obligations: charges.map((charge) => ({
        id: charge.id,
        class: classOn(charge, on),
        dueOn: charge.dueOn,
        amountKopecks: kopecks(charge.amount - charge.settled),
      })),
    });
    return allocated.map(({ id, amountKopecks }) => [this.charges.get(id)!, amountKopecks]);
  }
}

function classOn(charge: ModelCharge, on: Day): ObligationClass {
  if (charge.class !== 'tax') return charge.class;
  return charge.dueOn < on ? 'arrears' : 'current';
}
