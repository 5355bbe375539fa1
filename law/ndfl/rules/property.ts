// Rules on buying and selling property, as anybody may ask them from outside.
import type { Day } from '#primitives/days';
import { yearOf } from '#primitives/days';
import { type Kopecks, decimalString } from '#primitives/money';
import { type Fraction, sign } from '../../fraction.ts';
import { Inputs } from '../../inputs.ts';
import { notLater } from '../../ownership-inputs.ts';
import { LawRefusal } from '../../refusal.ts';
import type { Answer, Question, Rule, Shown } from '../../rule.ts';
import { type PurchaseClaim, type YearOfIncome, purchaseRefund } from '../property-purchase.ts';
import { type SaleInput, isDeclared, saleTax } from '../sale/property-sale.ts';
import type { SoldObject } from '../sale/sold-object.ts';
import { type Acquisition, type SoldKind, isFamilyMove, isHeldLong } from '../sale/term.ts';
import { NDFL_VALUES } from '../values.ts';
import { maybePart, maybeSum, sumIn, within } from './reading.ts';

const values = [NDFL_VALUES];
const KINDS: readonly SoldKind[] = ['housing', 'land', 'otherRealEstate', 'movable'];
const ACQUISITIONS: readonly Acquisition[] = [
  'purchase',
  'gift',
  'inheritance',
  'family_gift',
  'privatisation',
  'annuity',
];

const NOTHING: Fraction = { num: 0, den: 1 };

function heldByDays(inputs: Inputs, { taxYear, asOf }: Question): boolean | undefined {
  if (!inputs.has('soldOn')) return undefined;
  const soldOn = notLater(inputs.day('soldOn'), asOf, 'soldOn');
  if (yearOf(soldOn) !== taxYear) throw new LawRefusal('law.ndfl_sale_of_other_year', { soldOn });
  return isHeldLong({
    kind: inputs.oneOf('kind', KINDS),
    acquisition: inputs.oneOf('acquisition', ACQUISITIONS, 'purchase'),
    acquiredOn: notLater(inputs.day('acquiredOn'), asOf, 'acquiredOn'),
    soldOn,
    otherHomesBoughtOn: readOtherHomes(inputs),
    ...(inputs.has('regionalYears') && { regionalYears: inputs.count('regionalYears') }),
  });
}

/** Other homes by the days they were bought; an empty list: the only home. */
function readOtherHomes(inputs: Inputs): readonly Day[] | null {
  if (!inputs.has('otherHomesBoughtOn')) return null;
  return inputs.list('otherHomesBoughtOn', (item, path) => new Inputs({ [path]: item }).day(path));
}

function isHeld(inputs: Inputs, question: Question): boolean {
  const field = 'heldAtLeastMinimum';
  const byDays = heldByDays(inputs, question);
  const stated = inputs.has(field) ? inputs.flag(field) : undefined;
  if (stated !== undefined && byDays !== undefined && stated !== byDays) {
    throw new LawRefusal('law.state_contradictory', { field });
  }
  const held = stated ?? byDays;
  if (held === undefined) throw new LawRefusal('law.ndfl_term_unknown');
  return held;
}

function area(inputs: Inputs, field: string): Fraction {
  const value = inputs.decimal(field);
  if (sign(value) <= 0) throw new LawRefusal('law.area_negative', { field });
  return value;
}

function isFamily(inputs: Inputs, asOf: Day): boolean {
  if (!inputs.has('familyMove')) return false;
  const move = inputs.inner('familyMove');
  return isFamilyMove({
    soldOn: notLater(inputs.day('soldOn'), asOf, 'soldOn'),
    children: move.count('children'),
    boughtOn: notLater(move.day('boughtOn'), asOf, 'boughtOn'),
    oldArea: area(move, 'oldArea'),
    newArea: area(move, 'newArea'),
    oldCadastralKopecks: move.money('oldCadastral'),
    newCadastralKopecks: move.money('newCadastral'),
    otherHomeShare: within(move.part('otherHomeShare', NOTHING), 'otherHomeShare', [0, 1]),
  });
}

function readObject(inputs: Inputs, question: Question): SoldObject {
  const { asOf } = question;
  const cadastral = maybeSum(inputs, 'cadastralValueJan1', asOf);
  const coefficient = maybePart(inputs, 'cadastralCoefficient', asOf);
  // ст.214.10 п.6: a region may lower the factor down to nothing, never raise it above one.
  if (coefficient !== undefined) within(coefficient.value, 'cadastralCoefficient', [0, 1]);
  const share = maybePart(inputs, 'share', asOf);
  const costs = maybeSum(inputs, 'documentedExpenses', asOf);
  return {
    kind: inputs.oneOf('kind', KINDS),
    price: sumIn(inputs, 'salePrice', asOf),
    isSingleContract: inputs.flag('singleContract', true),
    isExempt: isHeld(inputs, question) || isFamily(inputs, asOf),
    ...(cadastral && { cadastral }),
    ...(coefficient && { coefficient }),
    ...(share && { share }),
    ...(costs && { costs }),
  };
}

