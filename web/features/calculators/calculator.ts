// A calculator: fields a person fills, the rule of the law it asks, and how the answer is shown.
// What was typed lives in the address, so that a link is the whole calculation.
import type { Example } from '#law/ask';
import type { Answer, Rule } from '#law/rule';
import type { Language } from '../../language.ts';

export type Typed = Readonly<Record<string, string>>;

interface Look {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Shown only where what else was typed makes sense of it. */
  readonly when?: (typed: Typed) => boolean;
}

export type CalculatorField = Look &
  (
    | { readonly kind: 'money'; readonly optional?: boolean }
    | { readonly kind: 'number'; readonly optional?: boolean }
    | { readonly kind: 'choice'; readonly options: readonly { value: string; label: string }[] }
  );

export interface ResultRow {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

export interface Shown {
  readonly label: string;
  readonly amount: string;
  readonly note?: string;
  readonly rows: readonly ResultRow[];
}

/** The words and fields of one calculator in one language. */
export interface CalculatorWords {
  readonly lead: string;
  readonly fields: readonly CalculatorField[];
  readonly show: (answer: Answer, typed: Typed) => Shown;
}

export interface Calculator {
  readonly ruleId: string;
  readonly start: Typed;
  readonly years: readonly number[];
  readonly words: Readonly<Record<Language, CalculatorWords>>;
  /** The rule itself, brought when it is asked. */
  readonly rule: () => Promise<Rule>;
  readonly inputs: (typed: Typed) => Readonly<Record<string, unknown>>;
}

/** The question as the law takes it; the year is over in thought, so its last day is known. */
export function exampleOf({ ruleId, inputs }: Calculator, typed: Typed): Example {
  const taxYear = Number(typed.year);
  return { rule: ruleId, taxYear, asOf: `${taxYear}-12-31`, inputs: inputs(typed) };
}

/** What differs from the start goes into the address. */
export function addressOf(name: string, { start }: Calculator, typed: Typed): string {
  const query = new URLSearchParams({ calc: name });
  for (const [field, value] of Object.entries(typed)) {
    if (value !== start[field]) query.set(field, value);
  }
  return `/calculators?${query.toString()}`;
}

export function typedOf({ start, years }: Calculator, query: URLSearchParams): Typed {
  const typed = Object.fromEntries(
    Object.entries(start).map(([field, value]) => [field, query.get(field) ?? value]),
  );
  return years.includes(Number(typed.year)) ? typed : { ...typed, year: start.year ?? '' };
}
