// Tax of a period on professional income: income at 4 and 6 %, less the one-time deduction.
import type { Day } from '#primitives/days';
import { type Kopecks, kopecks, sum } from '#primitives/money';
import { type Fraction, multiply, subtract, toKopecks, whole, compare } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import { Reckoning, type Term } from '../reckoning.ts';
import type { Fact, Trace } from '../trace.ts';
import type { Edition } from '../values.ts';
import { LEAF, STEP } from './nodes.ts';
import { type Payer, type Receipt, ordered, standing } from './receipts.ts';
import { NPD_VALUES } from './values.ts';

/**
 * Whole roubles are what ст.52 п.6 НК РФ says of any tax; the app of the tax service shows
 * kopecks before the month is over. An open question for the month's charge.
 */
export type Rounding = 'rouble' | 'kopeck';

export interface MonthInput {
  readonly taxYear: number;
  /** All receipts of one period, cancelled ones included. */
  readonly receipts: Fact<readonly Receipt[]>;
  /** What is left of the 10 000 ₽ given for life (422-ФЗ ст.12). */
  readonly bonusLeft: Fact<Kopecks>;
  readonly rounding?: Rounding;
}

/** What one receipt adds, exact to the kopeck half up: for showing beside the receipt. */
export interface ReceiptTax {
  readonly receipt: Receipt;
  readonly grossKopecks: Kopecks;
  readonly bonusUsedKopecks: Kopecks;
}

export interface MonthTax {
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  readonly grossKopecks: Kopecks;
  readonly bonusUsedKopecks: Kopecks;
  readonly bonusLeftKopecks: Kopecks;
  readonly receipts: readonly ReceiptTax[];
}

const PAYERS = ['individual', 'business'] as const;
const KINDS = {
  individual: {
    income: STEP.individualIncome,
    tax: STEP.individualTax,
    wish: STEP.individualWish,
  },
  business: { income: STEP.businessIncome, tax: STEP.businessTax, wish: STEP.businessWish },
} as const;

export interface Case {
  readonly book: Reckoning;
  readonly law: Edition;
}

/** Income by payer; a payer without receipts is absent. */
export type Incomes = ReadonlyMap<Payer, Term>;

/** Every receipt a leaf. */
export function incomesByReceipt(book: Reckoning, receipts: Fact<readonly Receipt[]>): Incomes {
  const incomes = new Map<Payer, Term>();
  for (const payer of PAYERS) {
    const leaves = receipts.value
      .filter((one) => one.payer === payer)
      .map(({ id, on, amountKopecks }) =>
        book.fact(LEAF.receipt, receipts, {
          value: whole(amountKopecks),
          args: () => ({ date: on, ...(id === undefined ? {} : { id }) }),
        }),
      );
    const [first, ...others] = leaves;
    if (first !== undefined) incomes.set(payer, book.fold(KINDS[payer].income, [first, ...others]));
  }
  return incomes;
}

/** The receipts of a period as one leaf per payer: a year of them stays readable. */
export function incomesOfPeriod(
  book: Reckoning,
  receipts: Fact<readonly Receipt[]>,
  days: { readonly from: Day; readonly to: Day },
): Incomes {
  const incomes = new Map<Payer, Term>();
  for (const payer of PAYERS) {
    const own = receipts.value.filter((one) => one.payer === payer);
    if (own.length === 0) continue;
    const leaf = book.fact(LEAF.periodIncome, receipts, {
      value: whole(sum(own.map(({ amountKopecks }) => amountKopecks))),
      args: () => ({ from: days.from, to: days.to, receipts: own.length }),
    });
    incomes.set(payer, book.fold(KINDS[payer].income, [leaf]));
  }
  return incomes;
}

function folded(
  book: Reckoning,
  kind: typeof STEP.gross | typeof STEP.wish,
  of: Term[],
): Term | null {
  const [first, ...others] = of;
  return first === undefined ? null : book.fold(kind, [first, ...others]);
}

