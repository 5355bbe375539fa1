// The choice between the standard deduction and documented costs, object by object: the standard
// deduction is one sum a year for a whole group of objects, so every split is tried.
import type { Kopecks } from '#primitives/money';
import {
  type Fraction,
  WHOLE,
  add,
  compare,
  multiply,
  subtract,
  toKopecks,
  whole,
} from '../../fraction.ts';
import { LawRefusal } from '../../refusal.ts';
import type { Term } from '../../reckoning.ts';
import { LEAF, STEP } from '../nodes.ts';
import type { Sold } from './sold-object.ts';
import { type Sheet, figure, law } from '../sheet.ts';

export interface SaleChoice {
  readonly objects: readonly Sold[];
  readonly isStandard: readonly boolean[];
  /** What each object has of the deductions; the standard one goes to the first of them. */
  readonly deductions: readonly Kopecks[];
  readonly base: Term;
}

// Two to the power of ten splits at most.
const OBJECTS_MAX = 10;

function lesser(left: Fraction, right: Fraction): Fraction {
  return compare(right, left) < 0 ? right : left;
}

/** The part of the standard deduction an object can have at most. */
function partOf(sold: Sold): Fraction {
  const { share, isSingleContract } = sold.of;
  return isSingleContract === false || share === undefined ? WHOLE : share.value;
}

function isChosen(split: number, place: number): boolean {
  return Math.floor(split / 2 ** place) % 2 === 1;
}

/** All the deductions of a split; the bits of the number are the objects of the standard one. */
function worth(objects: readonly Sold[], limit: Fraction, split: number): Fraction {
  let standard: Fraction = whole(0);
  let costs: Fraction = whole(0);
  for (const [place, sold] of objects.entries()) {
    if (isChosen(split, place)) {
      const own = multiply(limit, partOf(sold));
      standard = add(standard, lesser(sold.income, own));
    } else costs = add(costs, lesser(sold.costs, sold.income));
  }
  return add(lesser(standard, limit), costs);
}

/** The best split; of equal ones that which asks for the fewest papers. */
function bestSplit(objects: readonly Sold[], limit: Fraction): number {
  let best = 2 ** objects.length - 1;
  for (let split = best - 1; split >= 0; split -= 1) {
    if (compare(worth(objects, limit, split), worth(objects, limit, best)) > 0) best = split;
  }
  return best;
}

function standardTerm(sheet: Sheet, key: string, chosen: readonly Sold[]): Term {
  const { book } = sheet;
  const limit = law(sheet, key);
  const own = chosen.map((sold) => {
    const share = sold.of.share;
    if (share === undefined || compare(partOf(sold), WHOLE) === 0) return sold.income;
    const part = book.step(STEP.ownDeduction, limit, figure(sheet, share, { kind: LEAF.share }));
    return book.step(STEP.standardSale, sold.income, part);
  });
  const [first, ...others] = own as [Term, ...Term[]];
  if (others.length === 0 && first !== chosen[0]?.income) return first;
  const all = others.length === 0 ? first : book.fold(STEP.sum, [first, ...others]);
  return book.step(STEP.standardSale, all, limit);
}

/** The base of one group of objects after the better deductions. */
export function chooseDeductions(sheet: Sheet, key: string, objects: readonly Sold[]): SaleChoice {
  const { book } = sheet;
  if (objects.length > OBJECTS_MAX) {
    throw new LawRefusal('law.ndfl_objects_too_many', { objects: objects.length });
  }
  const limit = sheet.law.get(`ndfl.${key}`).fraction;
  const split = bestSplit(objects, limit);
  const isStandard = objects.map((_, place) => isChosen(split, place));
  const chosen = objects.filter((_, place) => isStandard[place]);
  const standard = chosen.length === 0 ? null : standardTerm(sheet, key, chosen);
  const costs = objects.map((sold, place) =>
    isStandard[place] === true ? null : book.step(STEP.saleCosts, sold.costs, sold.income),
  );
  const all = [...(standard === null ? [] : [standard]), ...costs.filter((one) => one !== null)];
  const incomes = objects.map(({ income }) => income) as [Term, ...Term[]];
  const income = incomes.length === 1 ? incomes[0] : book.fold(STEP.sum, incomes);
  let free: Fraction = standard ?? whole(0);
  const deductions = objects.map((sold, place) => {
    const cost = costs[place];
    if (cost != null) return toKopecks(cost);
    const taken = lesser(sold.income, free);
    free = subtract(free, taken);
    return toKopecks(taken);
  });
  return { objects, isStandard, deductions, base: book.fold(STEP.saleBase, [income, ...all]) };
}
