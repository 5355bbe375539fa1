// What becomes of a person's taxes of a year: which lines stand, which are charged by a notice,
// which wait. Decides and writes nothing; one person and a whole country are decided here alike.
import { taxNoticeDueOn } from '#law/calendar/calendar';
import { noticeFloor, noticeSentBy } from '#law/notice';
import { LawRefusal } from '#law/refusal';
import { addDays, type Day, yearOf } from '#primitives/days';
import { type Kopecks, sum } from '#primitives/money';
import { newId } from '#platform/ids';
import type { NewCharge } from '#modules/ledger';
import type { Assessment, NewAssessment, Notice } from './assessment-store.ts';
import { kbkOf, uinOf } from './charge-codes.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Life, Reckoned, TaxItem, Unknown } from './tax-item.ts';
import { reckonYear } from './tax-year.ts';

export type Known = TaxItem & { outcome: Reckoned };

/** What a line of the year becomes. */
export interface Line {
  item: Known;
  before: Assessment | undefined;
}

/** Days on which a year's charges count from and are due. */
export interface Terms {
  taxYear: number;
  chargedOn: Day;
  dueOn: Day;
}

export interface YearLines {
  taxYear: number;
  today: Day;
  /** Null beyond the known calendar: there is no due day, and nothing can be charged. */
  terms: Terms | null;
  items: readonly TaxItem[];
  lines: readonly Line[];
}

/** Reckons the year and sets each line beside what was assessed for it before. */
export function linesOf(
  life: Life,
  before: readonly Assessment[],
  of: { taxYear: number; today: Day },
): YearLines {
  const terms = termsOf(of);
  const items = reckonYear(life, of.taxYear).map((item) =>
    'dueOn' in terms ? item : { ...item, outcome: terms },
  );
  const lines = items
    .filter((item): item is Known => item.outcome.isKnown)
    .map((item) => ({
      item,
      before: before.find((one) => one.tax === item.tax && one.objectId === item.objectId),
    }));
  return { ...of, terms: 'dueOn' in terms ? terms : null, items, lines };
}

/** A notice leaves not later than 30 working days before the due day (НК РФ ст.52 п.2). */
function termsOf({ taxYear, today }: { taxYear: number; today: Day }): Terms | Unknown {
  try {
    const sentBy = noticeSentBy(taxYear);
    const chargedOn = today < sentBy ? today : sentBy;
    return { taxYear, chargedOn, dueOn: taxNoticeDueOn(taxYear) };
  } catch (error) {
    if (!(error instanceof LawRefusal)) throw error;
    return { isKnown: false, code: error.code, args: error.args };
  }
}

export const isSame = ({ item, before }: Line): boolean =>
  before !== undefined && fingerprintOf(item.outcome.trace).equals(before.fingerprint);

/** Lines charged before whose sum or facts have changed. */
export const changedLines = ({ terms, lines }: YearLines): Line[] =>
  terms === null ? [] : lines.filter((line) => line.before?.chargeId && !isSame(line));

/** Charged before, and no longer among the person's things of that year. */
export const goneLines = (year: YearLines, before: readonly Assessment[]): Assessment[] =>
  before.filter(
    (one) =>
      one.chargeId !== null &&
      !year.items.some((item) => item.tax === one.tax && item.objectId === one.objectId),
  );

/** Lines that stand for no charge yet, and which of them are charged now. */
export interface Opening {
  terms: Terms;
  open: readonly Line[];
  payable: readonly Known[];
  needsNotice: boolean;
}

/**
 * One notice charges all open lines, if one is made at all. Money that covers the tax spares the
 * paper, not the charge; a sum below the floor waits. Null: there is nothing open.
 */