/** What the deduction would take from these incomes if all of it were left; null: nothing. */
export function wished({ book, law }: Case, incomes: Incomes): Term | null {
  const parts = [...incomes].map(([payer, income]) =>
    book.step(KINDS[payer].wish, income, book.law(law.get(`npd.bonus.rate.${payer}`))),
  );
  return folded(book, STEP.wish, parts);
}

export interface Taxed {
  readonly gross: Term;
  readonly used: Term;
  readonly tax: Term;
}

/**
 * Receipts use the deduction in time order until it ends, so together they use the lower of what
 * they may and what is left.
 */
export function taxed(
  of: Case,
  incomes: Incomes,
  using: { left: Term; rounding?: Rounding },
): Taxed {
  const { book, law } = of;
  const nothing = (): Term => book.law(law.get('npd.nothing'));
  const parts = [...incomes].map(([payer, income]) =>
    book.step(KINDS[payer].tax, income, book.law(law.get(`npd.rate.${payer}`))),
  );
  const gross = folded(book, STEP.gross, parts) ?? nothing();
  const used = book.step(STEP.used, wished(of, incomes) ?? nothing(), using.left);
  const net = book.step(STEP.net, gross, used);
  const isPreview = using.rounding === 'kopeck';
  return { gross, used, tax: book.round(isPreview ? STEP.previewed : STEP.rounded, net) };
}

/** Refuses `law.npd_bonus_above` for more than is given for life. */
export function bonusLeft({ book, law }: Case, fact: Fact<Kopecks>): Term {
  const left = whole(fact.value);
  const most = law.get('npd.bonus');
  if (compare(left, most.fraction) > 0 || fact.value < 0) {
    throw new LawRefusal('law.npd_bonus_above', { left: fact.value, most: most.value });
  }
  return book.fact(LEAF.bonusLeft, fact, { value: left });
}

/** In time order: a receipt takes its 1 or 2 % while the deduction lasts (422-ФЗ ст.12 ч.3). */
function byReceipt(law: Edition, receipts: readonly Receipt[], bonus: Kopecks): ReceiptTax[] {
  let left: Fraction = whole(bonus);
  return receipts.map((receipt) => {
    const amount = whole(receipt.amountKopecks);
    const wish = multiply(amount, law.get(`npd.bonus.rate.${receipt.payer}`).fraction);
    const used = compare(wish, left) < 0 ? wish : left;
    left = subtract(left, used);
    const gross = multiply(amount, law.get(`npd.rate.${receipt.payer}`).fraction);
    return { receipt, grossKopecks: toKopecks(gross), bonusUsedKopecks: toKopecks(used) };
  });
}

/**
 * The tax of one period, kopecks; whole roubles unless a preview is asked for. Also answers
 * what-if: the same receipts with one more.
 * Refuses: `law.npd_bonus_above`, `law.npd_receipt_repeated`, `law.npd_cancelled_before`,
 * `law.value_unknown`.
 */
export function npdMonthTax(input: MonthInput): MonthTax {
  const law = NPD_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, true);
  const receipts = standing(ordered(input.receipts.value));
  const of = { book, law };
  const left = bonusLeft(of, input.bonusLeft);
  const incomes = incomesByReceipt(book, { ...input.receipts, value: receipts });
  const rounding = input.rounding ?? 'rouble';
  const { gross, used, tax } = taxed(of, incomes, { left, rounding });
  // Whether the month is charged in whole roubles shows only where there are kopecks.
  if (rounding === 'rouble' && compare(tax, subtract(gross, used)) !== 0) book.doubt();
  const trace = book.trace('npd.month_tax', input.taxYear, tax);
  return {
    amountKopecks: trace.amountKopecks,
    trace,
    grossKopecks: toKopecks(gross),
    bonusUsedKopecks: toKopecks(used),
    bonusLeftKopecks: kopecks(toKopecks(subtract(left, used))),
    receipts: byReceipt(law, receipts, input.bonusLeft.value),
  };
}
