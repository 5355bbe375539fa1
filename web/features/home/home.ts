// What the first page says about money: debt, what comes due by date, what is kept; never mixed.
import type * as z from 'zod/mini';
import type { Charge, home } from '#contract/ledger';
import { type Day, addDays, daysBetween } from '#primitives/days';
import { API, reading } from '../../query.ts';

export type Home = z.infer<typeof home>;

export function homeReading() {
  return reading<Home>(['account', 'home'], `${API}/home`);
}

/** Not yet settled and not covered by free money: what a payment would go to. */
export function toPay(charge: Charge): number {
  return charge.outstandingKopecks - charge.reservedKopecks;
}

/** What the person should look at first: debts by age, then what comes due, then the rest. */
export function nextCharges(charges: readonly Charge[], most: number): Charge[] {
  const rank = (charge: Charge) => (charge.status === 'overdue' ? 0 : toPay(charge) > 0 ? 1 : 2);
  return charges
    .filter((charge) => charge.outstandingKopecks > 0)
    .sort((a, b) => rank(a) - rank(b) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
    .slice(0, most);
}

/** The oldest debt: the day it became one, and how many days ago that was. */
export function oldestDebt(charges: readonly Charge[], today: Day) {
  const oldest = charges
    .filter((charge) => charge.status === 'overdue')
    .reduce<Charge | null>((a, b) => (a === null || b.dueOn < a.dueOn ? b : a), null);
  if (oldest === null) return null;
  const since = addDays(oldest.dueOn as Day, 1);
  return { charge: oldest, since, days: daysBetween(oldest.dueOn as Day, today) };
}

/** How many days are left until the due day; 0 today, negative when it has passed. */
export function daysLeft(dueOn: string, today: string): number {
  return daysBetween(today as Day, dueOn as Day);
}

export type HomeState = 'owes' | 'calm' | 'first';

type Known = Pick<Home, 'account' | 'charges' | 'property'>;

/**
 * `first`: nothing was ever charged. Charges of home are only the open ones, so a tax that was paid
 * long ago is told by the property it was for.
 */
export function homeState({ account, charges, property }: Known): HomeState {
  if (account.payAllKopecks > 0) return 'owes';
  const isBare = account.reservedKopecks === 0 && account.freeKopecks === 0;
  const wasTaxed = property.some((object) => object.lastTaxKopecks !== null);
  return charges.length === 0 && isBare && !wasTaxed ? 'first' : 'calm';
}

export type PartOfDay = 'night' | 'morning' | 'day' | 'evening';

export function partOfDay(hour: number): PartOfDay {
  if (hour < 5) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'day' : 'evening';
}
