// The main base of a year: wages, contracts, rent, business on the general regime (ст.210 п.2.1).
import type { Fact } from '../trace.ts';
import { LEAF } from './nodes.ts';
import { flatTax, scaleTax } from './scale.ts';
import { type Reckoned, type Sum, holds, reckoned, sheetOf, sum } from './sheet.ts';

export type Residency = 'resident' | 'nonresident';

export interface MainBaseInput {
  readonly taxYear: number;
  readonly residency: Residency;
  /** Income less deductions; a non-resident has none (ст.210 п.4). */
  readonly base: Sum;
  /** Flat rate from 2026; the rule itself is not verified (open question 12). */
  readonly isForeignAgent?: boolean;
}

/**
 * Tax on the main base, whole roubles. Refuses `law.amount_negative`, `law.value_unknown`.
 */
export function mainBaseTax(input: MainBaseInput): Reckoned {
  const sheet = sheetOf(input.taxYear);
  const base = sum(sheet, input.base, { kind: LEAF.base });
  const isAgent = input.isForeignAgent === true && holds(sheet, 'rate.foreign_agent');
  const flat = isAgent ? 'rate.foreign_agent' : 'rate.nonresident.general';
  const isFlat = isAgent || input.residency === 'nonresident';
  const tax = isFlat ? flatTax(sheet, base, flat) : scaleTax(sheet, { scale: 'main', base });
  return reckoned(sheet, 'ndfl.main_base', tax);
}

/** ст.207 п.2: 183 calendar days in Russia within twelve months in a row. */
export function residencyByDays(taxYear: number, days: Fact<number>): Residency {
  const needed = sheetOf(taxYear).law.get('ndfl.resident_days');
  return days.value >= Number(needed.value) ? 'resident' : 'nonresident';
}
