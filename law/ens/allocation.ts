// The order in which a single payment settles obligations, ст.45 п.8 and 10 НК РФ. Pure: what is
// owed and what was paid come in, who gets how much comes out.
import { type Day, addDays, day } from '#primitives/days';
import { type Kopecks, ZERO, add, kopecks, mulDiv, subtract, sum } from '#primitives/money';
import { LawRefusal } from '../refusal.ts';
import type { RuleEdition } from '../rule.ts';

export type ObligationClass =
  | 'ndfl_arrears'
  | 'ndfl_current'
  | 'arrears'
  | 'current'
  | 'penalty'
  | 'interest'
  | 'fine';

export interface Obligation {
  readonly id: string;
  readonly class: ObligationClass;
  readonly dueOn: Day;
  /** What is still owed. */
  readonly amountKopecks: Kopecks;
}

export interface AllocationInput {
  /** The day the money is allocated: picks the edition of the order. */
  readonly on: Day;
  readonly amountKopecks: Kopecks;
  readonly obligations: readonly Obligation[];
}

export interface Allocated {
  readonly id: string;
  readonly amountKopecks: Kopecks;
  /** Number of the step of the order, from 1. */
  readonly step: number;
}

export interface Allocation {
  /** In the order the money went; obligations that got nothing are absent. */
  readonly allocated: readonly Allocated[];
  /** What stays on the account. */
  readonly leftKopecks: Kopecks;
  /** What is still owed. */
  readonly remainingDebtKopecks: Kopecks;
  readonly article: string;
  readonly edition: Day;
}

interface Edition {
  readonly from: Day;
  readonly article: string;
  readonly steps: readonly (readonly ObligationClass[])[];
}

const EDITIONS: readonly Edition[] = [
  {
    from: day('2023-01-01'),
    article: 'НК РФ ст.45 п.8 (263-ФЗ)',
    steps: [
      ['ndfl_arrears', 'arrears'],
      ['ndfl_current', 'current'],
      ['penalty'],
      ['interest'],
      ['fine'],
    ],
  },
  {
    from: day('2023-05-30'),
    article: 'НК РФ ст.45 п.8 (196-ФЗ)',
    steps: [
      ['ndfl_arrears'],
      ['ndfl_current'],
      ['arrears'],
      ['current'],
      ['penalty'],
      ['interest'],
      ['fine'],
    ],
  },
];

/** When which order held, for a list of rules. */
export const ORDER_EDITIONS: readonly RuleEdition[] = EDITIONS.map(({ from, article }, place) => {
  const next = EDITIONS[place + 1]?.from;
  const to = next === undefined ? null : addDays(next, -1);
  return { from, to, law: article, isUnverified: false };
});

function editionOn(on: Day): Edition {
  const found = EDITIONS.findLast((edition) => edition.from <= on);
  if (found === undefined) throw new LawRefusal('law.order_unknown', { day: on });
  return found;
}

/**
 * Not enough for obligations due on one day: in proportion to the amounts (п.10), each half a
 * kopeck up, the last takes the rest. What the last cannot take, at sums of a few kopecks, goes
 * back to those before it.
 */
export function proportion(amount: Kopecks, owed: readonly Kopecks[]): Kopecks[] {
  const total = sum(owed);
  if (amount >= total) return [...owed];
  let rest = amount;
  const shares = owed.map((one) => {
    const given = kopecks(Math.min(mulDiv(amount, [one, total], 'half-up'), rest));
    rest = subtract(rest, given);
    return given;
  });
  // Less than all is paid, so somebody from the end on can take the rest.
  for (let place = owed.length - 1; rest > 0; place -= 1) {
    const share = shares[place] ?? ZERO;
    const more = kopecks(Math.min(rest, subtract(owed[place] ?? ZERO, share)));
    shares[place] = add(share, more);
    rest = subtract(rest, more);
  }
  return shares;
}

/** Obligations grouped by due day, oldest first; within a day in the order given. */
function byDueDay(obligations: readonly Obligation[]): Obligation[][] {
  const days = new Map<Day, Obligation[]>();
  for (const obligation of obligations) {
    const same = days.get(obligation.dueOn);
    if (same === undefined) days.set(obligation.dueOn, [obligation]);
    else same.push(obligation);
  }
  return [...days.entries()].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, of]) => of);
}

/** Refuses: `law.order_unknown` before 2023, `law.amount_negative`. */
export function allocate(input: AllocationInput): Allocation {
  const { on, amountKopecks, obligations } = input;
  const negative = [amountKopecks, ...obligations.map((one) => one.amountKopecks)].find(
    (amount) => amount < 0,
  );
  if (negative !== undefined) throw new LawRefusal('law.amount_negative', { amount: negative });
  const edition = editionOn(on);
  const allocated: Allocated[] = [];
  let left = amountKopecks;
  edition.steps.forEach((classes, place) => {
    const inStep = obligations.filter((obligation) => classes.includes(obligation.class));
    for (const group of byDueDay(inStep)) {
      const shares = proportion(
        left,
        group.map((obligation) => obligation.amountKopecks),
      );
      group.forEach(({ id }, at) => {
        const share = shares[at] ?? ZERO;
        if (share > 0) allocated.push({ id, amountKopecks: share, step: place + 1 });
      });
      left = subtract(left, sum(shares));
    }
  });
  const owed = sum(obligations.map((obligation) => obligation.amountKopecks));
  const paid = subtract(amountKopecks, left);
  return {
    allocated,
    leftKopecks: left,
    remainingDebtKopecks: subtract(owed, paid),
    article: edition.article,
    edition: edition.from,
  };
}
