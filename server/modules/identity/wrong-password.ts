// For other ways to sign in with a secret: their failures count in the one counter of the account
// and its lock closes them too, while what is right is not counted at all.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { takeGuess } from './guess-store.ts';
import { untilText } from './lock-notice.ts';

/** Counts a wrong secret against the account; for nobody's account it costs the same. */
export async function recordWrongPassword(ctx: Ctx, subjectId: string | null): Promise<void> {
  await takeGuess(ctx, subjectId, 'password');
}

/** The end of the account's lock as its owner reads it (`14:35`); null while it is open. */
export async function lockEnd(ctx: Ctx, subjectId: string): Promise<string | null> {
  const row = await ctx.db.find(sql<{ locked_until: string }>`
    select locked_until from identity.lock
    where subject_id = ${subjectId} and locked_until > ${ctx.wall}`);
  return row ? untilText(ctx, row.locked_until) : null;
}
