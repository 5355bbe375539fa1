// What has become of the tax of a month: one word for it, and the charge to pay.
import type { Month } from '../../npd/npd.ts';

type Tax = NonNullable<Month['tax']>;
export type MonthState = 'preview' | 'joined' | 'carried' | 'charged' | 'none';

/** The charge of the tax account; null before the lawful day, and when there is nothing to pay. */
export function chargeOf(tax: Tax): string | null {
  return tax.chargeId;
}

export function stateOf(month: string, tax: Tax, today: string): MonthState {
  if (chargeOf(tax) !== null) return 'charged';
  // The first period runs to the end of the second month, under whose name it is charged.
  if (tax.period.to.slice(0, 7) > month) return 'joined';
  if (tax.period.to >= today) return 'preview';
  if (tax.taxKopecks === 0 && tax.carriedInKopecks === 0) return 'none';
  return tax.payableKopecks === 0 ? 'carried' : 'preview';
}
