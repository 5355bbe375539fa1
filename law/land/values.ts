// Numbers of chapter 31 НК РФ; rates are local acts and always come loaded.
import { day } from '#primitives/days';
import { type LawValue, LawValues } from '../values.ts';

const SHARED = {
  to: null,
  checkedOn: day('2026-11-21'),
  confidence: 'high',
  sources: ['НК РФ'],
} as const;

const RECORDS: readonly LawValue[] = [
  {
    key: 'land.deduction_area',
    value: '600',
    unit: 'square_metres',
    from: day('2017-01-01'),
    law: 'НК РФ ст.391 п.5',
    ...SHARED,
  },
  {
    key: 'land.cap',
    value: '1.1',
    unit: 'ratio',
    from: day('2018-01-01'),
    law: 'НК РФ ст.396 п.17',
    ...SHARED,
  },
  {
    key: 'land.unbuilt_factor',
    value: '2',
    unit: 'ratio',
    from: day('2015-01-01'),
    law: 'НК РФ ст.396 п.16',
    ...SHARED,
  },
  {
    key: 'land.months_in_year',
    value: '12',
    unit: 'months',
    from: day('2015-01-01'),
    law: 'НК РФ ст.396 п.7',
    ...SHARED,
  },
];

export const LAND_VALUES = new LawValues(RECORDS);

/** From 2025 plots above this value lose the low rate; details are an open question. */
export const LUXURY_PLOT_KOPECKS = 30_000_000_000;
