// Which tax a КБК is of, which part of it (tax, penalty, fine), and whether a place fits it. Pure.
import { findCode } from '#law/codes/codes';
import type { ChargeClass, TaxKind } from '#modules/ledger';
import type { Day } from '#primitives/days';

export interface KbkTax {
  tax: TaxKind;
  class: ChargeClass;
  /** Outside the single account (НК РФ ст.11.3 п.1). */
  isApart: boolean;
}

/** Places 4 to 13 of the code, the kind of income, by its beginning. */
const taxes: readonly [string, TaxKind][] = [
  ['1010202', 'ndfl'],
  ['1010203', 'ndfl'],
  ['1010204', 'ndfl'],
  ['10102', 'ndfl_agent'],
  ['10202', 'contributions'],
  ['10203', 'contributions'],
  ['10201', 'contributions'],
  ['10501', 'usn'],
  ['10504', 'patent'],
  ['10506', 'npd'],
  ['10601', 'property'],
  ['10604', 'transport'],
  ['10606', 'land'],
  ['108', 'duty'],
];

/** Places 14 to 17: what of the tax is paid (приказ Минфина России о порядке кодов). */
const classes: Record<string, ChargeClass> = {
  '1': 'tax',
  '2': 'penalty',
  '3': 'fine',
};

export const TAX_SERVICE = '182';
export const ENP = '18201061201010000510';
/** Fines of the tax service under chapters 16 and 18 of the code stand in group 1 16. */
const FINES = '116';

/** Null: the code is not described for the day; nothing is guessed. */
export function taxOfKbk(kbk: string, on: Day): KbkTax | null {
  if (!kbk.startsWith(TAX_SERVICE) || kbk === ENP) return null;
  const income = kbk.slice(3, 13);
  if (income.startsWith(FINES)) return { tax: 'other', class: 'fine', isApart: false };
  if (!isDescribed(kbk, on)) return null;
  const tax = taxes.find(([start]) => income.startsWith(start))?.[1] ?? 'other';
  const part = kbk.slice(13, 17);
  const kind = part.startsWith('22') ? 'interest' : classes[part[0]!];
  if (kind === undefined) return null;
  return { tax, class: kind, isApart: tax === 'duty' };
}

/** The law describes the tax's own code; that of its penalty or fine differs in places 14 to 17. */
function isDescribed(kbk: string, on: Day): boolean {
  const own = ['1000', '1001'].map((part) => kbk.slice(0, 13) + part + kbk.slice(17));
  return [kbk, ...own].some((code) => findCode('kbk', code, on) !== undefined);
}

/** Kind of municipality by the budget in places 12 and 13 of the code of a local tax. */
const budgets: Record<string, (oktmo: string) => boolean> = {
  '03': (oktmo) => ['45', '40', '67'].includes(oktmo.slice(0, 2)),
  '04': (oktmo) => oktmo[2] === '7',
  '14': (oktmo) => oktmo[2] === '5',
};

/** A local tax goes to the budget of its own kind of place; other taxes fit any. */
export function isPairRight(kbk: string, oktmo: string): boolean {
  const income = kbk.slice(3, 13);
  if (!income.startsWith('10601') && !income.startsWith('10606')) return true;
  const fits = budgets[income.slice(8)];
  return fits === undefined || fits(oktmo);
}
