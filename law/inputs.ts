// Inputs of a rule that come as plain data (JSON): read field by field, each with a refusal that
// names the field. A field that nobody asks for is left alone.
import { type Day, isDay } from '#primitives/days';
import { type Kopecks, parseMoney } from '#primitives/money';
import { type Fraction, parseFraction, readDecimal } from './fraction.ts';
import { LawRefusal } from './refusal.ts';

type Raw = Readonly<Record<string, unknown>>;

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export class Inputs {
  readonly #raw: Raw;
  readonly #path: string;

  /** Refuses `law.input_wrong` for anything but an object. */
  constructor(raw: unknown, path = '') {
    if (!isRaw(raw)) throw new LawRefusal('law.input_wrong', { field: path || 'inputs' });
    this.#raw = raw;
    this.#path = path;
  }

  #name(field: string): string {
    return this.#path === '' ? field : `${this.#path}.${field}`;
  }

  #wrong(field: string): LawRefusal {
    const value = JSON.stringify(this.#raw[field]).slice(0, 100);
    return new LawRefusal('law.input_wrong', { field: this.#name(field), value });
  }

  /** Names of the fields given, for rules that must know every one of them. */
  fields(): readonly string[] {
    return Object.keys(this.#raw).filter((field) => this.has(field));
  }

  /** The field is there and is not null. */
  has(field: string): boolean {
    return this.#raw[field] !== undefined && this.#raw[field] !== null;
  }

  #given(field: string): unknown {
    if (!this.has(field)) throw new LawRefusal('law.input_missing', { field: this.#name(field) });
    return this.#raw[field];
  }

  #read<Value>(field: string, otherwise: Value | undefined, read: (raw: unknown) => Value): Value {
    return otherwise !== undefined && !this.has(field) ? otherwise : read(this.#given(field));
  }

  /** A decimal string or number of roubles with up to two digits; never negative. */
  money(field: string, otherwise?: Kopecks): Kopecks {
    return this.#read(field, otherwise, (raw) => {
      const read = typeof raw === 'string' || typeof raw === 'number' ? parseMoney(`${raw}`) : null;
      if (read === null || !read.ok) throw this.#wrong(field);
      if (read.value < 0) throw new LawRefusal('law.amount_negative', { field: this.#name(field) });
      return read.value;
    });
  }

  moneys(field: string): readonly Kopecks[] {
    return this.list(field, (item, path) => new Inputs({ [path]: item }).money(path));
  }

  /** A decimal such as a rate or an area, exact. */
  decimal(field: string, otherwise?: Fraction): Fraction {
    return this.#read(field, otherwise, (raw) => {
      const value = readDecimal(String(raw));
      if (value === null) throw this.#wrong(field);
      return value;
    });
  }

  /** A part as a decimal or as `1/3`, exact. */
  part(field: string, otherwise?: Fraction): Fraction {
    return this.#read(field, otherwise, (raw) => {
      const text = String(raw);
      if (/^\d{1,9}\/[1-9]\d{0,8}$/u.test(text)) return parseFraction(text);
      return this.decimal(field);
    });
  }

  /** The decimal as it was written, for formulas that take it so. */
  decimalText(field: string, otherwise?: string): string {
    return this.#read(field, otherwise, (raw) => {
      if (readDecimal(String(raw)) === null) throw this.#wrong(field);
      return String(raw);
    });
  }

  /** A whole number, not below zero. */
  count(field: string, otherwise?: number): number {
    return this.#read(field, otherwise, (raw) => {
      const value = typeof raw === 'string' && /^\d{1,9}$/u.test(raw) ? Number(raw) : raw;
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
        throw this.#wrong(field);
      }
      return value;
    });
  }

  flag(field: string, otherwise?: boolean): boolean {
    return this.#read(field, otherwise, (raw) => {
      if (typeof raw !== 'boolean') throw this.#wrong(field);
      return raw;
    });
  }

  day(field: string, otherwise?: Day): Day {
    return this.#read(field, otherwise, (raw) => {
      if (typeof raw !== 'string' || !isDay(raw)) throw this.#wrong(field);
      return raw;
    });
  }

  text(field: string, otherwise?: string): string {
    return this.#read(field, otherwise, (raw) => {
      if (typeof raw !== 'string' || raw === '') throw this.#wrong(field);
      return raw;
    });
  }

  oneOf<Word extends string>(field: string, words: readonly Word[], otherwise?: Word): Word {
    return this.#read(field, otherwise, (raw) => {
      const found = words.find((word) => word === raw);
      if (found === undefined) throw this.#wrong(field);
      return found;
    });
  }

  inner(field: string): Inputs {
    return new Inputs(this.#given(field), this.#name(field));
  }

  /** Every item of a list; at most ten thousand. */
  list<Item>(field: string, read: (item: unknown, path: string) => Item): readonly Item[] {
    const raw = this.#given(field);
    if (!Array.isArray(raw) || raw.length > 10_000) throw this.#wrong(field);
    return raw.map((item, place) => read(item, `${this.#name(field)}[${place}]`));
  }

  /** A list of objects. */
  items(field: string): readonly Inputs[] {
    return this.list(field, (item, path) => new Inputs(item, path));
  }
}
