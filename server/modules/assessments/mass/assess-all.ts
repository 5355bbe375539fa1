// The yearly assessment of everybody: pages of people, some at a time, each a transaction of
// kabinet_batch. It can be killed and begun again at any moment, and two runs at once do no harm.
import { findTaxpayerByInn, listTaxpayerIds } from '#modules/taxpayers';
import { allRates, type RateBook } from '#modules/tax-rules';
import type { TaxpayerId } from '#platform/context';
import type { Env } from '#platform/env';
import { work } from '#platform/work';
import { assessYear } from '../assess-year.ts';
import { assessPage } from './assess-page.ts';
import { beginRun, finishRun, markRun } from './page-store.ts';

/** People of one transaction: enough to share its cost, few enough that most of it dies young. */
const pageSize = 100;
/** Pages at once: while one is reckoned here, the database writes the other. */
const pagesAtOnce = 2;

/** The job's name; it is one of those that may write rows of two taxpayers in a transaction. */
const actor = { kind: 'job', name: 'assessments.assess' } as const;
const batch = { actor, role: 'batch' } as const;

export interface MassAssessment {
  people: number;
  charged: number;
  corrected: number;
  unknown: number;
  failed: number;
}

const nobody: MassAssessment = { people: 0, charged: 0, corrected: 0, unknown: 0, failed: 0 };

/**
 * Assesses a year of everybody, or of one ИНН. A run that was broken off goes on behind the last
 * page it finished; who has been assessed is not charged twice.
 */
export async function assessAll(
  env: Env,
  of: { taxYear: number; inn?: string },
): Promise<MassAssessment> {
  const { taxYear, inn } = of;
  if (inn !== undefined) {
    const one = await work(env, { actor }, (ctx) => findTaxpayerByInn(ctx, inn));
    return one === null ? nobody : assessOne(env, one, taxYear);
  }
  const total = { ...nobody };
  let after = await work(env, batch, (ctx) => beginRun(ctx, taxYear));
  const rates = await work(env, batch, allRates);
  for (;;) {
    const pages = await nextPages(env, after);
    const done = pages.map((people) => assessPeople(env, { people, taxYear, rates }));
    for (const tally of await Promise.all(done)) add(total, tally);
    const last = pages.at(-1)?.at(-1);
    if (last === undefined) break;
    after = last;
    await work(env, batch, (ctx) => markRun(ctx, taxYear, last));
  }
  await work(env, batch, (ctx) => finishRun(ctx, taxYear));
  return total;
}

async function nextPages(env: Env, after: number): Promise<TaxpayerId[][]> {
  const limit = pageSize * pagesAtOnce;
  const ids = await work(env, batch, (ctx) => listTaxpayerIds(ctx, { after, limit }));
  const starts = Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, at) => at * pageSize);
  return starts.map((start) => ids.slice(start, start + pageSize));
}

interface People {
  people: readonly TaxpayerId[];
  taxYear: number;
  rates: RateBook;
}

/** One person's trouble must not stop the others: a page that fails is done person by person. */
async function assessPeople(env: Env, page: People): Promise<MassAssessment> {
  const { people, taxYear } = page;
  const total = { ...nobody };
  let apart = people;
  try {
    const done = await work(env, batch, (ctx) => assessPage(ctx, page));
    apart = done.apart;
    add(total, { ...nobody, ...done, people: people.length - apart.length });
  } catch (error) {
    const [first] = people;
    env.log.error({ err: error, first, taxYear }, 'a page of people is assessed one by one');
  }
  for (const one of apart) add(total, await assessOne(env, one, taxYear));
  return total;
}

async function assessOne(env: Env, taxpayer: TaxpayerId, taxYear: number): Promise<MassAssessment> {
  try {
    const scope = { actor, taxpayerId: taxpayer };
    const done = await work(env, scope, (ctx) => assessYear(ctx, taxYear));
    return { ...nobody, ...done, people: 1 };
  } catch (error) {
    // The log and the count tell of it; the others go on.
    env.log.error({ err: error, taxpayerId: taxpayer, taxYear }, 'a person was not assessed');
    return { ...nobody, people: 1, failed: 1 };
  }
}

function add(total: MassAssessment, more: MassAssessment): void {
  for (const key of Object.keys(nobody) as (keyof MassAssessment)[]) total[key] += more[key];
}
