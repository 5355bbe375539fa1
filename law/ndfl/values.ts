// Every number of the personal income tax that is not a rate: deductions, limits, terms.
import { type Day, day } from '#primitives/days';
import type { Confidence, Unit } from '../trace.ts';
import { type LawValue, LawValues } from '../values.ts';
import { SCALE_RECORDS } from './scale-values.ts';

interface Span {
  readonly from: Day;
  readonly to: Day | null;
}

interface Group extends Span {
  readonly law: string;
  readonly unit: Unit;
  readonly confidence: Confidence;
  readonly source: string;
  /** Sums in roubles, everything else as it is. */
  readonly values: Readonly<Record<string, number | string>>;
}

const SINCE_2016: Span = { from: day('2016-01-01'), to: null };
const UNTIL_2020: Span = { from: day('2016-01-01'), to: day('2020-12-31') };
const SINCE_2021: Span = { from: day('2021-01-01'), to: null };
const UNTIL_2021: Span = { from: day('2016-01-01'), to: day('2021-12-31') };
const SINCE_2022: Span = { from: day('2022-01-01'), to: null };
const UNTIL_2023: Span = { from: day('2016-01-01'), to: day('2023-12-31') };
const SINCE_2024: Span = { from: day('2024-01-01'), to: null };
const UNTIL_2024: Span = { from: day('2016-01-01'), to: day('2024-12-31') };
const OF_2025: Span = { from: day('2025-01-01'), to: day('2025-12-31') };
const SINCE_2025: Span = { from: day('2025-01-01'), to: null };
const UNTIL_2025: Span = { from: day('2016-01-01'), to: day('2025-12-31') };
const SINCE_2026: Span = { from: day('2026-01-01'), to: null };

const CODE = 'НК РФ';
const CHILDREN = 'обзоры детских вычетов 2025 года';
const SOCIAL = 'обзоры социальных вычетов 2024 года';
const REFORM = 'обзор изменений НДФЛ 2026 года';

function sums(law: string, span: Span, values: Group['values']): Group {
  return { law, ...span, unit: 'kopecks', confidence: 'high', source: CODE, values };
}

function ratios(law: string, span: Span, values: Group['values']): Group {
  return { law, ...span, unit: 'ratio', confidence: 'high', source: CODE, values };
}

/** What a cited source has confirmed. */
function verified(group: Group, source: string): Group {
  return { ...group, confidence: 'verified', source };
}

function doubtful(group: Group, source: string): Group {
  return { ...group, confidence: 'medium', source };
}

const CHILD = 'НК РФ ст.218 п.1 пп.4';
const SALE = 'НК РФ ст.220 п.2 пп.1';
const LONG_TERM = 'НК РФ ст.219.2';
const AUTHORS = 'НК РФ ст.221 п.3';

const GENERAL: readonly Group[] = [
  sums('НК РФ ст.210 п.3', SINCE_2016, { zero: 0 }),
  ratios('НК РФ ст.224 п.3', SINCE_2016, {
    'rate.nonresident.general': '30/100',
    'rate.nonresident.dividends': '15/100',
  }),
  doubtful(
    ratios('НК РФ ст.224 (30 % для иностранных агентов)', SINCE_2026, {
      'rate.foreign_agent': '30/100',
    }),
    'сообщение без официального источника',
  ),
  { ...ratios('НК РФ ст.207 п.2', SINCE_2016, { resident_days: 183 }), unit: 'days' },
];

