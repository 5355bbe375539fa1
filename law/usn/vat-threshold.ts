// VAT of those on the simplified system, from 2025: exempt up to a threshold of income of the
// year before and of this year (НК РФ ст.145 п.1, 5), with special rates above it (ст.164 п.8).
import { type Day, addMonths, dateOf, addDays, dayOf, yearOf } from '#primitives/days';
import { type Kopecks, kopecks } from '#primitives/money';
import { LawRefusal } from '../refusal.ts';
import type { Edition } from '../values.ts';
import { USN_VALUES } from './values.ts';

export interface VatInput {
  readonly taxYear: number;
  /** Absent for one who was not in business the year before. */
  readonly priorYearKopecks?: Kopecks;
  /** The day the income of the year goes above its threshold. */
  readonly crossesOn?: Day;
}

export interface VatThreshold {
  /** Before 2025 nobody on the simplified system paid VAT on sales at home. */
  readonly isExemptAtStart: boolean;
  /** Null: there was no threshold. */
  readonly thresholdKopecks: Kopecks | null;
  readonly payerFrom: Day | null;
  /** Per cent of the special rate at the start: `5`, `7`; null: none or exempt. */
  readonly specialAtStart: '5' | '7' | null;
  readonly fiveToKopecks: Kopecks | null;
  readonly sevenToKopecks: Kopecks | null;
  /** Decimal of the general rate. */
  readonly generalRate: string;
  /** The border of 5 and 7 % between two years is an open question. */
  readonly isUnverified: boolean;
}

const VAT_FROM = 2025;

function sumOf(law: Edition, key: string): Kopecks | null {
  const found = law.find(key);
  return found === undefined ? null : kopecks(Number(found.value));
}

/** The income of the year before is held against the bounds of that year, not indexed since. */
function special(prior: Kopecks, law: Edition, before: Edition): '5' | '7' | null {
  const five = sumOf(before, 'usn.vat_five_to') ?? sumOf(law, 'usn.vat_five_to');
  const seven = sumOf(before, 'usn.vat_seven_to') ?? sumOf(law, 'usn.vat_seven_to');
  if (five === null || seven === null) return null;
  if (prior <= five) return '5';
  return prior <= seven ? '7' : null;
}

/**
 * Whether the year begins without VAT and from which day it is due: the first of the month after
 * the crossing. Refuses: `law.usn_crossing_outside`, `law.value_unknown`.
 */
export function vatThreshold(input: VatInput): VatThreshold {
  const { taxYear, crossesOn } = input;
  if (crossesOn !== undefined && yearOf(crossesOn) !== taxYear) {
    throw new LawRefusal('law.usn_crossing_outside', { crossesOn, taxYear });
  }
  const law = USN_VALUES.ofYear(taxYear);
  const generalRate = law.get('usn.vat_general.rate').value;
  const fiveToKopecks = sumOf(law, 'usn.vat_five_to');
  const sevenToKopecks = sumOf(law, 'usn.vat_seven_to');
  const bounds = { fiveToKopecks, sevenToKopecks, generalRate };
  if (taxYear < VAT_FROM) {
    const none = { thresholdKopecks: null, payerFrom: null, specialAtStart: null };
    return { isExemptAtStart: true, ...none, ...bounds, isUnverified: false };
  }
  const threshold = kopecks(Number(law.get('usn.vat_threshold').value));
  const prior = input.priorYearKopecks;
  const isExemptAtStart = prior === undefined || prior <= threshold;
  const monthAfter =
    crossesOn === undefined ? null : addMonths(addDays(crossesOn, 1 - dateOf(crossesOn)), 1);
  return {
    isExemptAtStart,
    thresholdKopecks: threshold,
    payerFrom: isExemptAtStart ? monthAfter : dayOf(taxYear, 1, 1),
    specialAtStart: isExemptAtStart ? null : special(prior, law, USN_VALUES.ofYear(taxYear - 1)),
    ...bounds,
    isUnverified: !isExemptAtStart && taxYear > VAT_FROM,
  };
}