export function openingOf(year: YearLines, creditKopecks: Kopecks): Opening | null {
  const { terms, lines, taxYear, today } = year;
  const open = lines.filter(({ before }) => !before?.chargeId);
  if (terms === null || open.length === 0) return null;
  const floor = noticeFloor({
    taxYear,
    totalKopecks: sum(lines.map(({ item }) => item.outcome.amountKopecks)),
    creditKopecks,
    isLastYear: yearOf(today) - taxYear >= 3,
  });
  const isCharged = floor.isSent || floor.reason === 'covered_by_credit';
  const payable = isCharged
    ? open.map(({ item }) => item).filter((item) => item.outcome.amountKopecks > 0)
    : [];
  return { terms, open, payable, needsNotice: floor.isSent && payable.length > 0 };
}

/** Official numbers that only the database gives out. */
export interface Numbers {
  noticeNumber: string | null;
  uinNumbers: readonly number[];
}

/** What is written for an opening: charges, the notice, the versions that are new. */
export interface Issued {
  charges: NewCharge[];
  notice: Notice | null;
  versions: NewAssessment[];
}

export function issue({ terms, open, payable }: Opening, numbers: Numbers): Issued {
  const { noticeNumber, uinNumbers } = numbers;
  const charges = payable.map((item, place) =>
    chargeOf(item, { terms, noticeNumber, uinNumber: uinNumbers[place]! }),
  );
  const versions = open.flatMap((line) => {
    const chargeId = charges[payable.indexOf(line.item)]?.chargeId ?? null;
    return chargeId === null && isSame(line) ? [] : [versionOf(line, { terms, chargeId })];
  });
  return { charges, notice: noticeNumber === null ? null : noticeOf(charges, terms), versions };
}

function noticeOf(charges: readonly NewCharge[], terms: Terms): Notice {
  return {
    number: charges[0]!.noticeNumber!,
    taxYear: terms.taxYear,
    madeOn: terms.chargedOn,
    dueOn: terms.dueOn,
    totalKopecks: sum(charges.map(({ amountKopecks }) => amountKopecks)),
    chargeIds: charges.map(({ chargeId }) => chargeId),
  };
}

/** `charge.accrued`: one for all charges made together. */
export function accruedOf(charges: readonly NewCharge[]): Record<string, unknown> {
  const [{ noticeNumber, taxYear, dueOn }] = charges as [NewCharge];
  const chargeIds = charges.map(({ chargeId }) => chargeId);
  const totalKopecks = sum(charges.map(({ amountKopecks }) => amountKopecks));
  return { noticeNumber, taxYear, dueOn, totalKopecks, count: charges.length, chargeIds };
}

export function chargeOf(
  { tax, objectId, title, oktmo, outcome }: Known,
  of: { terms: Terms; noticeNumber: string | null; uinNumber: number },
): NewCharge {
  return {
    chargeId: newId(),
    class: 'tax',
    tax,
    taxYear: of.terms.taxYear,
    subjectOfTax: title,
    objectId,
    noticeNumber: of.noticeNumber,
    oktmo,
    kbk: kbkOf(tax, oktmo),
    uin: uinOf(yearOf(of.terms.chargedOn), of.uinNumber),
    dueOn: of.terms.dueOn,
    chargedOn: of.terms.chargedOn,
    amountKopecks: outcome.amountKopecks,
    unverified: outcome.trace.unverified,
  };
}

export function versionOf(
  { item, before }: Line,
  of: { terms: Terms; chargeId: string | null },
): NewAssessment {
  const { trace, amountKopecks } = item.outcome;
  return {
    taxYear: of.terms.taxYear,
    tax: item.tax,
    objectId: item.objectId,
    version: (before?.version ?? 0) + 1,
    amountKopecks,
    unverified: trace.unverified,
    fingerprint: fingerprintOf(trace),
    trace,
    chargeId: of.chargeId,
  };
}

/** From the day after the due day an unpaid rest bears a penalty. */
export function penaltyPlanOf({ chargeId, dueOn: taxDueOn }: NewCharge) {
  const dueOn = addDays(taxDueOn, 1);
  const data = { principalId: chargeId };
  return { kind: 'assessments.penalty', key: `${chargeId}:${dueOn}`, dueOn, data };
}
