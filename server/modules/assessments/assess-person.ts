// Which years of a person are assessed, and when.
import { dayOf, yearOf } from '#primitives/days';
import { areRatesComing } from '#modules/tax-rules';
import { taxpayerId, type Ctx } from '#platform/context';
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

const job = { kind: 'job', name: 'assessments.assess' } as const;

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
