// All SQL of guesses and locks; the counting itself is one function of the database (migration
// 0001).
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';

/**
 * evaluate: one of the five guesses, it may sign in · explain: the account is locked, a right
 * password only earns the reason · ignore: locked and explained enough, or nobody's account.
 */
export type Verdict = 'evaluate' | 'explain' | 'ignore';

export interface TakenGuess {
  verdict: Verdict;
  /** Set for `explain`. */
  lockedUntil: string | null;
}

/** Stands for an unknown account, so that it costs the same statements. */
const nobody = '00000000-0000-0000-0000-000000000000';

export async function takeGuess(
  ctx: Ctx,
  subjectId: string | null,
  kind: 'password' | 'code',
): Promise<TakenGuess> {
  const [row] = await ctx.db.statement<{ verdict: Verdict; locked_until: string | null }>(
    'identity-take-guess',
    `select verdict, locked_until
     from identity.take_guess($1, $2, $3, $4, make_interval(mins => $5), $6)`,
    [subjectId ?? nobody, newId(), kind, ctx.wall, ctx.env.settings.LOCK_MINUTES, ctx.address],
  );
  return { verdict: row!.verdict, lockedUntil: row!.locked_until };
}

/** The guess was right and is taken back; `all` when the whole sign-in is done. */
export async function forgiveGuess(ctx: Ctx, subjectId: string, all: boolean): Promise<void> {
  await ctx.db.statement('identity-forgive-guess', 'select identity.forgive_guess($1, $2)', [
    subjectId,
    all,
  ]);
}

export interface UntoldLock {
  subject_id: string;
  notice_id: string;
  locked_until: string;
}

/** Locks whose owner has not been told; a lock younger than the pause may still be forgiven. */
export function listUntoldLocks(ctx: Ctx, pauseS: number): Promise<UntoldLock[]> {
  return ctx.db.rows(sql<UntoldLock>`
    select subject_id, notice_id, locked_until from identity.lock
    where told_at is null and locked_until > ${ctx.wall}
      and locked_at <= ${ctx.wall}::timestamptz - make_interval(secs => ${pauseS})
    order by locked_at limit 100`);
}

export async function markTold(ctx: Ctx, lock: UntoldLock): Promise<void> {
  await ctx.db.run(sql`
    update identity.lock set told_at = ${ctx.wall}
    where subject_id = ${lock.subject_id} and notice_id = ${lock.notice_id}`);
}
