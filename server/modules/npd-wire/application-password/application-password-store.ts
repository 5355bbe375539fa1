// All SQL of application passwords. The digest is sealed for its row.
import type { Ctx } from '#platform/context';
import { taxpayerOf } from '#platform/context';
import { sql } from '#platform/db';

const place = (passwordId: string) => ({
  table: 'npd_wire.application_password',
  column: 'digest',
  row: passwordId,
});

export interface ApplicationPassword {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

interface Row {
  password_id: string;
  name: string;
  created_at: string;
  last_used_at: string | null;
}

export async function listPasswords(ctx: Ctx): Promise<ApplicationPassword[]> {
  const rows = await ctx.db.rows(sql<Row>`
    select password_id, name, created_at, last_used_at from npd_wire.application_password
    where taxpayer_id = ${taxpayerOf(ctx)} and revoked_at is null
    order by created_at, password_id`);
  return rows.map((row) => ({
    id: row.password_id,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }));
}

export interface NewPassword {
  passwordId: string;
  subjectId: string;
  name: string;
  selector: string;
  digest: string;
}

/** False when another password of the person begins the same way. */
export async function insertPassword(ctx: Ctx, password: NewPassword): Promise<boolean> {
  const { passwordId, subjectId, name, selector, digest } = password;
  const sealed = ctx.env.keys.seal(place(passwordId), digest);
  const inserted = await ctx.db.run(sql`
    insert into npd_wire.application_password (taxpayer_id, password_id, subject_id, name,
      selector, digest, created_at)
    values (${taxpayerOf(ctx)}, ${passwordId}, ${subjectId}, ${name}, ${selector}, ${sealed},
      ${ctx.wall})
    on conflict do nothing`);
  return inserted === 1;
}

export interface Candidate {
  passwordId: string;
  digest: string;
}

/** The password of the transaction's taxpayer that begins this way. */
export async function findCandidate(
  ctx: Ctx,
  asked: { subjectId: string; selector: string },
): Promise<Candidate | null> {
  const [row] = await ctx.db.statement<{ password_id: string; digest: Buffer }>(
    'npd-wire-find-password',
    `select password_id, digest from npd_wire.application_password
     where taxpayer_id = platform.current_taxpayer() and selector = $1 and subject_id = $2
       and revoked_at is null`,
    [asked.selector, asked.subjectId],
  );
  if (!row) return null;
  const digest = ctx.env.keys.open(place(row.password_id), row.digest);
  return { passwordId: row.password_id, digest };
}

/** Whether it is still in force; the time of the sign-in is kept for the person's list. */
export async function markUsed(ctx: Ctx, passwordId: string): Promise<boolean> {
  const used = await ctx.db.run(sql`
    update npd_wire.application_password set last_used_at = ${ctx.wall}
    where taxpayer_id = ${taxpayerOf(ctx)} and password_id = ${passwordId}
      and revoked_at is null`);
  return used === 1;
}

export async function markRevoked(ctx: Ctx, passwordId: string): Promise<boolean> {
  const revoked = await ctx.db.run(sql`
    update npd_wire.application_password set revoked_at = ${ctx.wall}
    where taxpayer_id = ${taxpayerOf(ctx)} and password_id = ${passwordId}
      and revoked_at is null`);
  return revoked === 1;
}
