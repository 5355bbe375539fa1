// Which years of a person are assessed, and when.
import { dayOf, yearOf } from '#primitives/days';
import { findTaxpayerByInn, listTaxpayerIds } from '#modules/taxpayers';
import { areRatesComing } from '#modules/tax-rules';
import { taxpayerId, type Ctx, type TaxpayerId } from '#platform/context';
import { planDue } from '#platform/due';
import type { Env } from '#platform/env';
import { work } from '#platform/work';
import { assessYear, type AssessedYear } from './assess-year.ts';
import { insertYears, listTaxpayersWithOpen, listYears } from './assessment-store.ts';

/** Notices of a year are made from the first of September after it. */
const seasonMonth = 9;
const chunkSize = 500;

/**
 * Remembers which years a person wishes assessed besides the last one; the stand's debtor has two.
 */
export async function wishYears(ctx: Ctx, years: readonly number[]): Promise<void> {
  await insertYears(ctx, [yearOf(ctx.today) - 1, ...years]);
}

/** Assesses every year of the taxpayer that is to be, as soon as it can be; plans the next one. */
export async function assessPerson(ctx: Ctx): Promise<AssessedYear[]> {
  await insertYears(ctx, [yearOf(ctx.today) - 1]);
  if (await areRatesComing(ctx)) return [];
  const done: AssessedYear[] = [];
  for (const taxYear of await listYears(ctx)) {
    const assessed = await assessYear(ctx, taxYear);
    if (assessed === undefined) return done;
    done.push(assessed);
  }
  const next = yearOf(ctx.today);
  await planDue(ctx, {
    kind: 'assessments.season',
    key: String(next),
    dueOn: dayOf(next + 1, seasonMonth, 1),
  });
  return done;
}

export interface MassAssessment {
  people: number;
  charged: number;
  corrected: number;
  unknown: number;
  failed: number;
}

/**
 * Assesses a year of everybody, or of one ИНН. Each person is a transaction of its own, so it can
 * be stopped and begun again; who has been assessed is not charged twice.
 */
export async function assessAll(
  env: Env,
  of: { taxYear: number; inn?: string },
): Promise<MassAssessment> {
  const total = { people: 0, charged: 0, corrected: 0, unknown: 0, failed: 0 };
  for await (const taxpayer of people(env, of.inn)) {
    total.people += 1;
    const done = await assessOne(env, taxpayer, of.taxYear);
    if (done === null) total.failed += 1;
    total.charged += done?.charged ?? 0;
    total.corrected += done?.corrected ?? 0;
    total.unknown += done?.unknown ?? 0;
  }
  return total;
}

const job = { kind: 'job', name: 'assessments.assess' } as const;

async function assessOne(env: Env, taxpayer: TaxpayerId, taxYear: number) {
  try {
    const scope = { actor: job, taxpayerId: taxpayer };
    const done = await work(env, scope, (ctx) => assessYear(ctx, taxYear));
    return done ?? { charged: 0, corrected: 0, unknown: 0 };
  } catch (error) {
    // One person's trouble must not stop the others; the log and the count tell of it.
    env.log.error({ err: error, taxpayerId: taxpayer, taxYear }, 'a person was not assessed');
    return null;
  }
}

async function* people(env: Env, inn?: string): AsyncGenerator<TaxpayerId> {
  if (inn !== undefined) {
    const one = await work(env, { actor: job }, (ctx) => findTaxpayerByInn(ctx, inn));
    if (one !== null) yield one;
    return;
  }
  let after = 0;
  for (;;) {
    const page = { after, limit: chunkSize };
    const ids = await work(env, { actor: job, role: 'batch' }, (ctx) => listTaxpayerIds(ctx, page));
    yield* ids;
    if (ids.length < chunkSize) return;
    after = ids.at(-1)!;
  }
}

/** Tries again what was not or could not be reckoned, for everybody: new rates were loaded. */
export async function assessOpen(env: Env): Promise<void> {
  let after = 0;
  for (;;) {
    const page = { after, limit: chunkSize };
    const ids = await work(env, { actor: job, role: 'batch' }, (ctx) =>
      listTaxpayersWithOpen(ctx, page),
    );
    for (const id of ids) {
      await work(env, { actor: job, taxpayerId: taxpayerId(id) }, assessPerson);
    }
    if (ids.length < chunkSize) return;
    after = ids.at(-1)!;
  }
}
