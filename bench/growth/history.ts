// A few generated people with years behind them, made by the program itself: assessed, paid on the
// due day, every tenth a debtor with penalties.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addDays, dayOf } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { assessAll } from '#modules/assessments';
import { postPayment } from '#modules/ledger';
import { importRates } from '#modules/tax-rules';
import { type Ctx, taxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import { type Env } from '#platform/env';
import { work } from '#platform/work';
import { insertLives } from '#testing/property';
import { insertTaxpayers } from '#testing/taxpayers';
import { generatedLives } from '../assess/lives.ts';

const firstDay = dayOf(2023, 1, 1);
const actor = { kind: 'job', name: 'assessments.assess' } as const;

/** Answers the number of the first of the people; the others follow it. */
export async function makeHistory(
  env: Env,
  { count, taxYears }: { count: number; taxYears: readonly number[] },
): Promise<number> {
  const inBatch = <T>(call: (ctx: Ctx) => Promise<T>) => work(env, { actor, role: 'batch' }, call);
  const rates = new URL('../../simulators/registries/local-rates.csv', import.meta.url);
  const text = readFileSync(fileURLToPath(rates), 'utf8');
  await inBatch((ctx) => importRates(ctx, { name: 'bench', text }));
  const ids = await inBatch((ctx) => insertTaxpayers(ctx, count));
  const lives = generatedLives(1, count);
  await inBatch((ctx) =>
    insertLives(
      ctx,
      lives.map((life, place) => ({ ...life, taxpayerId: ids[place]! })),
    ),
  );
  for (const taxYear of taxYears) {
    const { charged } = await assessAll(env, { taxYear });
    process.stderr.write(`${taxYear}: ${charged} charges of ${count} people\n`);
    await payYear(env, taxYear);
  }
  // What listeners would have done with it is no history of the person.
  await inBatch((ctx) =>
    ctx.db.run(sql`update platform.delivery set queued_at = now(), done_at = now()`),
  );
  return Math.min(...ids);
}

/** On the due day, where it has passed; every tenth person leaves the last such year unpaid. */
async function payYear(env: Env, taxYear: number): Promise<void> {
  const dueOn = dayOf(taxYear + 1, 12, 1);
  if (dueOn > env.clock.today()) return;
  // The single account began in 2023: what was paid before is its opening balance.
  const paidOn = dueOn < firstDay ? firstDay : dueOn;
  const isLast = addDays(paidOn, 366) > env.clock.today();
  const owed = await work(env, { actor, role: 'batch' }, (ctx) =>
    ctx.db.rows(sql<{ id: number; sum: number }>`
      select taxpayer_id as id, sum(amount_kopecks)::bigint as sum from ledger.charge
      where tax_year = ${taxYear} and settled_kopecks < amount_kopecks group by taxpayer_id`),
  );
  for (const [place, { id, sum }] of owed.entries()) {
    if (isLast && place % 10 === 0) continue;
    await work(env, { actor, taxpayerId: taxpayerId(id) }, (ctx) =>
      postPayment(ctx, {
        source: 'bench',
        eventKey: newId(),
        paymentId: newId(),
        amountKopecks: kopecks(sum),
        paidOn,
      }),
    );
  }
}
