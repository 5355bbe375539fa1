// All SQL of one-time codes. Only a keyed token of a code is kept.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { sendingMaxS, triesMax, unusedMax } from './code.ts';
import type { CodePurpose } from './code.ts';

/** What a code is good for: one purpose in one attempt. */
export interface Bound {
  purpose: CodePurpose;
  /** The interaction of the sign-in, the registration, or the session. */
  boundTo: string;
}

export interface StoredCode extends Bound {
  codeId: string;
  contactKind: 'phone' | 'email';
  contactToken: Buffer;
  subjectId: string | null;
  code: string;
  expiresAt: string;
}

const hmacOf = (ctx: Pick<Ctx, 'env'>, { purpose, boundTo }: Bound, code: string) =>
  ctx.env.keys.lookup('identity.code', `${purpose}|${boundTo}|${code}`);

/** Sends to one contact are decided one after the other, so that limits hold for parallel ones. */
export async function lockContact(ctx: Ctx, token: Buffer): Promise<void> {
  const name = `identity.code:${token.toString('hex')}`;
  await ctx.db.run(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

export interface ContactLoad {
  unused_hour: number;
  unused_day: number;
  /** When the oldest of the counted ones leaves the hour and the day. */
  oldest_hour: string | null;
  oldest_day: string | null;
}

/** What a failing gateway did not take is no burden to the contact. */
export function loadOfContact(ctx: Ctx, token: Buffer): Promise<ContactLoad> {
  return ctx.db.one(sql<ContactLoad>`
    with unused as (
      select created_at, created_at > ${ctx.wall}::timestamptz - interval '1 hour' as recent
      from identity.code
      where contact_token = ${token} and used_at is null
        and created_at > ${ctx.wall}::timestamptz - interval '1 day'
        and (sent_at is not null
          or created_at > ${ctx.wall}::timestamptz - make_interval(secs => ${sendingMaxS}))
      order by created_at desc limit ${unusedMax.day}
    )
    select count(*) filter (where recent)::int as unused_hour, count(*)::int as unused_day,
      min(created_at) filter (where recent) as oldest_hour, min(created_at) as oldest_day
    from unused`);
}

export interface LatestCode {
  subject_id: string | null;
  contact_kind: 'phone' | 'email';
  created_at: string;
  sent_at: string | null;
  used_at: string | null;
}

/** The last code of an attempt, whatever became of it. */
export function findLatestCode(ctx: Ctx, bound: Bound): Promise<LatestCode | undefined> {
  return ctx.db.find(sql<LatestCode>`
    select subject_id, contact_kind, created_at, sent_at, used_at from identity.code
    where purpose = ${bound.purpose} and bound_to = ${bound.boundTo}
    order by created_at desc, code_id desc limit 1`);
}

/** The last code that went to a contact for a purpose, whichever attempt asked for it. */
export function findLatestToContact(
  ctx: Ctx,
  purpose: CodePurpose,
  token: Buffer,
): Promise<LatestCode | undefined> {
  return ctx.db.find(sql<LatestCode>`
    select subject_id, contact_kind, created_at, sent_at, used_at from identity.code
    where purpose = ${purpose} and contact_token = ${token}
    order by created_at desc, code_id desc limit 1`);
}

/** Puts a code in force; the former one of the attempt is over. */
export async function insertCode(ctx: Ctx, code: StoredCode): Promise<void> {
  await ctx.db.run(sql`
    update identity.code set replaced_at = ${ctx.wall}
    where purpose = ${code.purpose} and bound_to = ${code.boundTo}
      and used_at is null and replaced_at is null`);
  await ctx.db.run(sql`
    insert into identity.code (code_id, purpose, bound_to, contact_kind, contact_token, subject_id,
      code_hmac, created_at, expires_at)
    values (${code.codeId}, ${code.purpose}, ${code.boundTo}, ${code.contactKind},
      ${code.contactToken}, ${code.subjectId}, ${hmacOf(ctx, code, code.code)}, ${ctx.wall},
      ${code.expiresAt})`);
}

export async function markSent(ctx: Ctx, codeId: string): Promise<void> {
  await ctx.db.run(sql`
    update identity.code set sent_at = ${ctx.wall} where code_id = ${codeId}`);
}

export type TakenCode = 'right' | 'wrong' | 'gone';

/** Uses up one try, and the code itself when it is right: one conditional update, one winner. */
export async function spendCode(ctx: Ctx, bound: Bound, code: string): Promise<TakenCode> {
  const [row] = await ctx.db.statement<{ right: boolean }>(
    'identity-spend-code',
    `update identity.code set tries = tries + 1,
       used_at = case when code_hmac = $3 then $4::timestamptz end
     where purpose = $1 and bound_to = $2 and used_at is null and replaced_at is null
       and expires_at > $4 and tries < $5
     returning used_at is not null as right`,
    [bound.purpose, bound.boundTo, hmacOf(ctx, bound, code), ctx.wall, triesMax],
  );
  if (!row) return 'gone';
  return row.right ? 'right' : 'wrong';
}
