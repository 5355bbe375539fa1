// Numbers of the law as dated records with their citation. A change of law adds a record; it
// never edits an old one.
import type { Day } from '#primitives/days';
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

export type LawValues = ReadonlyMap<string, readonly ReadValue[]>;

export function lawValues(records: readonly LawValue[]): LawValues {
  const byKey = new Map<string, ReadValue[]>();
  for (const record of records) {
    const list = byKey.get(record.key) ?? [];
    list.push({ ...record, fraction: parseFraction(record.value) });
    byKey.set(record.key, list);
  }
  return byKey;
}

/** The record in force on the day, if the law is described for it. */
export function findValueOn(values: LawValues, key: string, on: Day): ReadValue | undefined {
  const editions = values.get(key);
  if (editions === undefined) return undefined;
  for (const record of editions) {
    if (record.from <= on && (record.to === null || on <= record.to)) return record;
  }
  return undefined;
}

/** Refuses with `law.value_unknown` when nothing is described for the day. */
export function valueOn(values: LawValues, key: string, on: Day): ReadValue {
  const found = findValueOn(values, key, on);
  if (found === undefined) throw new LawRefusal('law.value_unknown', { key, on });
  return found;
}
