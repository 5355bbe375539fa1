// Numbers of chapter 32 НК РФ and of the Moscow law; regional rates otherwise come loaded.
import { day } from '#primitives/days';
import { type LawValue, LawValues } from '../values.ts';
import type { PropertyKind } from './object.ts';

const CHECKED = day('2026-11-21');
const SINCE_2015 = { from: day('2015-01-01'), to: null, checkedOn: CHECKED };
const NOTICE_403 = ['разъяснение налоговой службы о ст.403'];
const KNOWN = ['НК РФ'];

const DEDUCTIONS: readonly LawValue[] = [
  ['flat', '20', 'п.3'],
  ['room', '10', 'п.4'],
  ['house', '50', 'п.5'],
].map(([group, value, point]) => ({
  key: `property.deduction.${group}`,
  value: value as string,
  unit: 'square_metres',
  ...SINCE_2015,
  law: `НК РФ ст.403 ${point}`,
  confidence: 'verified',
  sources: NOTICE_403,
}));

const CHILD_DEDUCTIONS: readonly LawValue[] = [
  ['flat', '5'],
  ['house', '7'],
].map(([group, value]) => ({
  key: `property.child_deduction.${group}`,
  value: value as string,
  unit: 'square_metres',
  from: day('2018-01-01'),
  to: null,
  checkedOn: CHECKED,
  law: 'НК РФ ст.403 п.6.1',
  confidence: 'verified',
  sources: NOTICE_403,
}));

const MOSCOW_LAW = 'Закон г. Москвы № 51 от 19.11.2014, ст.1';

function moscow(band: string, value: string, years: Pick<LawValue, 'from' | 'to'>): LawValue {
  return {
    key: `property.rate.77.housing.${band}`,
    value,
    unit: 'ratio',
    ...years,
    law: MOSCOW_LAW,
    checkedOn: CHECKED,
    confidence: 'verified',
    sources: ['обзоры ставок 2025 года'],
  };
}

/** ст.407 п.5: no federal benefit above this cadastral value; the same limit moves the rate. */
export const LUXURY_VALUE_KOPECKS = 30_000_000_000;

/** Moscow taxes the whole value at the rate of its band; the upper end belongs to the band. */
export const MOSCOW_BANDS = [
  { key: 'property.rate.77.housing.10', upTo: 1_000_000_000 },
  { key: 'property.rate.77.housing.20', upTo: 2_000_000_000 },
  { key: 'property.rate.77.housing.50', upTo: 5_000_000_000 },
  { key: 'property.rate.77.housing.300', upTo: LUXURY_VALUE_KOPECKS },
  { key: 'property.rate.77.housing.above', upTo: Number.MAX_SAFE_INTEGER },
] as const;

const OWN_YEARS = { from: day('2022-01-01'), to: day('2026-12-31') };

const MOSCOW: readonly LawValue[] = [
  moscow('10', '0.001', OWN_YEARS),
  moscow('20', '0.0015', OWN_YEARS),
  moscow('50', '0.002', OWN_YEARS),
  moscow('300', '0.003', OWN_YEARS),
  {
    ...moscow('above', '0.02', { from: OWN_YEARS.from, to: day('2024-12-31') }),
    confidence: 'high',
    sources: KNOWN,
  },
  moscow('above', '0.025', { from: day('2025-01-01'), to: OWN_YEARS.to }),
];

function transition(year: number, value: string): LawValue {
  return {
    key: `property.transition.${year}`,
    value,
    unit: 'ratio',
    from: day('2015-01-01'),
    to: day('2024-12-31'),
    law: 'НК РФ ст.408 п.8',
    checkedOn: CHECKED,
    confidence: 'medium',
    sources: KNOWN,
  };
}

/** ст.406 п.2 and 6: what holds where the municipality has set no rate. */
function base(group: string, value: string, more: Partial<LawValue> = {}): LawValue {
  return {
    key: `property.rate.base.${group}`,
    value,
    unit: 'ratio',
    ...SINCE_2015,
    law: 'НК РФ ст.406 п.2, 6',
    confidence: 'high',
    sources: KNOWN,
    ...more,
  };
}

const BASE_RATES: readonly LawValue[] = [
  base('housing', '0.001'),
  base('listed', '0.02'),
  base('other', '0.005'),
  base('above_300M', '0.02', { to: day('2024-12-31') }),
  base('above_300M', '0.025', {
    from: day('2025-01-01'),
    confidence: 'verified',
    sources: ['обзоры ставок 2025 года'],
  }),
];

/** The rate of the code for a kind; above 300 million the value decides, not the kind. */
export function baseRateKey(kind: PropertyKind, isAbove300M: boolean): string {
  if (isAbove300M) return 'property.rate.base.above_300M';
  if (kind === 'commercial') return 'property.rate.base.listed';
  const isOther = kind === 'other' || kind === 'studio';
  return `property.rate.base.${isOther ? 'other' : 'housing'}`;
}

export const PROPERTY_VALUES = new LawValues([
  ...BASE_RATES,
  ...DEDUCTIONS,
  ...CHILD_DEDUCTIONS,
  ...MOSCOW,
  transition(1, '0.2'),
  transition(2, '0.4'),
  transition(3, '0.6'),
  {
    key: 'property.deduction.single_complex',
    value: '100000000',
    unit: 'kopecks',
    ...SINCE_2015,
    law: 'НК РФ ст.403 п.6',
    confidence: 'high',
    sources: KNOWN,
  },
  {
    key: 'property.children_least',
    value: '3',
    unit: 'people',
    from: day('2018-01-01'),
    to: null,
    law: 'НК РФ ст.403 п.6.1',
    checkedOn: CHECKED,
    confidence: 'verified',
    sources: NOTICE_403,
  },
  {
    key: 'property.cap',
    value: '1.1',
    unit: 'ratio',
    from: day('2017-01-01'),
    to: null,
    law: 'НК РФ ст.408 п.8.1',
    checkedOn: CHECKED,
    confidence: 'high',
    sources: KNOWN,
  },
  {
    key: 'property.months_in_year',
    value: '12',
    unit: 'months',
    ...SINCE_2015,
    law: 'НК РФ ст.408 п.5',
    confidence: 'high',
    sources: KNOWN,
  },
]);
