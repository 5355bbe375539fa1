// Numbers of the patent system, chapter 26.5 НК РФ.
import { type Day, day } from '#primitives/days';
import type { Confidence, Unit } from '../trace.ts';
import { type LawValue, LawValues } from '../values.ts';

const CHECKED = day('2026-11-21');

type Stated = readonly [key: string, value: string, unit: Unit, law: string];

interface Surety {
  readonly from: Day;
  readonly to: Day | null;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

function stated([key, value, unit, law]: Stated, surety: Surety): LawValue {
  return { key, value, unit, law, checkedOn: CHECKED, ...surety };
}

const SINCE_2022 = {
  from: day('2022-01-01'),
  to: null,
  confidence: 'high' as const,
  sources: ['НК РФ'],
};
const REVIEWED = { confidence: 'verified' as const, sources: ['обзоры патента 2026 года'] };
const LIMIT = 'НК РФ ст.346.45 п.6';
const PAY = 'НК РФ ст.346.51 п.2';

function years(first: number, last: number): { from: Day; to: Day } {
  return { from: day(`${first}-01-01`), to: day(`${last}-12-31`) };
}

export const PSN_VALUES = new LawValues([
  stated(['psn.most.rate', '0.06', 'ratio', 'НК РФ ст.346.50 п.1'], SINCE_2022),
  stated(['psn.months_in_year', '12', 'months', 'НК РФ ст.346.51 п.1'], SINCE_2022),
  stated(['psn.deductible_part', '0.5', 'ratio', 'НК РФ ст.346.51 п.1.2'], SINCE_2022),
  stated(['psn.first_part', '1/3', 'ratio', PAY], SINCE_2022),
  // Counted from the day after the start (ст.6.1 п.2); some pages count the start itself.
  stated(['psn.first_days', '90', 'days', PAY], { ...SINCE_2022, confidence: 'medium' }),
  stated(['psn.nothing', '0', 'kopecks', LIMIT], SINCE_2022),
  stated(['psn.staff', '15', 'ratio', 'НК РФ ст.346.43 п.5'], SINCE_2022),
  // Until 2024 a patent that ends in the last days of December is paid by its own end.
  stated(['psn.december_day', '28', 'ratio', `${PAY} (в ред. 259-ФЗ)`], {
    from: day('2025-01-01'),
    to: null,
    confidence: 'medium',
    sources: ['разъяснение налоговой службы о патенте до 31 декабря'],
  }),
  stated(['psn.deflator', '1.253', 'ratio', 'НК РФ ст.346.43 п.9'], {
    ...years(2026, 2026),
    ...REVIEWED,
  }),
  stated(['psn.limit', '6000000000', 'kopecks', LIMIT], { ...years(2022, 2025), ...REVIEWED }),
  stated(['psn.limit', '2000000000', 'kopecks', `${LIMIT} (в ред. 425-ФЗ)`], {
    ...years(2026, 2026),
    ...REVIEWED,
  }),
  stated(['psn.limit', '1500000000', 'kopecks', `${LIMIT} (в ред. 425-ФЗ)`], {
    ...years(2027, 2027),
    ...REVIEWED,
  }),
  stated(['psn.limit', '1000000000', 'kopecks', `${LIMIT} (в ред. 425-ФЗ)`], {
    from: day('2028-01-01'),
    to: null,
    ...REVIEWED,
  }),
]);
