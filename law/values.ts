// Numbers of the law as dated records with their citation. A change of law adds a record; it
// never edits an old one.
import { type Day, dayOf } from '#primitives/days';
import { type Fraction, parseFraction } from './fraction.ts';
import { LawRefusal } from './refusal.ts';
import type { Confidence, Unit } from './trace.ts';

export interface LawValue {
  readonly key: string;
  /** Decimal string or `num/den`. */
  readonly value: string;
  readonly unit: Unit;
  /** First and last day of the tax periods or days it holds for; null is open. */
  readonly from: Day;
  readonly to: Day | null;
  readonly law: string;
  readonly checkedOn: Day;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

export function isUnverified(confidence: Confidence): boolean {
  return confidence === 'medium' || confidence === 'low';
}

/** A record with its value already read, so that nothing is parsed while reckoning. */
export interface ReadValue extends LawValue {
  readonly fraction: Fraction;
}

/** The law of one tax year: the records in force on its first day. */
export class Edition {
  readonly on: Day;
  readonly #records: ReadonlyMap<string, ReadValue>;

  constructor(on: Day, records: ReadonlyMap<string, ReadValue>) {
    this.on = on;
    this.#records = records;
  }

  find(key: string): ReadValue | undefined {
    return this.#records.get(key);
  }

  /** Refuses with `law.value_unknown` when nothing is described for the year. */
  get(key: string): ReadValue {
    const found = this.#records.get(key);
    if (found === undefined) throw new LawRefusal('law.value_unknown', { key, on: this.on });
    return found;
  }
}

export class LawValues {
  readonly #records: readonly ReadValue[];
  readonly #years = new Map<number, Edition>();

  constructor(records: readonly LawValue[]) {
    this.#records = records.map((record) => ({
      ...record,
      fraction: parseFraction(record.value),
    }));
  }

  /** The records in force on the day; a later record of the same key wins. */
  on(day: Day): Edition {
    const inForce = this.#records.filter(
      ({ from, to }) => from <= day && (to === null || day <= to),
    );
    return new Edition(day, new Map(inForce.map((record) => [record.key, record])));
  }

  /** The law of a tax year, looked up once. */
  ofYear(taxYear: number): Edition {
    let edition = this.#years.get(taxYear);
    if (edition === undefined) {
      edition = this.on(dayOf(taxYear, 1, 1));
      this.#years.set(taxYear, edition);
    }
    return edition;
  }

  all(): readonly LawValue[] {
    return this.#records;
  }
}
