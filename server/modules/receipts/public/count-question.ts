// How often somebody outside may ask, by address and purpose.
import { refusals } from '#modules/self-employment';
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { work } from '#platform/work';
import type { Env } from '#platform/env';
import { addSeconds } from '#primitives/days';

const WINDOW_S = 60;
const BATCH_AGE_S = 3600;

/**
 * Counts one question of the request's address. In a transaction of its own before what is asked,
 * so that an unknown number counts too. Refuses `too_often` with the seconds to wait.
 */
export async function countQuestion(
  ctx: Ctx,
  { purpose, perMinute }: { purpose: string; perMinute: number },
): Promise<void> {
  const asker = ctx.env.keys.lookup('self-employment.asker', ctx.address ?? 'unknown');
  const fresh = addSeconds(ctx.wall, -WINDOW_S);
  const row = await ctx.db.one(sql<{ asked: number; since: string }>`
    insert into receipts.question as q (purpose, asker, since, asked)
    values (${purpose}, ${asker}, ${ctx.wall}, 1)
    on conflict (purpose, asker) do update set
      asked = case when q.since > ${fresh} then q.asked + 1 else 1 end,
      since = case when q.since > ${fresh} then q.since else excluded.since end
    returning asked, since`);
  if (row.asked <= perMinute) return;
  const waitMs = Date.parse(row.since) + WINDOW_S * 1000 - Date.parse(ctx.wall);
  const retryAfterS = Math.max(1, Math.ceil(waitMs / 1000));
  throw refusals.too_often({ retryAfterS, params: { seconds: retryAfterS } });
}

/** Forgets who asked long ago. */
export async function forgetQuestions(env: Env): Promise<void> {
  const scope = { actor: { kind: 'job', name: 'self-employment.forget' }, role: 'batch' } as const;
  await work(env, scope, (ctx) =>
    ctx.db.run(sql`
      delete from receipts.question
      where since < ${addSeconds(ctx.wall, -BATCH_AGE_S)}`),
  );
}
