// What the three taxes on things ask alike: in which months of the year a thing was owned, what
// share, and in which of them the owner had a benefit. Pure.
import { monthsOwned, type Interval, type Share } from '#law/ownership';
import type { Fact } from '#law/trace';
import { type Day, dayOf, daysInMonth } from '#primitives/days';

/** A right to a thing; a changed share is a new period. */
export interface Period {
  from: Day;
  to: Day | null;
  shareNum: number;
  shareDen: number;
}

export interface Owning {
  owned: Fact<readonly Interval[]>;
  share: Fact<Share>;
  months: number;
}

/** Where facts come from: the registry and the day its data are of. */
export interface Origin {
  source: string;
  on: Day;
}

export const registryFact = <T>(value: T, { source, on }: Origin): Fact<T> => ({
  value,
  source,
  on,
  kind: 'registry',
});

/**
 * The months and the share of a year. A share that changed within the year becomes its mean over
 * the months owned, exactly, so that the tax is still rounded once (НК РФ ст.52 п.6).
 */
export function owningIn(
  periods: readonly Period[],
  taxYear: number,
  origin: Origin,
): Owning | null {
  const counted = periods
    .map((period) => ({ ...period, months: monthsOwned([period], taxYear) }))
    .filter(({ months }) => months > 0);
  if (counted.length === 0) return null;
  const intervals = counted.map(({ from, to }) => ({ from, to }));
  const months = monthsOwned(intervals, taxYear);
  const owned = registryFact<readonly Interval[]>(intervals, origin);
  return { owned, months, share: registryFact(meanShare(counted), origin) };
}

type Counted = Period & { months: number };

function meanShare(periods: readonly Counted[]): Share {
  const [first] = periods;
  const isOne = periods.every(
    ({ shareNum, shareDen }) => shareNum * first!.shareDen === first!.shareNum * shareDen,
  );
  if (isOne) return { num: first!.shareNum, den: first!.shareDen };
  let num = 0n;
  let den = 1n;
  let months = 0n;
  for (const one of periods) {
    const weight = BigInt(one.months);
    num = num * BigInt(one.shareDen) + BigInt(one.shareNum) * weight * den;
    den *= BigInt(one.shareDen);
    months += weight;
  }
  den *= months;
  const common = divisor(num, den);
  return { num: Number(num / common), den: Number(den / common) };
}

function divisor(left: bigint, right: bigint): bigint {
  return right === 0n ? left : divisor(right, left % right);
}

/**
 * Owned months in which the owner had a benefit; the months in which it arose and ended count whole
 * (НК РФ ст.408 п.6).
 */
export function monthsCovered(
  intervals: readonly Interval[],
  taxYear: number,
  rights: readonly Interval[],
): number {
  let covered = 0;
  let before = 0;
  for (let month = 1; month <= 12; month += 1) {
    const first = dayOf(taxYear, month, 1);
    const last = dayOf(taxYear, month, daysInMonth(taxYear, month));
    // Months owned up to this one: as if the thing were lost on the first day of the next.
    const lostOn = month === 12 ? null : dayOf(taxYear, month + 1, 1);
    const upTo = monthsOwned(intervals, taxYear, lostOn);
    const has = rights.some(({ from, to }) => from <= last && (to === null || to >= first));
    if (has) covered += upTo - before;
    before = upTo;
  }
  return covered;
}
