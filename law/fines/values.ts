// Numbers of chapters 15 and 16 НК РФ: fines of people and sole proprietors.
import { day } from '#primitives/days';
import type { Confidence, Unit } from '../trace.ts';
import { type LawValue, LawValues } from '../values.ts';

interface Written {
  readonly value: string;
  readonly unit: Unit;
  readonly law: string;
  readonly confidence?: Confidence;
  readonly sources?: readonly string[];
  readonly from?: string;
}

function written(key: string, record: Written): LawValue {
  return {
    key: `fine.${key}`,
    value: record.value,
    unit: record.unit,
    from: day(record.from ?? '2014-01-01'),
    to: null,
    law: record.law,
    checkedOn: day('2026-11-21'),
    confidence: record.confidence ?? 'high',
    sources: record.sources ?? ['НК РФ'],
  };
}

function part(key: string, value: string, law: string): LawValue {
  return written(key, { value, unit: 'ratio', law });
}

function sum(key: string, roubles: number, law: string): LawValue {
  return written(key, { value: String(roubles * 100), unit: 'kopecks', law });
}

const RECEIPTS = {
  unit: 'ratio',
  law: 'НК РФ ст.129.13',
  confidence: 'verified',
  sources: ['обзоры ответственности за чеки'],
  from: '2019-01-01',
} as const;

const PLATFORMS = { law: 'НК РФ ст.129.14', confidence: 'low', from: '2019-01-01' } as const;

export const FINE_VALUES = new LawValues([
  sum('116.late', 10_000, 'НК РФ ст.116 п.1'),
  part('116.rate', '0.1', 'НК РФ ст.116 п.2'),
  sum('116.least', 40_000, 'НК РФ ст.116 п.2'),
  part('119.rate.month', '0.05', 'НК РФ ст.119 п.1'),
  part('119.rate.most', '0.3', 'НК РФ ст.119 п.1'),
  sum('119.least', 1000, 'НК РФ ст.119 п.1'),
  part('122.rate.careless', '0.2', 'НК РФ ст.122 п.1'),
  part('122.rate.wilful', '0.4', 'НК РФ ст.122 п.3'),
  part('123.rate', '0.2', 'НК РФ ст.123 п.1'),
  sum('126.each', 200, 'НК РФ ст.126 п.1'),
  part('129.1.rate', '0.2', 'НК РФ ст.129.1 п.3'),
  written('129.13.rate.first', { ...RECEIPTS, value: '0.2' }),
  written('129.13.rate.repeated', { ...RECEIPTS, value: '1' }),
  written('129.14.rate.first', { ...PLATFORMS, value: '0.2', unit: 'ratio' }),
  written('129.14.rate.repeated', { ...PLATFORMS, value: '0.4', unit: 'ratio' }),
  written('129.14.least', { ...PLATFORMS, value: '20000', unit: 'kopecks' }),
  part('mitigation', '2', 'НК РФ ст.114 п.3'),
  part('repeated', '2', 'НК РФ ст.114 п.4'),
  part('out_of_time', '0', 'НК РФ ст.113'),
  sum('nothing', 0, 'НК РФ ст.106, 108'),
]);

/** ст.113: nobody is held liable after three years. */
export const LIMITATION_MONTHS = 36;
