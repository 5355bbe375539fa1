// The yearly limit of income: where it stands, how near the person is, what happens at it. Pure.
import { NPD_VALUES } from '#law/npd/values';
import { type Kopecks, kopecks, mulDiv } from '#primitives/money';

/** `near` from four fifths, `close` from nineteen twentieths: our choice, not the law's. */
export type LimitState = 'far' | 'near' | 'close' | 'reached' | 'passed';

const WARN: readonly [state: LimitState, ratio: readonly [number, number]][] = [
  ['close', [95, 100]],
  ['near', [80, 100]],
];

/** The limit of a year (422-ФЗ ст.4 ч.2 п.8). Throws `law.value_unknown` outside the regime. */
export function limitOf(year: number): Kopecks {
  return kopecks(Number(NPD_VALUES.ofYear(year).get('npd.limit').value));
}

/** Exactly the limit is still lawful. */
export function limitState(incomeKopecks: Kopecks, year: number): LimitState {
  const limit = limitOf(year);
  if (incomeKopecks > limit) return 'passed';
  if (incomeKopecks === limit) return 'reached';
  const found = WARN.find(([, ratio]) => incomeKopecks >= mulDiv(limit, ratio, 'up'));
  return found?.[0] ?? 'far';
}

/** The sums of a year that begin a state of their own, up to the limit itself. */
export function limitSteps(year: number): Kopecks[] {
  const limit = limitOf(year);
  return [limit, ...WARN.map(([, ratio]) => mulDiv(limit, ratio, 'up'))];
}
