// Factories for tests and benchmarks of higher modules.
import { taxpayerId, type Ctx, type TaxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import type { Env } from '#platform/env';
import { work } from '#platform/work';
import { day } from '#primitives/days';
import { completePersonInn } from '#primitives/identifiers/inn';
import { recordTaxpayer } from './index.ts';

/** Many taxpayers at once, without a readable record: only their numbers matter. Role batch. */
export async function insertTaxpayers(ctx: Ctx, count: number): Promise<TaxpayerId[]> {
  const rows = await ctx.db.rows(sql<{ id: number }>`
    with made as (
      select nextval('taxpayers.taxpayer_number') as id from generate_series(1, ${count})
    ), looked_up as (
      insert into taxpayers.inn (token, taxpayer_id)
      select sha256(id::text::bytea), id from made
    )
    insert into taxpayers.taxpayer (taxpayer_id, person, recorded_at, changed_at)
    select id, sha256('test'), ${ctx.now}, ${ctx.now} from made order by id
    returning taxpayer_id as id`);
  return rows.map(({ id }) => taxpayerId(id));
}

/** Somebody with a name and an ИНН; another ordinal is another person. */
export async function recordPerson(
  env: Env,
  ordinal: number,
): Promise<{ id: TaxpayerId; inn: string }> {
  const inn = completePersonInn(String(7_700_000_000 + ordinal));
  const name = { last: 'Долгов', first: 'Егор', middle: String(ordinal) };
  const person = { name, birthDate: day('1980-01-01'), sex: 'male', inn } as const;
  const own = await work(env, { actor: { kind: 'job', name: 'test' } }, (ctx) =>
    recordTaxpayer(ctx, person),
  );
  return { id: taxpayerId(own.taxpayerId!), inn };
}
