// What several rules of the personal income tax read alike from plain data.
import type { Day } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { type Fraction, compare, fractionText, whole } from '../../fraction.ts';
import type { Inputs } from '../../inputs.ts';
import { asked } from '../../ownership-inputs.ts';
import { LawRefusal } from '../../refusal.ts';
import type { Fact } from '../../trace.ts';
import type { Sum } from '../sheet.ts';

/** A sum of the question as a fact. */
export function sumIn(inputs: Inputs, field: string, asOf: Day): Sum {
  return asked(inputs.money(field), asOf);
}

/** The same, or nothing where the field is not given. */
export function maybeSum(inputs: Inputs, field: string, asOf: Day): Sum | undefined {
  return inputs.has(field) ? sumIn(inputs, field, asOf) : undefined;
}

/** Zero where the field is not given. */
export function sumOrZero(inputs: Inputs, field: string, asOf: Day): Sum {
  return asked(inputs.money(field, 0 as Kopecks), asOf);
}

/** `inputs` of a list of sums, one for each month or child. */
export function sumsIn(inputs: Inputs, field: string, asOf: Day): readonly Sum[] {
  return inputs.moneys(field).map((amount) => asked(amount, asOf));
}

/** The named sums that are given; a name outside the list is refused with the code. */
export function namedSums<Name extends string>(
  inputs: Inputs,
  names: readonly Name[],
  asOf: Day,
): Partial<Record<Name, Sum>> {
  const found: Partial<Record<Name, Sum>> = {};
  for (const name of names) {
    if (inputs.has(name)) found[name] = sumIn(inputs, name, asOf);
  }
  return found;
}

/** Refuses a field nobody knows: a sum under a wrong name must not be lost. */
export function knownOnly(
  inputs: Inputs,
  names: readonly string[],
  code: 'law.ndfl_base_unknown' | 'law.ndfl_expense_unknown',
): void {
  const strange = inputs.fields().find((field) => !names.includes(field));
  if (strange !== undefined) throw new LawRefusal(code, { field: strange });
}

/** A part of one as a fact, or nothing where the field is not given. */
export function maybePart(inputs: Inputs, field: string, asOf: Day): Fact<Fraction> | undefined {
  return inputs.has(field) ? asked(inputs.part(field), asOf) : undefined;
}

/** Refuses `law.input_wrong` for a figure the field cannot mean; both ends are allowed. */
export function within(value: Fraction, field: string, ends: readonly [number, number]): Fraction {
  const [least, most] = ends;
  if (compare(value, whole(least)) >= 0 && compare(value, whole(most)) <= 0) return value;
  throw new LawRefusal('law.input_wrong', { field, value: fractionText(value) });
}
