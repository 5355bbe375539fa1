// Rates and steps of the personal income tax by year: НК РФ ст.224. A step has the income it
// begins at, the tax up to there and the rate of what is above.
import { type Day, day } from '#primitives/days';
import type { Confidence } from '../trace.ts';
import type { LawValue } from '../values.ts';

const CHECKED = day('2026-11-21');

interface Step {
  /** Roubles the step begins above; the first step begins at nothing. */
  readonly above: number;
  /** Roubles of tax up to there, as the article itself states them. */
  readonly sum: number;
  readonly percent: number;
}

interface ScaleTable {
  readonly scale: string;
  readonly law: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly steps: readonly Step[];
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

const UNTIL_2020 = { from: day('2016-01-01'), to: day('2020-12-31') } as const;
const OF_2021 = { from: day('2021-01-01'), to: day('2024-12-31') } as const;
const OF_2025 = { from: day('2025-01-01'), to: null } as const;

const FLAT: readonly Step[] = [{ above: 0, sum: 0, percent: 13 }];
const AT_5M: readonly Step[] = [...FLAT, { above: 5_000_000, sum: 650_000, percent: 15 }];
const AT_2_4M: readonly Step[] = [...FLAT, { above: 2_400_000, sum: 312_000, percent: 15 }];

const TABLES: readonly ScaleTable[] = [
  {
    scale: 'main',
    law: 'НК РФ ст.224 п.1',
    ...UNTIL_2020,
    steps: FLAT,
    confidence: 'high',
    sources: ['НК РФ'],
  },
  {
    scale: 'main',
    law: 'НК РФ ст.224 п.1',
    ...OF_2021,
    steps: AT_5M,
    confidence: 'high',
    sources: ['НК РФ', 'извещение о налоге за 2024 год'],
  },
  {
    scale: 'main',
    law: 'НК РФ ст.224 п.1 (176-ФЗ)',
    ...OF_2025,
    steps: [
      ...AT_2_4M,
      { above: 5_000_000, sum: 702_000, percent: 18 },
      { above: 20_000_000, sum: 3_402_000, percent: 20 },
      { above: 50_000_000, sum: 9_402_000, percent: 22 },
    ],
    confidence: 'verified',
    sources: ['обзоры пятиступенчатой шкалы 2025 года'],
  },
  {
    scale: 'passive',
    law: 'НК РФ ст.224 п.1',
    ...UNTIL_2020,
    steps: FLAT,
    confidence: 'high',
    sources: ['НК РФ'],
  },
  {
    scale: 'passive',
    law: 'НК РФ ст.224 п.1',
    ...OF_2021,
    steps: AT_5M,
    confidence: 'high',
    sources: ['НК РФ', 'извещение о налоге за 2024 год'],
  },
  {
    scale: 'passive',
    law: 'НК РФ ст.224 п.1.1',
    ...OF_2025,
    steps: AT_2_4M,
    confidence: 'verified',
    sources: ['обзор письма Минфина от 07.11.2024 № 03-04-05/109444'],
  },
  {
    // Sale of property, gifts and insurance stood outside the step of 5 million (п.1.1).
    scale: 'sale',
    law: 'НК РФ ст.224 п.1.1',
    from: UNTIL_2020.from,
    to: OF_2021.to,
    steps: FLAT,
    confidence: 'verified',
    sources: ['пример продажи квартиры в 2024 и 2025 годах'],
  },
  {
    scale: 'special',
    law: 'НК РФ ст.224 п.1.2',
    ...OF_2025,
    steps: AT_5M,
    confidence: 'verified',
    sources: ['обзоры ставок для участников СВО и северных надбавок', 'таблица КБК'],
  },
];

function recordsOf(table: ScaleTable): LawValue[] {
  const { scale, law, from, to, confidence, sources } = table;
  const shared = { law, from, to, checkedOn: CHECKED, confidence, sources };
  return table.steps.flatMap(({ above, sum, percent }, place) => {
    const name = `${scale}.${place + 1}`;
    const rate = {
      key: `ndfl.rate.${name}`,
      value: `${percent}/100`,
      unit: 'ratio' as const,
      ...shared,
    };
    if (place === 0) return [rate];
    const kopecks = { unit: 'kopecks' as const, ...shared };
    return [
      { key: `ndfl.step_from.${name}`, value: String(above * 100), ...kopecks },
      { key: `ndfl.step_sum.${name}`, value: String(sum * 100), ...kopecks },
      rate,
    ];
  });
}

export const SCALE_RECORDS: readonly LawValue[] = TABLES.flatMap(recordsOf);
