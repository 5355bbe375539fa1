// All SQL of the tokens of this wire. Tokens are known here by their SHA-256 only.
import { createHash } from 'node:crypto';
import type { Moment } from '#primitives/days';
import type { Ctx, TaxpayerId } from '#platform/context';
import { taxpayerOf } from '#platform/context';
import { sql } from '#platform/db';
import type { Env } from '#platform/env';

/** As long as the national service lets them live: about an hour, and two weeks without a use. */
export const accessS = 3600;
export const refreshS = 14 * 86_400;
/** A refresh token that was used holds this long for a program that asks twice at once. */
export const graceS = 60;

export const hashToken = (token: string) => createHash('sha256').update(token).digest();

const devicePlace = (sessionId: string) => ({
  table: 'npd_wire.session',
  column: 'device',
  row: sessionId,
});

export interface WireSession {
  sessionId: string;
  subjectId: string;
  taxpayerId: TaxpayerId;
  /** What the program calls its device; every receipt carries it. */
  device: string;
}

interface Row {
  session_id: string;
  subject_id: string;
  taxpayer_id: TaxpayerId;
  device: Buffer;
}

const sessionOf = (env: Env, row: Row): WireSession => ({
  sessionId: row.session_id,
  subjectId: row.subject_id,
  taxpayerId: row.taxpayer_id,
  device: env.keys.open(devicePlace(row.session_id), row.device),
});

/** The live session behind an access token; one statement, no transaction. */
export async function findByAccess(env: Env, token: string): Promise<WireSession | null> {
  const [row] = await env.pools.app.statement<Row>(
    'npd-wire-find-access',
    `select session_id, subject_id, taxpayer_id, device from npd_wire.session
     where access_hash = $1 and access_until > $2`,
    [hashToken(token), env.clock.wall()],
  );
  return row ? sessionOf(env, row) : null;
}

export interface NewSession {
  sessionId: string;
  subjectId: string;
  taxpayerId: TaxpayerId;
  device: string;
  passwordId: string | null;
  accessToken: string;
  accessUntil: Moment;
}

/** A sign-in on a device takes the place of the former one there. */
export async function replaceSession(ctx: Ctx, session: NewSession): Promise<void> {
  const { keys } = ctx.env;
  const { sessionId, subjectId, taxpayerId, device } = session;
  const token = keys.lookup('npd-wire.device', device);
  await ctx.db.run(sql`
    delete from npd_wire.session where taxpayer_id = ${taxpayerId} and subject_id = ${subjectId}
      and device_token = ${token}`);
  // Of two sign-ins on one device at once the later one stays.
  await ctx.db.run(sql`
    insert into npd_wire.session (session_id, taxpayer_id, subject_id, device_token, device,
      password_id, access_hash, access_until, opened_at)
    values (${sessionId}, ${taxpayerId}, ${subjectId}, ${token},
      ${keys.seal(devicePlace(sessionId), device)}, ${session.passwordId},
      ${hashToken(session.accessToken)}, ${session.accessUntil}, ${ctx.wall})`);
}

export async function lockDevice(ctx: Ctx, subjectId: string, device: string): Promise<void> {
  const name = `npd-wire:${subjectId}:${device}`;
  await ctx.db.run(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

export async function insertRefresh(
  ctx: Ctx,
  refresh: { token: string; sessionId: string; expiresAt: Moment },
): Promise<void> {
  await ctx.db.run(sql`
    insert into npd_wire.refresh_token (taxpayer_id, token_hash, session_id, expires_at)
    values (${taxpayerOf(ctx)}, ${hashToken(refresh.token)}, ${refresh.sessionId},
      ${refresh.expiresAt})`);
}

/** A refresh token of a live session with its state, locked against a parallel use. */
export async function lockRefresh(
  ctx: Ctx,
  token: string,
): Promise<(WireSession & { replacedAt: string | null }) | null> {
  const row = await ctx.db.find(sql<Row & { replaced_at: string | null }>`
    select s.session_id, s.subject_id, s.taxpayer_id, s.device, r.replaced_at
    from npd_wire.refresh_token r join npd_wire.session s using (taxpayer_id, session_id)
    where r.token_hash = ${hashToken(token)} and r.expires_at > ${ctx.wall} for update`);
  return row ? { ...sessionOf(ctx.env, row), replacedAt: row.replaced_at } : null;
}

export async function markReplaced(ctx: Ctx, token: string): Promise<void> {
  await ctx.db.run(sql`
    update npd_wire.refresh_token set replaced_at = ${ctx.wall}
    where token_hash = ${hashToken(token)} and replaced_at is null`);
}

/** The device's one access token from now on. */
export async function replaceAccess(
  ctx: Ctx,
  access: { sessionId: string; token: string; until: Moment },
): Promise<void> {
  await ctx.db.run(sql`
    update npd_wire.session set access_hash = ${hashToken(access.token)},
      access_until = ${access.until}
    where session_id = ${access.sessionId}`);
}

export async function deleteSession(ctx: Ctx, sessionId: string): Promise<void> {
  await ctx.db.run(sql`delete from npd_wire.session where session_id = ${sessionId}`);
}

/** Ends what came by an application password. */
export async function deleteSessionsOfPassword(ctx: Ctx, passwordId: string): Promise<void> {
  await ctx.db.run(sql`delete from npd_wire.session where password_id = ${passwordId}`);
}

/** Drops tokens nobody can use any more, and sessions that have none left. */
export async function deleteOld(ctx: Ctx): Promise<void> {
  await ctx.db.run(sql`delete from npd_wire.refresh_token where expires_at <= ${ctx.wall}`);
  await ctx.db.run(sql`
    delete from npd_wire.session s where s.access_until <= ${ctx.wall}
      and not exists (select from npd_wire.refresh_token r
        where r.taxpayer_id = s.taxpayer_id and r.session_id = s.session_id)`);
  await ctx.db.run(sql`
    delete from npd_wire.turn where since < ${ctx.wall}::timestamptz - interval '1 day'`);
}
