// Contributions of a sole proprietor for himself, chapter 34 НК РФ, by year: the fixed sum and
// the most of the 1 % are set in the law for each year, so nothing is indexed here.
import { type Day, day } from '#primitives/days';
import type { Confidence, Unit } from '../trace.ts';
import { type LawValue, LawValues } from '../values.ts';

const CHECKED = day('2026-11-21');

interface Year {
  readonly year: number;
  /** Roubles. */
  readonly fixed: number;
  readonly most: number;
  readonly fixedConfidence: Confidence;
  readonly mostConfidence: Confidence;
  readonly law: string;
}

const FIXED_LAW = 'НК РФ ст.430 п.1.2';
const OLD_LAW = 'НК РФ ст.430 п.1';

// 2022 was 34 445 ₽ of pension and 8 766 ₽ of medical insurance; from 2023 they are one sum.
const YEARS: readonly Year[] = [
  [2022, 43_211, 241_115, 'high', 'high', OLD_LAW] as const,
  [2023, 45_842, 257_061, 'verified', 'high', FIXED_LAW] as const,
  [2024, 49_500, 277_571, 'verified', 'verified', FIXED_LAW] as const,
  [2025, 53_658, 300_888, 'verified', 'verified', FIXED_LAW] as const,
  [2026, 57_390, 321_818, 'verified', 'verified', FIXED_LAW] as const,
  [2027, 61_154, 342_923, 'verified', 'verified', FIXED_LAW] as const,
].map(([year, fixed, most, fixedConfidence, mostConfidence, law]) => ({
  year,
  fixed,
  most,
  fixedConfidence,
  mostConfidence,
  law,
}));

function ofYear({ year, fixed, most, fixedConfidence, mostConfidence, law }: Year): LawValue[] {
  const shared = {
    unit: 'kopecks' as const,
    from: day(`${year}-01-01`),
    to: day(`${year}-12-31`),
    law,
    checkedOn: CHECKED,
    sources: ['обзоры взносов предпринимателей за себя 2023–2027 годов'],
  };
  return [
    {
      key: 'contributions.fixed',
      value: String(fixed * 100),
      confidence: fixedConfidence,
      ...shared,
    },
    {
      key: 'contributions.one_percent_most',
      value: String(most * 100),
      confidence: mostConfidence,
      ...shared,
    },
  ];
}

type Lasting = readonly [key: string, value: string, unit: Unit, law: string];

function lasting([key, value, unit, law]: Lasting, from: Day, to: Day | null = null): LawValue {
  return {
    key,
    value,
    unit,
    from,
    to,
    law,
    checkedOn: CHECKED,
    confidence: 'high',
    sources: ['НК РФ'],
  };
}

const BEGINNING = day('2022-01-01');

export const CONTRIBUTION_VALUES = new LawValues([
  ...YEARS.flatMap(ofYear),
  lasting(['contributions.rate', '0.01', 'ratio', 'НК РФ ст.430 п.1, 1.2'], BEGINNING),
  lasting(['contributions.above', '30000000', 'kopecks', 'НК РФ ст.430 п.1, 1.2'], BEGINNING),
  lasting(['contributions.months_in_year', '12', 'months', 'НК РФ ст.430 п.3, 5'], BEGINNING),
  lasting(['contributions.nothing', '0', 'kopecks', 'НК РФ ст.430'], BEGINNING),
  // The date in December.
  lasting(
    ['contributions.fixed_due_day', '31', 'ratio', 'НК РФ ст.432 п.2'],
    BEGINNING,
    day('2024-12-31'),
  ),
  lasting(
    ['contributions.fixed_due_day', '28', 'ratio', 'НК РФ ст.432 п.2 (в ред. 259-ФЗ)'],
    day('2025-01-01'),
  ),
  lasting(['contributions.stop_days', '15', 'days', 'НК РФ ст.432 п.5'], BEGINNING),
]);