const STANDARD: readonly Group[] = [
  verified(sums(CHILD, SINCE_2016, { 'child.order1': 1400 }), CHILDREN),
  verified(sums(CHILD, UNTIL_2024, { 'child.order2': 1400, 'child.order3': 3000 }), CHILDREN),
  verified(sums(CHILD, SINCE_2025, { 'child.order2': 2800, 'child.order3': 6000 }), CHILDREN),
  verified(sums(CHILD, SINCE_2016, { 'child.disabled.parent': 12_000 }), CHILDREN),
  verified(sums(CHILD, UNTIL_2024, { 'child.disabled.guardian': 6000 }), CHILDREN),
  verified(sums(CHILD, SINCE_2025, { 'child.disabled.guardian': 12_000 }), CHILDREN),
  verified(sums(CHILD, UNTIL_2024, { 'child.cap': 350_000 }), CHILDREN),
  verified(sums(CHILD, SINCE_2025, { 'child.cap': 450_000 }), CHILDREN),
  verified(ratios(CHILD, UNTIL_2025, { 'child.cap_counts_other': 1 }), REFORM),
  verified(ratios(CHILD, SINCE_2026, { 'child.cap_counts_other': 0 }), REFORM),
  ratios(CHILD, SINCE_2016, { 'child.double': 2 }),
  {
    ...ratios(CHILD, SINCE_2016, { 'child.age': 18, 'child.student_age': 24 }),
    unit: 'year',
  },
  sums('НК РФ ст.218 п.1 пп.1', SINCE_2016, { 'own.chernobyl': 3000 }),
  sums('НК РФ ст.218 п.1 пп.2', SINCE_2016, { 'own.hero': 500 }),
  verified(sums('НК РФ ст.218 п.1 пп.2.1', SINCE_2025, { gto: 18_000 }), REFORM),
  verified(ratios('НК РФ ст.218 п.1 пп.2.1', OF_2025, { gto_preventive: 0 }), REFORM),
  verified(ratios('НК РФ ст.218 п.1 пп.2.1', SINCE_2026, { gto_preventive: 1 }), REFORM),
];

const SOCIAL_LIMITS: readonly Group[] = [
  verified(sums('НК РФ ст.219 п.2', UNTIL_2023, { 'social.limit': 120_000 }), SOCIAL),
  verified(sums('НК РФ ст.219 п.2', SINCE_2024, { 'social.limit': 150_000 }), SOCIAL),
  verified(sums('НК РФ ст.219 п.1 пп.2', UNTIL_2023, { 'social.child_education': 50_000 }), SOCIAL),
  sums('НК РФ ст.219 п.1 пп.2', SINCE_2024, { 'social.child_education': 110_000 }),
  ratios('НК РФ ст.219 п.1 пп.1', SINCE_2016, { 'social.charity_part': '25/100' }),
  ratios('НК РФ ст.219 п.1 пп.1', SINCE_2016, { 'social.charity_part_culture': '30/100' }),
  verified(ratios('НК РФ ст.219 п.1 пп.7', UNTIL_2021, { 'social.fitness': 0 }), SOCIAL),
  verified(ratios('НК РФ ст.219 п.1 пп.7', SINCE_2022, { 'social.fitness': 1 }), SOCIAL),
  verified(ratios('НК РФ ст.219 п.1 пп.7', UNTIL_2025, { 'social.fitness_relatives': 0 }), REFORM),
  verified(ratios('НК РФ ст.219 п.1 пп.7', SINCE_2026, { 'social.fitness_relatives': 1 }), REFORM),
];

const INVESTMENT: readonly Group[] = [
  sums('НК РФ ст.219.1 п.3', SINCE_2016, { 'iis.limit': 400_000 }),
  sums('НК РФ ст.219.1 п.2', SINCE_2016, { 'securities.year_limit': 3_000_000 }),
  verified(sums(LONG_TERM, SINCE_2024, { 'long_term.limit': 400_000 }), 'обзор закона 58-ФЗ'),
  sums('НК РФ ст.219.2 п.4', SINCE_2024, { 'iis.result_limit': 30_000_000 }),
];

/** By the day the account was opened; the growing terms rest on one source. */
const IIS_TERMS: readonly Group[] = [
  { years: 3, from: day('2016-01-01'), to: day('2023-12-31') },
  { years: 5, from: day('2024-01-01'), to: day('2026-12-31') },
  { years: 6, from: day('2027-01-01'), to: day('2027-12-31') },
  { years: 7, from: day('2028-01-01'), to: day('2028-12-31') },
  { years: 8, from: day('2029-01-01'), to: day('2029-12-31') },
  { years: 9, from: day('2030-01-01'), to: day('2030-12-31') },
  { years: 10, from: day('2031-01-01'), to: null },
].map(({ years, from, to }) => ({
  law: years === 3 ? 'НК РФ ст.219.1 п.4' : 'НК РФ ст.219.2 (58-ФЗ)',
  from,
  to,
  unit: 'year',
  confidence: years === 3 ? 'high' : 'medium',
  source: CODE,
  values: { 'iis.min_years': years },
}));

