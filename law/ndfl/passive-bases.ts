// The bases of ст.210 п.6: from 2025 a group with its own scale, counted on the sum of them; until
// 2024 counted together with the main base, sale and gifts and insurance apart at 13 %.
import { compare, sign } from '../fraction.ts';
import type { Term } from '../reckoning.ts';
import { LEAF, STEP } from './nodes.ts';
import { scaleTax } from './scale.ts';
import { type Reckoned, type Sheet, type Sum, reckoned, sheetOf, sum } from './sheet.ts';

/** `propertySale`, `gifts` and `insurance` never counted for the step of 5 million. */
export const PASSIVE_KINDS = [
  'dividends',
  'depositInterestAboveThreshold',
  'securities',
  'digitalAssets',
  'shareSale',
  'repo',
  'securitiesLending',
  'iis',
  'propertySale',
  'gifts',
  'insurance',
] as const;

export type PassiveKind = (typeof PASSIVE_KINDS)[number];

export type PassiveBases = Partial<Readonly<Record<PassiveKind, Sum>>>;

const APART: readonly PassiveKind[] = ['propertySale', 'gifts', 'insurance'];

export interface PassiveTerms {
  readonly all: Term;
  /** Null where nothing of the sort is there. */
  readonly counted: Term | null;
  readonly apart: Term | null;
}

function added(sheet: Sheet, terms: readonly Term[]): Term | null {
  const [first, ...others] = terms;
  if (first === undefined) return null;
  return others.length === 0 ? first : sheet.book.fold(STEP.allBases, [first, ...others]);
}

/** Every base as a figure, and what is summed with what. */
export function passiveTerms(sheet: Sheet, bases: PassiveBases): PassiveTerms {
  const given = PASSIVE_KINDS.flatMap((kind) => {
    const base = bases[kind];
    return base === undefined ? [] : [{ kind, base }];
  });
  const term = ({ kind, base }: (typeof given)[number]): Term =>
    sum(sheet, base, { kind: LEAF.passive, args: { kind } });
  const isApart = sheet.law.find('ndfl.rate.sale.1') !== undefined;
  const apart = given.filter(({ kind }) => isApart && APART.includes(kind)).map(term);
  const counted = given.filter(({ kind }) => !isApart || !APART.includes(kind)).map(term);
  const all = added(sheet, [...counted, ...apart]) ?? sheet.book.law(sheet.law.get('ndfl.zero'));
  doubtSummed(sheet, counted, isApart);
  return { all, counted: added(sheet, counted), apart: added(sheet, apart) };
}

/** Open question 4: that the step of the second group is counted on the sum of its bases. */
function doubtSummed(sheet: Sheet, counted: readonly Term[], isApart: boolean): void {
  const step = sheet.law.find('ndfl.step_from.passive.2');
  const several = counted.filter((one) => sign(one) > 0).length > 1;
  const together = added(sheet, counted);
  if (isApart || !several || step === undefined || together === null) return;
  if (compare(together, step.fraction) > 0) sheet.book.doubt();
}

/** The taxes of the passive bases by themselves, each part in whole roubles. */
export function passiveTaxes(sheet: Sheet, { counted, apart }: PassiveTerms): Term[] {
  const parts: Term[] = [];
  if (counted !== null) parts.push(scaleTax(sheet, { scale: 'passive', base: counted }));
  if (apart !== null) parts.push(scaleTax(sheet, { scale: 'sale', base: apart }));
  return parts;
}

export interface PassiveBaseTax extends Reckoned {
  readonly sumOfBases: Term;
}

/** The year's tax on the passive bases. Refuses `law.amount_negative`, `law.value_unknown`. */
export function passiveBaseTax(taxYear: number, bases: PassiveBases): PassiveBaseTax {
  const sheet = sheetOf(taxYear);
  const terms = passiveTerms(sheet, bases);
  const [first, ...others] = passiveTaxes(sheet, terms);
  const whole = first ?? scaleTax(sheet, { scale: 'passive', base: terms.all });
  const tax = others.length === 0 ? whole : sheet.book.fold(STEP.taxes, [whole, ...others]);
  return { ...reckoned(sheet, 'ndfl.passive_base', tax), sumOfBases: terms.all };
}