/** One object, or a list of `objects` sold in the same year. */
export function readSale(question: Question): SaleInput {
  const { inputs, taxYear, asOf } = question;
  const objects = inputs.has('objects') ? inputs.items('objects') : [inputs];
  return {
    taxYear,
    objects: objects.map((one) => readObject(one, question)),
    ...(inputs.has('purchase') && { purchase: readPurchase(inputs.inner('purchase'), asOf) }),
  };
}

function shown(amount: Kopecks | null): string | null {
  return amount === null ? null : decimalString(amount);
}

function propertySale(question: Question): Answer {
  const input = readSale(question);
  const tax = saleTax(input);
  const many = tax.objects.map((one) => ({
    income: decimalString(one.incomeKopecks),
    deduction: shown(one.deductionKopecks),
    deductionKind: one.deductionKind,
  }));
  const result: Record<string, Shown> = {
    income: decimalString(tax.incomeKopecks),
    deduction: shown(tax.deductionKopecks),
    deductionKind: tax.deductionKind,
    taxBase: decimalString(tax.baseKopecks),
    tax: decimalString(tax.amountKopecks),
    declared: isDeclared(input),
    ...(input.purchase !== undefined && { purchaseUsed: decimalString(tax.purchaseUsedKopecks) }),
    ...(question.inputs.has('objects') && { objects: many }),
  };
  return { result, trace: tax.trace };
}

/** A purchase and its loan; what was used before stands under `usedBefore`. */
export function readPurchase(inputs: Inputs, asOf: Day): PurchaseClaim {
  const used = inputs.has('usedBefore') ? inputs.inner('usedBefore') : null;
  const before = (field: string) => (used === null ? undefined : maybeSum(used, field, asOf));
  const paidByOthers = maybeSum(inputs, 'paidByOthers', asOf);
  const interestToDate = maybeSum(inputs, 'interestPaidToDate', asOf);
  const usedPurchase = before('purchase');
  const usedForObject = before('purchaseOfThisObject');
  const usedInterest = before('interest');
  return {
    price: sumIn(inputs, 'purchasePrice', asOf),
    isLoanAfter2014: inputs.flag('loanAfter2014', true),
    isSellerRelated: inputs.flag('sellerRelated', false),
    ...(paidByOthers && { paidByOthers }),
    ...(interestToDate && { interestToDate }),
    ...(usedPurchase && { usedPurchase }),
    ...(usedForObject && { usedForObject }),
    ...(usedInterest && { usedInterest }),
  };
}

function yearOfIncome(inputs: Inputs, asOf: Day, taxYear: number): YearOfIncome {
  return {
    taxYear,
    income: sumIn(inputs, 'income', asOf),
    withheld: sumIn(inputs, 'taxWithheld', asOf),
  };
}

/** Earlier years are only a pensioner's (ст.220 п.10). */
function readEarlier(inputs: Inputs, asOf: Day): readonly YearOfIncome[] {
  if (!inputs.has('earlierYears')) return [];
  if (!inputs.flag('pensioner', false)) {
    throw new LawRefusal('law.state_contradictory', { field: 'earlierYears' });
  }
  return inputs
    .items('earlierYears')
    .map((year) => yearOfIncome(year, asOf, year.count('taxYear')));
}

function propertyPurchase({ inputs, taxYear, asOf }: Question): Answer {
  const found = purchaseRefund({
    ...readPurchase(inputs, asOf),
    ...yearOfIncome(inputs, asOf, taxYear),
    earlierYears: readEarlier(inputs, asOf),
  });
  const earlier = found.earlier.map((year) => ({
    taxYear: year.taxYear,
    used: decimalString(year.usedKopecks),
    refund: decimalString(year.refundKopecks),
  }));
  const result: Record<string, Shown> = {
    purchaseUsed: decimalString(found.purchaseUsedKopecks),
    interestUsed: decimalString(found.interestUsedKopecks),
    taxBase: decimalString(found.baseKopecks),
    refund: decimalString(found.amountKopecks),
    carryPurchase: decimalString(found.carryPurchaseKopecks),
    carryInterest: decimalString(found.carryInterestKopecks),
    unusedLimitForOtherObjects: decimalString(found.otherObjectsKopecks),
    ...(earlier.length > 0 && { earlierYears: earlier }),
  };
  return { result, trace: found.trace };
}

export const PROPERTY_RULES: readonly Rule[] = [
  {
    id: 'ndfl.property_purchase',
    title: { ru: 'Вычет на покупку жилья и проценты', en: 'Deduction for a home and its loan' },
    articles: 'НК РФ ст.220 п.1 пп.3, 4, п.3–11',
    values,
    answer: propertyPurchase,
  },
  {
    id: 'ndfl.property_sale',
    title: { ru: 'НДФЛ с продажи имущества', en: 'Tax on a sale of property' },
    articles: 'НК РФ ст.214.10, 217.1, 220 п.2, 224 п.1.1',
    values,
    answer: propertySale,
  },
];
