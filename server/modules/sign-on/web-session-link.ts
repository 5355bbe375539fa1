// Single sign-on rests on one fact: the browser's web session is live. The provider's own session
// is good only beside it (design §4.10), so idle end and sign-out hold for every application at
// once.
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { sql } from '#platform/db';
import { findSession, sessionCookie } from '#platform/web-session';
import type { WebSession } from '#platform/web-session';

/**
 * The live session of a browser; opening an application is an act of the person and keeps it
 * alive.
 */
export function sessionOfBrowser(
  env: Env,
  cookie: (name: string) => string | undefined,
): Promise<WebSession | null> {
  const id = cookie(sessionCookie);
  return id === undefined ? Promise.resolve(null) : findSession(env, id, false);
}

/** Remembers which session of the provider belongs to a web session: they end together. */
export async function linkProviderSession(
  ctx: Ctx,
  sessionId: string,
  providerSession: string,
): Promise<void> {
  await ctx.db.run(sql`
    update platform.web_session set provider_session = ${providerSession}
    where session_id = ${sessionId} and provider_session is distinct from ${providerSession}`);
}

/** Ends a web session; tells the provider session that goes with it. */
export async function unlinkSession(ctx: Ctx, sessionId: string): Promise<string | null> {
  const row = await ctx.db.find(sql<{ provider_session: string | null }>`
    update platform.web_session set revoked_at = ${ctx.wall}
    where session_id = ${sessionId} and revoked_at is null returning provider_session`);
  return row?.provider_session ?? null;
}
