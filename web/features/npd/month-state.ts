// What has become of the tax of a month, in one word.
import type { YearMonth } from '../../npd/months.ts';

export type MonthState = 'preview' | 'joined' | 'carried' | 'charged' | 'none';

/** Null: of no tax period. */
export function stateOf({ tax, isJoined }: Pick<YearMonth, 'tax' | 'isJoined'>): MonthState | null {
  // The first period runs to the end of the second month, under whose name it is charged.
  if (tax === null) return isJoined ? 'joined' : null;
  if (tax.chargeId !== null) return 'charged';
  if (tax.state === 'open' || tax.payableKopecks > 0) return 'preview';
  return tax.carriedOutKopecks > 0 ? 'carried' : 'none';
}
