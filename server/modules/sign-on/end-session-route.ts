import { redirect } from '#contract/identity';
import { subjectOf } from '#platform/context';
import { Reply, route } from '#platform/http/route';
import { sessionCookie } from '#platform/web-session';
import { deleteProviderSession } from './record-store.ts';
import { unlinkSession } from './web-session-link.ts';

/**
 * Ends the web session and the provider's own with it; every application notices at its next step.
 */
export const endSessionRoute = route({
  method: 'POST',
  path: '/api/cabinet/v1/session/end',
  summary: 'Sign out',
  audience: 'person',
  permission: 'session.end',
  object: 'subject',
  audit: 'session.end',
  idempotency: 'none',
  answer: redirect,
  call: async (ctx) => {
    const { session } = subjectOf(ctx);
    if (session !== null) {
      const providerSession = await unlinkSession(ctx, session);
      if (providerSession !== null) await deleteProviderSession(ctx.db, providerSession);
    }
    const cookies = [{ name: sessionCookie, value: null }];
    return new Reply({ redirectTo: '/id/logout' }, { cookies });
  },
});
