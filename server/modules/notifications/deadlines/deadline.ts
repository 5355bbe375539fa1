// A day of the law in a person's calendar: what is due on it, and why on that day. Pure.
import { SHIFT_ARTICLE, type PaymentTerm, paymentTerms } from '#law/calendar/payment-terms';
import { type Charge, taxTitle } from '#modules/ledger';
import type { Day } from '#primitives/days';
import { formatPeriod, parsePeriod } from '#primitives/periods';
import type * as z from 'zod/mini';
import type { deadline } from '../contract.ts';
import type { Words } from '../kinds.ts';

export type Deadline = z.infer<typeof deadline>;
type Term = Deadline['term'];

/** Why the day is this one; null when the law of the tax does not lead to it. */
function termOf(term: PaymentTerm | undefined): Term {
  if (term === undefined) return null;
  const { nominalOn, on, article, movedBy } = term;
  const isMoved = nominalOn !== on;
  return { nominalOn, article, movedBy, moveArticle: isMoved ? SHIFT_ARTICLE : null };
}

const englishNames: Record<Charge['tax'], string> = {
  property: 'Property tax',
  land: 'Land tax',
  transport: 'Transport tax',
  ndfl: 'Income tax',
  ndfl_agent: 'Income tax withheld as agent',
  npd: 'Tax on professional income',
  usn: 'Simplified system tax',
  patent: 'Patent',
  contributions: 'Insurance contributions',
  duty: 'State duty',
  other: 'Other payment',
};

/** The name of a charge without its object: the calendar may be seen by others. */
export function nameOf(charge: Pick<Charge, 'class' | 'tax' | 'taxYear' | 'period'>): Words {
  const read = parsePeriod(charge.period);
  const period = read.ok ? formatPeriod(read.value, 'en') : charge.period;
  return { ru: taxTitle(charge), en: `${englishNames[charge.tax]} for ${period}` };
}

/** What a payment would still have to bring. */
export const payableOf = (charge: Charge): number =>
  charge.outstandingKopecks - charge.reservedKopecks;

/** The due day of an open charge; penalties have none of their own. */
export function deadlineOfCharge(charge: Charge): Deadline {
  const term = paymentTerms(charge.tax, charge.period).find((one) => one.on === charge.dueOn);
  return {
    key: `charge-${charge.chargeId}`,
    kind: 'charge',
    on: charge.dueOn,
    term: termOf(term),
    title: nameOf(charge),
    subject: charge.subjectOfTax,
    status: charge.status,
    amountKopecks: charge.outstandingKopecks,
    payableKopecks: payableOf(charge),
    chargeId: charge.chargeId,
    changedAt: charge.updatedAt,
  };
}

/** What an owner of a thing must expect for a year that is not assessed yet. */
export interface OwnedYear {
  tax: 'property' | 'land' | 'transport';
  taxYear: number;
  changedAt: string;
}

/** The lawful day of a tax whose notice has not come: the day is known, the sum is not. */
export function deadlineOfYear({ tax, taxYear, changedAt }: OwnedYear): Deadline[] {
  return paymentTerms(tax, String(taxYear)).map((term) => ({
    key: `expected-${tax}-${taxYear}`,
    kind: 'expected' as const,
    on: term.on,
    term: termOf(term),
    title: nameOf({ class: 'tax', tax, taxYear, period: String(taxYear) }),
    subject: null,
    status: null,
    amountKopecks: null,
    payableKopecks: null,
    chargeId: null,
    changedAt,
  }));
}

/** By when the inspectorate sends the notice of a year (ст.52 п.2 НК РФ). */
export function deadlineOfNotice(taxYear: number, on: Day, changedAt: string): Deadline {
  return {
    key: `notice-${taxYear}`,
    kind: 'notice',
    on,
    term: { nominalOn: on, article: 'НК РФ ст.52 п.2', movedBy: null, moveArticle: null },
    title: {
      ru: `Придёт налоговое уведомление за ${taxYear} год`,
      en: `The tax notice for ${taxYear} comes by this day`,
    },
    subject: null,
    status: null,
    amountKopecks: null,
    payableKopecks: null,
    chargeId: null,
    changedAt,
  };
}

/** By day, what is to be paid before what is only told, then by name. */
export function inOrder(deadlines: readonly Deadline[]): Deadline[] {
  return deadlines.toSorted(
    (a, b) => compare(a.on, b.on) || compare(a.kind, b.kind) || compare(a.key, b.key),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
