// The rates of ст.361 п.1 НК РФ, which hold where a region has set none (п.4).
import { day } from '#primitives/days';
import type { LawValue } from '../values.ts';

interface Bands {
  /** Upper ends in hp, inclusive; the last rate has none. */
  readonly upTo: readonly number[];
  /** Kopecks per hp. */
  readonly rates: readonly number[];
}

const BANDS: Readonly<Record<string, Bands>> = {
  car: { upTo: [100, 150, 200, 250], rates: [250, 350, 500, 750, 1500] },
  motorcycle: { upTo: [20, 35], rates: [100, 200, 500] },
  bus: { upTo: [200], rates: [500, 1000] },
  truck: { upTo: [100, 150, 200, 250], rates: [250, 400, 500, 650, 850] },
  self_propelled: { upTo: [], rates: [250] },
  snowmobile: { upTo: [50], rates: [250, 500] },
  boat: { upTo: [100], rates: [1000, 2000] },
  yacht: { upTo: [100], rates: [2000, 4000] },
  jet_ski: { upTo: [100], rates: [2500, 5000] },
  aircraft: { upTo: [], rates: [2500] },
};

function key(kind: string, upTo: number | undefined): string {
  return `transport.rate.base.${kind}.${upTo ?? 'above'}`;
}

/** The key of the band that holds the power. */
export function baseRateKey(kind: string, hp: number): string {
  return key(
    kind,
    BANDS[kind]?.upTo.find((upTo) => hp <= upTo),
  );
}

export const BASE_RATES: readonly LawValue[] = Object.entries(BANDS).flatMap(
  ([kind, { upTo, rates }]) =>
    rates.map((rate, band) => ({
      key: key(kind, upTo[band]),
      value: String(rate),
      unit: 'kopecks_per_hp' as const,
      from: day('2015-01-01'),
      to: null,
      law: 'НК РФ ст.361 п.1, 4',
      checkedOn: day('2026-11-21'),
      confidence: 'high' as const,
      sources: ['НК РФ'],
    })),
);
