// The list of a subject's web sessions. The row itself belongs to the platform; this is its owner's
// view.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';

export interface SessionRow {
  session_id: string;
  id_hash: Buffer;
  csrf_of: Buffer | null;
  confirmed_at: string | null;
  auth_time: string;
  last_active: string;
  expires_at: string;
  address: string | null;
  device: string;
}

/** Live sessions, the latest first; never more than the platform's limit. */
export function listSessions(ctx: Ctx, subjectId: string): Promise<SessionRow[]> {
  return ctx.db.rows(sql<SessionRow>`
    select session_id, id_hash, csrf_of, confirmed_at, auth_time, last_active, expires_at,
      address, device
    from platform.web_session
    where subject_id = ${subjectId} and revoked_at is null and expires_at > ${ctx.wall}
      and last_active + make_interval(mins => ${ctx.env.settings.IDLE_MINUTES}) > ${ctx.wall}
    order by auth_time desc limit 10`);
}

export async function findLiveSession(
  ctx: Ctx,
  sessionId: string,
): Promise<SessionRow | undefined> {
  return ctx.db.find(sql<SessionRow>`
    select session_id, id_hash, csrf_of, confirmed_at, auth_time, last_active, expires_at,
      address, device
    from platform.web_session
    where session_id = ${sessionId} and revoked_at is null`);
}

/** Ends one session of a subject; false when it is nobody's or another's. */
export async function endSessionById(
  ctx: Ctx,
  subjectId: string,
  sessionId: string,
): Promise<boolean> {
  const ended = await ctx.db.run(sql`
    update platform.web_session set revoked_at = ${ctx.wall}
    where session_id = ${sessionId} and subject_id = ${subjectId} and revoked_at is null`);
  return ended > 0;
}
