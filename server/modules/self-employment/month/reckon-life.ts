// The periods of a life on the register and what each costs: the one-time deduction and sums under
// 100 ₽ go on from one to the next (422-ФЗ ст.9, 11, 12). Pure.
import { type Period, payDays, periodsFrom } from '#law/npd/periods';
import type { Receipt as LawReceipt } from '#law/npd/receipts';
import { NPD_VALUES } from '#law/npd/values';
import { npdPayable } from '#law/npd/year-tax';
import type { Fact, Trace } from '#law/trace';
import { type Day, dayOf, yearOf } from '#primitives/days';
import { type Kopecks, ZERO, kopecks, subtract } from '#primitives/money';
import { type Registration, daysOf } from '../registration/registration.ts';

/** A tax period of one registration. */
export interface OwnPeriod extends Period {
  registeredOn: Day;
}

/** What goes on from one period to the next. */
export interface Carry {
  bonusLeftKopecks: Kopecks;
  carriedKopecks: Kopecks;
}

export interface PeriodTax extends Carry {
  period: OwnPeriod;
  incomeKopecks: Kopecks;
  grossKopecks: Kopecks;
  bonusUsedKopecks: Kopecks;
  /** Whole roubles (НК РФ ст.52 п.6). */
  taxKopecks: Kopecks;
  /** Zero while less than 100 ₽ has come together. */
  payableKopecks: Kopecks;
  dueOn: Day | null;
  /** By this day the tax office tells the sum. */
  toldBy: Day;
  /** Of what is payable: of this period and of those whose tax was carried into it. */
  trace: Trace;
}

/** The deduction given once for life, whole. */
export function bonusOf(year: number): Kopecks {
  return kopecks(Number(NPD_VALUES.ofYear(year).get('npd.bonus').value));
}

/** Every period with a day from the first registration through `through`, in order. */
export function lifePeriods(
  registrations: readonly Registration[],
  through: Day,
): readonly OwnPeriod[] {
  return registrations
    .toSorted((one, other) => (one.registeredOn < other.registeredOn ? -1 : 1))
    .filter(({ registeredOn }) => registeredOn <= through)
    .flatMap((one) => {
      const { registeredOn, endedOn } = one;
      const to = endedOn !== null && endedOn < through ? endedOn : through;
      return periodsFrom(registeredOn, to, daysOf(one)).map((period) => ({
        ...period,
        registeredOn,
      }));
    });
}

export interface LifeInput {
  periods: readonly OwnPeriod[];
  receipts: Fact<readonly LawReceipt[]>;
  /** Where the first of these periods begins. */
  start: Carry;
}

/** The periods in order, each with its tax and what it leaves to the next. */
export function reckonLife({ periods, receipts, start }: LifeInput): PeriodTax[] {
  const done: PeriodTax[] = [];
  let run: OwnPeriod[] = [];
  let before = start;
  let now = start;
  for (const period of periods) {
    // The formulas reach one year back; what was carried longer comes in as a sum.
    const horizon = dayOf(yearOf(period.to) - 1, 1, 1);
    if (run.length > 0 && run[0]!.to < horizon) [run, before] = [[], now];
    run.push(period);
    const one = reckonLast(run, receipts, before);
    done.push(one);
    now = { bonusLeftKopecks: one.bonusLeftKopecks, carriedKopecks: one.carriedKopecks };
    if (one.carriedKopecks === 0) [run, before] = [[], now];
  }
  return done;
}

/** The last period of a run whose earlier ones left less than 100 ₽ each time. */
function reckonLast(
  run: readonly OwnPeriod[],
  receipts: Fact<readonly LawReceipt[]>,
  before: Carry,
): PeriodTax {
  const period = run.at(-1)!;
  const inRun = receipts.value.filter(({ on }) =>
    run.some(({ from, to }) => from <= on && on <= to),
  );
  const payable = npdPayable({
    taxYear: yearOf(period.to),
    receipts: { ...receipts, value: inRun },
    bonusLeft: { ...receipts, value: before.bonusLeftKopecks },
    carriedBefore: before.carriedKopecks,
    periods: run,
  });
  const own = payable.periods.at(-1)!;
  const { incomeKopecks, grossKopecks, bonusUsedKopecks, taxKopecks } = own;
  return {
    period,
    incomeKopecks,
    grossKopecks,
    bonusUsedKopecks,
    taxKopecks,
    payableKopecks: own.payableKopecks,
    carriedKopecks: own.carriedKopecks,
    bonusLeftKopecks: payable.bonusLeftKopecks,
    dueOn: own.dueOn,
    toldBy: payDays(period).toldBy,
    trace: payable.trace,
  };
}

/** Nothing behind: the day of the very first registration. */
export function beginning(year: number): Carry {
  return { bonusLeftKopecks: bonusOf(year), carriedKopecks: ZERO };
}

/** How much of the deduction was used up to here. */
export function bonusUsed(left: Kopecks, year: number): Kopecks {
  return subtract(bonusOf(year), left);
}
