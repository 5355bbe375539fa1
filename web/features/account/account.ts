// The single tax account as of a day: what it is made of, and that the parts add up.
import type * as z from 'zod/mini';
import type { Charge, account } from '#contract/ledger';
import { type Day, addDays, startOfLegalDay } from '#primitives/days';
import { API, reading } from '../../query.ts';

export type Account = z.infer<typeof account>;

/** `on`: the day asked for, or nothing for now; `knownAt`: no later news than of this moment. */
export function accountReading(on: string | undefined, knownAt?: string) {
  const key = ['account', 'state', on ?? '', knownAt ?? ''];
  return reading<Account>(key, `${API}/account`, { on, knownAt });
}

/** The last moment of a legal day: what was recorded later was not known on it. */
export function endOfDay(on: Day): string {
  return new Date(Date.parse(startOfLegalDay(addDays(on, 1))) - 1).toISOString();
}

export interface Learnt {
  charge: Charge;
  /** Outstanding on the day as was known then; null: the charge was not known at all. */
  thenKopecks: number | null;
  nowKopecks: number;
}

/** What about a day became known only after it: charges that were added, changed or withdrawn. */
export function learntLater(now: Account, then: Account): Learnt[] {
  const before = new Map(then.charges.map((charge) => [charge.chargeId, charge]));
  const after = new Map(now.charges.map((charge) => [charge.chargeId, charge]));
  const all = new Map([...before, ...after]);
  return [...all.values()].flatMap((charge) => {
    const old = before.get(charge.chargeId);
    const nowKopecks = after.get(charge.chargeId)?.outstandingKopecks ?? 0;
    const thenKopecks = old?.outstandingKopecks ?? null;
    return (thenKopecks ?? 0) === nowKopecks ? [] : [{ charge, thenKopecks, nowKopecks }];
  });
}

/** What was still to be settled on the day, the soonest due first; what is settled owes nothing. */
export const openOn = ({ charges }: Pick<Account, 'charges'>): Charge[] =>
  charges
    .filter((charge) => charge.outstandingKopecks > 0)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));

export type Tax = Charge['tax'];
export interface TaxRow {
  tax: Tax;
  /** Overdue, by kind; principal, penalty, fine and interest are never one figure (ACC-3). */
  debt: Record<Charge['class'], number>;
  upcoming: number;
  reserved: number;
}

const NOTHING = { tax: 0, penalty: 0, fine: 0, interest: 0 };

/** What is still outstanding, by tax; the columns add up to the header. */
export function byTax(charges: readonly Charge[]): TaxRow[] {
  const rows = new Map<Tax, TaxRow>();
  for (const charge of charges) {
    if (charge.outstandingKopecks === 0) continue;
    const row = rows.get(charge.tax) ?? {
      tax: charge.tax,
      debt: { ...NOTHING },
      upcoming: 0,
      reserved: 0,
    };
    rows.set(charge.tax, row);
    if (charge.status === 'overdue') row.debt[charge.class] += charge.outstandingKopecks;
    else {
      row.upcoming += charge.outstandingKopecks - charge.reservedKopecks;
      row.reserved += charge.reservedKopecks;
    }
  }
  return [...rows.values()];
}

export type Sums = Omit<TaxRow, 'tax'>;

export function sumRows(rows: readonly TaxRow[]): Sums {
  const sums: Sums = { debt: { ...NOTHING }, upcoming: 0, reserved: 0 };
  for (const row of rows) {
    sums.debt.tax += row.debt.tax;
    sums.debt.penalty += row.debt.penalty;
    sums.debt.fine += row.debt.fine;
    sums.debt.interest += row.debt.interest;
    sums.upcoming += row.upcoming;
    sums.reserved += row.reserved;
  }
  return sums;
}
