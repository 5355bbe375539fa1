import * as z from 'zod/mini';
import { idleEnd, sessionList } from './contract.ts';
import type { Moment } from '#primitives/days';
import { addSeconds, moment } from '#primitives/days';
import type { Ctx } from '#platform/context';
import { subjectOf } from '#platform/context';
import { done, uuid } from '#platform/contract';
import { refusals as admission } from '#platform/http/admission';
import { route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { endSessionsOf } from '#platform/web-session';
import { refusals } from './errors.ts';
import { endSessionById, findLiveSession, listSessions } from './session-store.ts';
import type { SessionRow } from './session-store.ts';

const own = { audience: 'person', object: 'subject', idempotency: 'none' } as const;

/**
 * The row of the browser's session. @throws identity.session_absent for a program; session.ended
 * where it ended after the request was admitted
 */
export async function currentSession(ctx: Ctx): Promise<SessionRow> {
  const { session } = subjectOf(ctx);
  if (session === null) throw refusals.session_absent();
  const row = await findLiveSession(ctx, session);
  if (!row) throw admission.ended();
  return row;
}

/** When the session ends unless the person does something. */
export function idleEndsAt(ctx: Ctx, row: SessionRow): Moment {
  const idle = addSeconds(moment(row.last_active), ctx.env.settings.IDLE_MINUTES * 60);
  return idle < row.expires_at ? idle : moment(row.expires_at);
}

const activity = route({
  ...own,
  method: 'POST',
  path: '/api/cabinet/v1/session/activity',
  summary: 'The person is here: the session goes on',
  permission: 'session.keep',
  audit: 'session.keep',
  answer: idleEnd,
  call: async (ctx) => ({ idleEndsAt: idleEndsAt(ctx, await currentSession(ctx)) }),
});

const list = route({
  ...own,
  method: 'GET',
  path: '/api/cabinet/v1/sessions',
  summary: 'Where the person is signed in',
  permission: 'session.list',
  audit: 'session.list',
  answer: sessionList,
  call: async (ctx) => {
    const { subjectId, session } = subjectOf(ctx);
    const rows = await listSessions(ctx, subjectId);
    return {
      items: rows.map((row) => ({
        id: row.session_id,
        current: row.session_id === session,
        startedAt: row.auth_time,
        lastActiveAt: row.last_active,
        address: row.address,
        device: row.device,
      })),
    };
  },
});

const endOne = route({
  ...own,
  method: 'POST',
  path: '/api/cabinet/v1/sessions/:id/end',
  summary: 'End one session of the person',
  permission: 'session.end',
  audit: 'session.end',
  params: z.object({ id: uuid }),
  answer: done,
  call: async (ctx, { params }) => {
    const ended = await endSessionById(ctx, subjectOf(ctx).subjectId, params.id);
    if (!ended) throw refusals.session_absent();
    return { done: true } as const;
  },
});

const endOthers = route({
  ...own,
  method: 'POST',
  path: '/api/cabinet/v1/sessions/others/end',
  summary: 'End every session of the person but this one',
  permission: 'session.end',
  audit: 'session.end-others',
  answer: done,
  call: async (ctx) => {
    const { subjectId, session } = subjectOf(ctx);
    await endSessionsOf(ctx, subjectId, session);
    return { done: true } as const;
  },
});

export const sessionRoutes: readonly Route[] = [activity, list, endOne, endOthers];
