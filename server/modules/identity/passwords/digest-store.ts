// All SQL of passwords. The digest is sealed for its subject: moved to another row it does not
// open.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';

/** ID-5: as many former passwords must not come back. */
const recentMax = 3;

const place = (subjectId: string) => ({
  table: 'identity.password',
  column: 'digest',
  row: subjectId,
});

/** Puts a digest in force; the former one stays for comparison. */
export async function replaceDigest(ctx: Ctx, subjectId: string, digest: string): Promise<void> {
  await ctx.db.run(sql`
    update identity.password set replaced_at = ${ctx.wall}
    where subject_id = ${subjectId} and replaced_at is null`);
  const sealed = ctx.env.keys.seal(place(subjectId), digest);
  await ctx.db.run(sql`
    insert into identity.password (password_id, subject_id, digest, created_at)
    values (${newId()}, ${subjectId}, ${sealed}, ${ctx.wall})`);
}

/** The digest in force; null for an account without a password, and for no account. */
export async function findDigest(ctx: Ctx, subjectId: string): Promise<string | null> {
  const [row] = await ctx.db.statement<{ digest: Buffer }>(
    'identity-find-digest',
    'select digest from identity.password where subject_id = $1 and replaced_at is null',
    [subjectId],
  );
  return row ? ctx.env.keys.open(place(subjectId), row.digest) : null;
}

/** The last digests, the one in force first. */
export async function listRecentDigests(ctx: Ctx, subjectId: string): Promise<string[]> {
  const rows = await ctx.db.rows(sql<{ digest: Buffer }>`
    select digest from identity.password where subject_id = ${subjectId}
    order by created_at desc, password_id desc limit ${recentMax}`);
  return rows.map((row) => ctx.env.keys.open(place(subjectId), row.digest));
}
