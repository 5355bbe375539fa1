// A loaded rate, and how the right one is found: the more exact place wins, an unknown one is
// unknown.
import { type Day, isDayWithin } from '#primitives/days';

export type RateTax = 'property' | 'land' | 'transport';

export interface Rate {
  /** Eight digits of a municipality, or `NN000000` for a whole region. */
  oktmo: string;
  tax: RateTax;
  key: string;
  /** Decimal: a fraction (0.001 = 0,1 %), or roubles per horse power. */
  value: string;
  unit: 'fraction' | 'RUB/hp';
  from: Day;
  /** Last day; null while it goes on. */
  to: Day | null;
  source: string;
  checkedOn: Day;
}

export interface RateQuestion {
  oktmo: string;
  tax: RateTax;
  key: string;
  on: Day;
}

/** `45000000` of `45382000`: the rates of the whole region stand under it. */
export const regionOktmo = (oktmo: string): string => `${oktmo.slice(0, 2)}000000`;

/** The rates of some places, to be asked without the database. */
export class RateBook {
  readonly #byKey = new Map<string, Rate[]>();
  /** Upper bounds by place and kind of vehicle: a country's book is too long to be searched. */
  readonly #bounds = new Map<string, Set<string>>();

  constructor(rates: readonly Rate[]) {
    for (const rate of rates) {
      const key = `${rate.oktmo}|${rate.tax}|${rate.key}`;
      const list = this.#byKey.get(key);
      if (list) list.push(rate);
      else this.#byKey.set(key, [rate]);
      if (rate.tax === 'transport') this.#addBound(rate);
    }
  }

  #addBound({ oktmo, key }: Rate): void {
    const [kind, bound] = [key.slice(0, key.lastIndexOf(':')), key.slice(key.lastIndexOf(':') + 1)];
    const bounds = this.#bounds.get(`${oktmo}|${kind}`);
    if (bounds) bounds.add(bound);
    else this.#bounds.set(`${oktmo}|${kind}`, new Set([bound]));
  }

  /** The rate of the municipality, else of its region; undefined when nobody loaded one. */
  find({ oktmo, tax, key, on }: RateQuestion): Rate | undefined {
    for (const place of [oktmo.slice(0, 8), regionOktmo(oktmo)]) {
      const rates = this.#byKey.get(`${place}|${tax}|${key}`) ?? [];
      const found = rates.find((rate) => isDayWithin(on, rate.from, rate.to));
      if (found) return found;
    }
    return undefined;
  }

  /**
   * The rate of a vehicle: keys are `<kind>:<upper bound in hp>` and `<kind>:max`; the smallest
   * band that holds the power is the right one (НК РФ ст.361: «до … л.с. включительно»).
   */
  findOfVehicle(asked: {
    oktmo: string;
    kind: string;
    powerHp: string;
    on: Day;
  }): Rate | undefined {
    const { oktmo, kind, powerHp, on } = asked;
    for (const place of [oktmo.slice(0, 8), regionOktmo(oktmo)]) {
      const bounds = [...(this.#bounds.get(`${place}|${kind}`) ?? [])]
        .filter((bound) => this.#holds({ place, kind, bound, on }))
        .sort((left, right) => upperBound(left) - upperBound(right));
      const bound = bounds.find((one) => Number(powerHp) <= upperBound(one));
      if (bound) return this.find({ oktmo: place, tax: 'transport', key: `${kind}:${bound}`, on });
    }
    return undefined;
  }

  #holds(band: { place: string; kind: string; bound: string; on: Day }): boolean {
    const rates = this.#byKey.get(`${band.place}|transport|${band.kind}:${band.bound}`) ?? [];
    return rates.some((rate) => isDayWithin(band.on, rate.from, rate.to));
  }
}

const upperBound = (text: string): number => (text === 'max' ? Infinity : Number(text));
