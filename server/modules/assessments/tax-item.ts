// One line of a person's taxes for a year: an object with its tax and trace, or why it is not
// known.
import { LawRefusal } from '#law/refusal';
import type { Trace } from '#law/trace';
import type { Kopecks } from '#primitives/money';
import type { Circumstances, OwnedObject } from '#modules/property';
import type { RateBook } from '#modules/tax-rules';
import type { TaxKind } from '#modules/ledger';

/** Taxes on things, charged once a year by a notice. */
export type YearlyTax = Extract<TaxKind, 'property' | 'land' | 'transport'>;

export interface TaxItem {
  tax: YearlyTax;
  objectId: string;
  title: string;
  /** Of the object; of the owner's residence for a vehicle. */
  oktmo: string;
  outcome: Reckoned | Unknown;
}

export interface Reckoned {
  isKnown: true;
  amountKopecks: Kopecks;
  trace: Trace;
}

export interface Unknown {
  isKnown: false;
  /** Code of the law's refusal: `law.rate_unknown`. */
  code: string;
  args: Readonly<Record<string, string | number>>;
}

/** All that a year's taxes of a person follow from. */
export interface Life {
  objects: readonly OwnedObject[];
  circumstances: Circumstances;
  rates: RateBook;
}

/** What the law says, or its refusal as an outcome: a sum is never guessed. */
export function outcomeOf(
  reckon: () => { amountKopecks: Kopecks; trace: Trace },
): TaxItem['outcome'] {
  try {
    const { amountKopecks, trace } = reckon();
    return { isKnown: true, amountKopecks, trace };
  } catch (error) {
    if (!(error instanceof LawRefusal)) throw error;
    return { isKnown: false, code: error.code, args: error.args };
  }
}
