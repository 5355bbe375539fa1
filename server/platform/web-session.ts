// The web session (design §4.10): opaque 256-bit id in a `__Host-` cookie, stored only as SHA-256,
// one row shared by the identity pages and all cabinets (security P04).
import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Ctx, Level, TaxpayerId } from './context.ts';
import { Together } from './crowd/together.ts';
import { sql, wasRolledBack } from './db.ts';
import type { Env } from './env.ts';
import { newId } from './ids.ts';

export const sessionCookie = '__Host-kabinet';
/** P04: a session ends 12 hours after sign-in, however active. */
export const sessionHoursMax = 12;
/** P04: at most five at once; the oldest gives way. */
export const sessionsMax = 5;
/** So long after a change of the id a page is told to ask again instead of that all is over. */
const renewedForS = 60;
/** P04: the page warns this long before the idle end. */
export const warnBeforeS = 120;

export interface WebSession {
  id_hash: Buffer;
  session_id: string;
  subject_id: string;
  taxpayer_id: TaxpayerId | null;
  level: Level;
  roles: string[];
  amr: string[];
  auth_time: string;
  last_active: string;
  expires_at: string;
  confirmed_at: string | null;
  csrf_of: Buffer | null;
}

export interface NewSession {
  subjectId: string;
  taxpayerId: TaxpayerId | null;
  level: Level;
  roles: readonly string[];
  /** RFC 8176 names: pwd, sms, otp, hwk. */
  amr: readonly string[];
  device: string;
}

const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashSession = (id: string): Buffer => hash('sha256', id, 'buffer');

/** Opens a session; the answer is the secret for the cookie and is kept nowhere else. */
export async function openSession(ctx: Ctx, session: NewSession): Promise<string> {
  const id = newSecret();
  const expires = new Date(Date.parse(ctx.wall) + sessionHoursMax * 3_600_000).toISOString();
  await ctx.db.run(sql`
    insert into platform.web_session (id_hash, session_id, subject_id, taxpayer_id, level, roles,
      amr, auth_time, last_active, expires_at, address, device)
    values (${hashSession(id)}, ${newId()}, ${session.subjectId}, ${session.taxpayerId},
      ${session.level}, ${session.roles}, ${session.amr}, ${ctx.wall}, ${ctx.wall}, ${expires},
      ${ctx.address}, ${session.device})`);
  await ctx.db.run(sql`
    update platform.web_session set revoked_at = ${ctx.wall}
    where subject_id = ${session.subjectId} and revoked_at is null and id_hash in (
      select id_hash from platform.web_session
      where subject_id = ${session.subjectId} and revoked_at is null
      order by auth_time desc, session_id desc offset ${sessionsMax})`);
  return id;
}

/**
 * A confirmed session goes on under a new id (P04); the answer is the secret for the cookie, null
 * when the session has ended. The old id opens nothing from then on, not even for the requests that
 * are on their way: who stole it must not have a second more of it after the step-up. Those hear
 * `session.renewed` and are sent again by the page, which has the new cookie by then.
 */
export async function renewSession(ctx: Ctx, sessionId: string): Promise<string | null> {
  const id = newSecret();
  const renewed = await ctx.db.run(sql`
    update platform.web_session set id_hash = ${hashSession(id)}, former_hash = id_hash,
      csrf_of = coalesce(csrf_of, id_hash), confirmed_at = ${ctx.wall}
    where session_id = ${sessionId} and revoked_at is null`);
  return renewed === 1 ? id : null;
}

/** Whether the id of a cookie was the one of a live session until just now. */
export async function wasRenewed(env: Env, id: string): Promise<boolean> {
  const rows = await env.pools.app.statement(
    'platform-renewed-session',
    `select 1 from platform.web_session where former_hash = $1 and revoked_at is null
       and confirmed_at > $2::timestamptz - make_interval(secs => $3)`,
    [hashSession(id), env.clock.wall(), renewedForS],
  );
  return rows.length > 0;
}

interface AskedSession {
  hash: Buffer;
  background: boolean;
}

/** One for each process, as its `Env` is. */
const doors = new WeakMap<Env, Together<AskedSession, WebSession | null>>();

/** The live session behind a cookie. A background request never keeps a session alive (P04). */
export function findSession(env: Env, id: string, background: boolean): Promise<WebSession | null> {
  let door = doors.get(env);
  if (!door) {
    door = new Together<AskedSession, WebSession | null>({
      go: (asked) => (asked.length === 1 ? openOne(env, asked[0]!) : openMany(env, asked)),
      isOfOne: wasRolledBack,
    });
    doors.set(env, door);
  }
  return door.ask({ hash: hashSession(id), background });
}

async function openOne(env: Env, { hash, background }: AskedSession) {
  const [row] = await env.pools.app.statement<WebSession>(
    'platform-open-session',
    'select * from platform.open_session($1, $2, make_interval(mins => $3), $4)',
    [hash, env.clock.wall(), env.settings.IDLE_MINUTES, background],
  );
  return [row ?? null];
}

async function openMany(env: Env, asked: readonly AskedSession[]) {
  const rows = await env.pools.app.statement<WebSession>(
    'platform-open-sessions',
    'select * from platform.open_sessions($1, $2, $3, make_interval(mins => $4))',
    [
      asked.map(({ hash }) => hash),
      asked.map(({ background }) => background),
      env.clock.wall(),
      env.settings.IDLE_MINUTES,
    ],
  );
  const alive = new Map(rows.map((row) => [row.id_hash.toString('hex'), row]));
  return asked.map(({ hash }) => alive.get(hash.toString('hex')) ?? null);
}

export async function endSession(ctx: Ctx, idHash: Buffer): Promise<void> {
  await ctx.db.run(sql`
    update platform.web_session set revoked_at = ${ctx.wall}
    where id_hash = ${idHash} and revoked_at is null`);
}

/** Ends every session of a subject; `except` keeps one. */
export async function endSessionsOf(
  ctx: Ctx,
  subjectId: string,
  except: string | null,
): Promise<void> {
  await ctx.db.run(sql`
    update platform.web_session set revoked_at = ${ctx.wall}
    where subject_id = ${subjectId} and revoked_at is null
      and session_id is distinct from ${except}`);
}

/** What the CSRF token of a session is made of: the hash of its id, of the first one it had. */
export const csrfBase = ({ id_hash, csrf_of }: Pick<WebSession, 'id_hash' | 'csrf_of'>): Buffer =>
  csrf_of ?? id_hash;

/** The CSRF token of a session: derived, so nothing more is stored. */
export function csrfToken(env: Env, idHash: Buffer): string {
  return createHmac('sha256', env.keys.derive('csrf')).update(idHash).digest('base64url');
}

export function csrfHolds(env: Env, idHash: Buffer, given: string): boolean {
  const expected = Buffer.from(csrfToken(env, idHash));
  const offered = Buffer.from(given);
  return expected.length === offered.length && timingSafeEqual(expected, offered);
}
