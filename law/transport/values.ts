// Regional rates of the transport tax known here (cars of three regions) and the luxury factor
// of chapter 28 НК РФ; every other rate comes loaded.
import { type Day, day } from '#primitives/days';
import type { Confidence } from '../trace.ts';
import { type LawValue, LawValues } from '../values.ts';
import { BASE_RATES } from './base-rates.ts';

const CHECKED = day('2026-11-21');

/** Upper ends of the bands of power in hp, inclusive; the last band is open. */
export const CAR_BANDS = [100, 125, 150, 175, 200, 225, 250] as const;

interface RateTable {
  readonly region: string;
  readonly law: string;
  readonly from: Day;
  readonly to: Day;
  /** Roubles per hp by band, and how sure we are; null where the rate is not known. */
  readonly rates: readonly (readonly [rubles: number, confidence: Confidence] | null)[];
  readonly sources: readonly string[];
}

const MOSCOW_RATES = [12, 25, 35, 45, 50, 65, 75, 150];
const MOSCOW_LAW = 'Закон г. Москвы № 33 от 09.07.2008, ст.2';

const TABLES: readonly RateTable[] = [
  {
    region: '77',
    law: MOSCOW_LAW,
    from: day('2022-01-01'),
    to: day('2024-12-31'),
    rates: MOSCOW_RATES.map((rubles) => [
      rubles,
      rubles === 12 || rubles >= 75 ? 'verified' : 'high',
    ]),
    sources: ['обзор ставок Москвы', 'текст закона'],
  },
  {
    region: '77',
    law: MOSCOW_LAW,
    from: day('2025-01-01'),
    to: day('2026-12-31'),
    // Changes of the law for 2025 and 2026 have not been checked.
    rates: MOSCOW_RATES.map((rubles) => [rubles, 'medium']),
    sources: ['обзор ставок Москвы 2024 года'],
  },
  {
    region: '78',
    law: 'Закон Санкт-Петербурга № 487-53 от 04.11.2002, ст.2',
    from: day('2022-01-01'),
    to: day('2026-12-31'),
    rates: [24, 35, 35, 50, 50, 75, 75, 150].map((rubles) => [rubles, 'verified']),
    sources: ['таблица ставок 2010 года', 'таблица ставок 2024 года'],
  },
  {
    region: '50',
    law: 'Закон Московской области № 129/2002-ОЗ, ст.1',
    from: day('2022-01-01'),
    to: day('2025-12-31'),
    rates: [10, 34, 34, 49, 49, 75, 75, 150].map((rubles) => [
      rubles,
      rubles < 75 ? 'verified' : 'high',
    ]),
    sources: ['новость о ставках области на 2026 год', 'текст закона'],
  },
  {
    region: '50',
    law: 'Закон Московской области № 129/2002-ОЗ, ст.1 (ставки с 2026 года)',
    from: day('2026-01-01'),
    to: day('2026-12-31'),
    // Above 200 hp the new rates are not known, so they are not given at all.
    rates: [14, 35, 35, 50, 50, null, null, null].map((rubles) =>
      rubles === null ? null : [rubles, 'verified'],
    ),
    sources: ['новость о ставках области на 2026 год'],
  },
];

function rateKey(region: string, band: number): string {
  return `transport.rate.${region}.car.${CAR_BANDS[band] ?? 'above'}`;
}

// Made once: a key put together on every call would be hashed on every call.
const CAR_KEYS = new Map(
  TABLES.map(({ region, rates }) => [region, rates.map((_, band) => rateKey(region, band))]),
);

/**
 * The whole power is taxed at the rate of its band: «свыше 100 до 125 включительно». Undefined
 * for regions that are not described here.
 */
export function carRateKey(region: string, hp: number): string | undefined {
  const band = CAR_BANDS.findIndex((upTo) => hp <= upTo);
  return CAR_KEYS.get(region)?.[band < 0 ? CAR_BANDS.length : band];
}

const RATES: readonly LawValue[] = TABLES.flatMap((table) =>
  table.rates.flatMap((rate, band) =>
    rate === null
      ? []
      : [
          {
            key: rateKey(table.region, band),
            value: String(rate[0] * 100),
            unit: 'kopecks_per_hp' as const,
            from: table.from,
            to: table.to,
            law: table.law,
            checkedOn: CHECKED,
            confidence: rate[1],
            sources: table.sources,
          },
        ],
  ),
);

function known(record: Pick<LawValue, 'key' | 'value' | 'unit' | 'law'> & { from: Day }): LawValue {
  return { ...record, to: null, checkedOn: CHECKED, confidence: 'high', sources: ['НК РФ'] };
}

export const TRANSPORT_VALUES = new LawValues([
  ...RATES,
  ...BASE_RATES,
  {
    key: 'transport.luxury_factor',
    value: '3',
    unit: 'ratio',
    from: day('2022-01-01'),
    to: null,
    law: 'НК РФ ст.362 п.2',
    checkedOn: CHECKED,
    confidence: 'verified',
    sources: ['обзор правил повышающего коэффициента'],
  },
  known({
    key: 'transport.luxury_age.10-15M',
    value: '10',
    unit: 'year',
    law: 'НК РФ ст.362 п.2',
    from: day('2022-01-01'),
  }),
  known({
    key: 'transport.luxury_age.over_15M',
    value: '20',
    unit: 'year',
    law: 'НК РФ ст.362 п.2',
    from: day('2022-01-01'),
  }),
  known({
    key: 'transport.months_in_year',
    value: '12',
    unit: 'months',
    law: 'НК РФ ст.362 п.3',
    from: day('2015-01-01'),
  }),
  known({
    key: 'transport.not_an_object',
    value: '0',
    unit: 'ratio',
    law: 'НК РФ ст.358 п.2',
    from: day('2015-01-01'),
  }),
]);