const PROPERTY: readonly Group[] = [
  verified(
    sums('НК РФ ст.220 п.3 пп.1', SINCE_2016, { 'purchase.limit': 2_000_000 }),
    'обзор имущественных вычетов',
  ),
  verified(
    sums('НК РФ ст.220 п.4', SINCE_2016, { 'interest.limit': 3_000_000 }),
    'обзор имущественных вычетов',
  ),
  { ...ratios('НК РФ ст.220 п.10', SINCE_2016, { 'purchase.years_back': 3 }), unit: 'year' },
  verified(sums(SALE, SINCE_2016, { 'sale.home': 1_000_000 }), 'обзор продажи жилья'),
  sums(SALE, SINCE_2016, { 'sale.other_real_estate': 250_000, 'sale.movable': 250_000 }),
  verified(
    ratios('НК РФ ст.214.10 п.2', SINCE_2016, { 'sale.floor': '7/10' }),
    'обзор продажи жилья',
  ),
  verified(
    { ...ratios('НК РФ ст.217.1 п.4', SINCE_2016, { 'sale.term': 5 }), unit: 'year' },
    'обзор продажи жилья',
  ),
  { ...ratios('НК РФ ст.217.1 п.3', SINCE_2016, { 'sale.term_short': 3 }), unit: 'year' },
  { ...ratios('НК РФ ст.217 п.17.1', SINCE_2016, { 'sale.term_movable': 3 }), unit: 'year' },
  {
    ...ratios(
      'НК РФ ст.217.1 п.3 пп.4',
      { from: day('2020-01-01'), to: null },
      {
        'sale.only_home_days': 90,
      },
    ),
    unit: 'days',
  },
  sums('НК РФ ст.217.1 п.2.1', SINCE_2021, { 'sale.family_cadastral': 50_000_000 }),
  ratios('НК РФ ст.217.1 п.2.1', SINCE_2021, { 'sale.family_children': 2 }),
  ratios('НК РФ ст.217.1 п.2.1', SINCE_2021, { 'sale.family_other_home': '1/2' }),
  ratios('НК РФ ст.229 п.4', UNTIL_2020, { 'sale.small_undeclared': 0 }),
  verified(
    ratios('НК РФ ст.229 п.4', SINCE_2021, { 'sale.small_undeclared': 1 }),
    'обзор продажи жилья',
  ),
];

const PROFESSIONAL: readonly Group[] = [
  ratios('НК РФ ст.221 п.1', SINCE_2016, { 'part.entrepreneur': '20/100' }),
  ratios(AUTHORS, SINCE_2016, {
    'part.literature': '20/100',
    'part.performance': '20/100',
    'part.science': '20/100',
    'part.music': '25/100',
    'part.graphics': '30/100',
    'part.audiovisual': '30/100',
    'part.invention': '30/100',
    'part.sculpture': '40/100',
    'part.stage_music': '40/100',
  }),
];

const DEPOSITS: readonly Group[] = [
  // Per cent a year; accounts at this rate or below are left out.
  ratios('НК РФ ст.214.2 п.1', SINCE_2021, { 'deposit.low_pct': 1 }),
  sums('НК РФ ст.214.2 п.1', SINCE_2021, { 'deposit.sum': 1_000_000 }),
  // 67-ФЗ of 26.03.2022 freed the interest of 2021 and 2022.
  ratios(
    '67-ФЗ от 26.03.2022 ст.2',
    { from: day('2021-01-01'), to: day('2022-12-31') },
    {
      'deposit.taxed': 0,
    },
  ),
  ratios('НК РФ ст.214.2', { from: day('2023-01-01'), to: null }, { 'deposit.taxed': 1 }),
];

function records(group: Group): LawValue[] {
  const { law, from, to, unit, confidence, source } = group;
  return Object.entries(group.values).map(([key, value]) => ({
    key: `ndfl.${key}`,
    value: unit === 'kopecks' ? String(Number(value) * 100) : String(value),
    unit,
    from,
    to,
    law,
    checkedOn: day('2026-11-21'),
    confidence,
    sources: [source],
  }));
}

/** Rates, deductions and limits; those of a tax year hold from 1 January to 31 December. */
export const NDFL_VALUES = new LawValues([
  ...SCALE_RECORDS,
  ...[
    ...GENERAL,
    ...STANDARD,
    ...SOCIAL_LIMITS,
    ...INVESTMENT,
    ...IIS_TERMS,
    ...PROPERTY,
    ...PROFESSIONAL,
    ...DEPOSITS,
  ].flatMap(records),
]);
