import type { Ctx } from '#platform/context';
import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { loadStand } from './load-stand-rates.ts';
import { RateBook } from './rate.ts';
import { listAllRates, listRates } from './rate-store.ts';

export { enpRequisitesOn, type Requisites } from '#law/ens/requisites';
export { type ImportedRates, importRates } from './import-rates.ts';
export { type Rate, type RateQuestion, RateBook } from './rate.ts';

/** The loaded rates of some places and of their regions. */
export const ratesOf = async (ctx: Ctx, oktmos: readonly string[]): Promise<RateBook> =>
  new RateBook(await listRates(ctx, oktmos));

/** All loaded rates, for a mass run. */
export const allRates = async (ctx: Ctx): Promise<RateBook> =>
  new RateBook(await listAllRates(ctx));

export const module: Module = { name: 'tax-rules', refusals, jobs: [loadStand] };
