// Who stands on the register: the transaction's own taxpayer, or anybody by ИНН (NPD-7).
import { findTaxpayerByInn } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { forTaxpayer } from '#platform/work';
import type { Day } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { type LimitState, limitOf, limitState } from './limit.ts';
import { findRegistrationOn, listRegistrations, yearIncome } from './registration-store.ts';
import type { Registration } from './registration.ts';

/** The newest registration of the transaction's taxpayer, open or ended; null: never was one. */
export async function registrationOf(ctx: Ctx): Promise<Registration | null> {
  return (await listRegistrations(ctx))[0] ?? null;
}

export interface StatusOn {
  inn: string;
  day: Day;
  isPayer: boolean;
}

/**
 * Whether the holder of an ИНН is a payer on a day; nothing else of the person. The answer is the
 * same for somebody unknown here. The caller limits how often it is asked.
 */
export async function statusOn(ctx: Ctx, inn: string, day: Day): Promise<StatusOn> {
  const id = await findTaxpayerByInn(ctx, inn);
  if (id === null) return { inn, day, isPayer: false };
  const own = await forTaxpayer(ctx, id);
  const found = await findRegistrationOn(own, day);
  await forTaxpayer(ctx, ctx.taxpayerId);
  return { inn, day, isPayer: found !== undefined };
}

export interface YearIncome {
  year: number;
  incomeKopecks: Kopecks;
  limitKopecks: Kopecks;
  state: LimitState;
}

/** Income of a year by standing receipts, and the limit of that year. */
export async function yearIncomeOf(ctx: Ctx, year: number): Promise<YearIncome> {
  const incomeKopecks = await yearIncome(ctx, year);
  const state = limitState(incomeKopecks, year);
  return { year, incomeKopecks, limitKopecks: limitOf(year), state };
}
