import type { Ctx } from '#platform/context';
import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { loadStand } from './load-stand-rates.ts';
import { RateBook } from './rate.ts';
import { hasAnyImport, listAllRates, listRates } from './rate-store.ts';
import { routes } from './routes.ts';

export { enpRequisitesOn, type Requisites } from '#law/ens/requisites';
export { type ImportedRates, importRates } from './import-rates.ts';
export { type Rate, type RateQuestion, RateBook } from './rate.ts';

/** The loaded rates of some places and of their regions. */
export const ratesOf = async (ctx: Ctx, oktmos: readonly string[]): Promise<RateBook> =>
  new RateBook(await listRates(ctx, oktmos));

/** All loaded rates, for a mass run. */
export const allRates = async (ctx: Ctx): Promise<RateBook> =>
  new RateBook(await listAllRates(ctx));

/**
 * The stand loads its own rates some seconds after its first start; until then it is too early to
 * reckon.
 */
export const areRatesComing = async (ctx: Ctx): Promise<boolean> =>
  ctx.env.settings.STAND === 'on' && !(await hasAnyImport(ctx));

export const module: Module = { name: 'tax-rules', refusals, routes, jobs: [loadStand] };
