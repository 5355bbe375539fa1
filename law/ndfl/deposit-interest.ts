// Interest of Russian banks above 1 million × the highest key rate on the first day of any month
// of the year (ст.214.2). Nothing was taxed for 2021 and 2022 (67-ФЗ).
import { type Day, dayOf } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { taxNoticeDueOn } from '../calendar/calendar.ts';
import {
  type Fraction,
  compare,
  decimal,
  divide,
  fractionText,
  toKopecks,
  whole,
} from '../fraction.ts';
import { type KeyRateHistory, OWN_HISTORY, keyRateOn } from '../key-rate/key-rate.ts';
import { LawRefusal } from '../refusal.ts';
import type { Term } from '../reckoning.ts';
import type { Fact } from '../trace.ts';
import type { ReadValue } from '../values.ts';
import { LEAF, STEP } from './nodes.ts';
import { scaleTax } from './scale.ts';
import {
  type Reckoned,
  type Sheet,
  type Sum,
  figure,
  holds,
  law,
  notBelowZero,
  reckoned,
  sheetOf,
  sum,
} from './sheet.ts';
import { NDFL_VALUES } from './values.ts';

export interface DepositInput {
  readonly taxYear: number;
  readonly asOf: Day;
  /** Received in the year from all banks; see `countedInterest` for what is left out. */
  readonly interest: Sum;
  /** Highest key rate of the first days, as a part of one; absent: from the history. */
  readonly topKeyRate?: Fact<Fraction>;
  /**
   * Thresholds of earlier years not used by a deposit of over 15 months (259-ФЗ): unverified,
   * open question 15.
   */
  readonly unusedThresholds?: Sum;
  readonly keyRates?: KeyRateHistory;
}

export interface DepositTax extends Reckoned {
  readonly exemptKopecks: Kopecks;
  readonly baseKopecks: Kopecks;
  /** Null when there is nothing to pay. */
  readonly dueOn: Day | null;
}

export interface BankInterest {
  readonly interestKopecks: Kopecks;
  /** Highest rate of the account in the year, per cent. */
  readonly ratePct: Fraction;
  readonly isEscrow: boolean;
}

/** Escrow accounts and roubles at one per cent or less are left out (ст.214.2 п.1). */
export function countedInterest(taxYear: number, banks: readonly BankInterest[]): Kopecks {
  const low = NDFL_VALUES.ofYear(taxYear).get('ndfl.deposit.low_pct').fraction;
  return banks
    .filter(({ ratePct, isEscrow }) => !isEscrow && compare(ratePct, low) > 0)
    .reduce((all, { interestKopecks }) => (all + interestKopecks) as Kopecks, 0 as Kopecks);
}

function rateRecord(on: Day, history: KeyRateHistory): ReadValue {
  const { ratePct, verified, from } = keyRateOn(on, history);
  const fraction = divide(decimal(ratePct), whole(100));
  return {
    key: 'ndfl.key_rate',
    value: fractionText(fraction),
    fraction,
    unit: 'ratio',
    from,
    to: null,
    law: 'НК РФ ст.214.2 п.1',
    checkedOn: history.checkedOn,
    confidence: verified ? 'verified' : 'medium',
    sources: [history.source],
  };
}

/** Of the first days up to `asOf`; unverified while the year still runs. */
function topRate(sheet: Sheet, input: DepositInput): Term {
  const given = input.topKeyRate;
  if (given !== undefined) return figure(sheet, given, { kind: LEAF.keyRate });
  const months = Array.from({ length: 12 }, (_, at) => dayOf(input.taxYear, at + 1, 1));
  const past = months.filter((first) => first <= input.asOf);
  if (past.length < months.length) sheet.book.doubt();
  const history = input.keyRates ?? OWN_HISTORY;
  const rates = past.map((first) => sheet.book.law(rateRecord(first, history), { first }));
  const [first, ...others] = rates;
  if (first === undefined) throw new LawRefusal('law.later_than_known', { asOf: input.asOf });
  return others.length === 0 ? first : sheet.book.fold(STEP.topRate, [first, ...others]);
}

function free(sheet: Sheet, input: DepositInput): Term {
  const { book } = sheet;
  const ofYear = book.step(STEP.depositSum, law(sheet, 'deposit.sum'), topRate(sheet, input));
  const unused = input.unusedThresholds;
  if (unused === undefined || unused.value === 0) return ofYear;
  book.doubt();
  const before = sum(sheet, unused, { kind: LEAF.unusedThresholds });
  return book.step(STEP.depositFree, ofYear, before);
}

/**
 * Tax by the notice of 1 December. Refuses `law.value_unknown` before 2021,
 * `law.later_than_known` when the year has not begun, `law.key_rate_unknown`,
 * `law.calendar_unknown`.
 */
export function depositTax(input: DepositInput): DepositTax {
  const sheet = sheetOf(input.taxYear);
  const { book } = sheet;
  const interest = sum(sheet, input.interest, { kind: LEAF.depositInterest });
  if (!holds(sheet, 'deposit.taxed')) {
    const base = book.step(STEP.freed, interest, law(sheet, 'deposit.taxed'));
    const found = reckoned(
      sheet,
      'ndfl.deposit_interest',
      scaleTax(sheet, { scale: 'passive', base }),
    );
    return {
      ...found,
      exemptKopecks: toKopecks(interest),
      baseKopecks: toKopecks(base),
      dueOn: null,
    };
  }
  const exempt = free(sheet, input);
  const base = notBelowZero(sheet, book.step(STEP.depositBase, interest, exempt));
  const found = reckoned(
    sheet,
    'ndfl.deposit_interest',
    scaleTax(sheet, { scale: 'passive', base }),
  );
  return {
    ...found,
    exemptKopecks: toKopecks(exempt),
    baseKopecks: toKopecks(base),
    dueOn: found.amountKopecks === 0 ? null : taxNoticeDueOn(input.taxYear),
  };
}
