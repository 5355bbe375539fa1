// The confirmation of a session over HTTP.
import { Reply, type Route, chainRoute } from '#platform/http/route';
import { sessionCookie } from '#platform/web-session';
import { codeBody, confirmationSent, confirmed } from '../contract.ts';
import { askConfirmation, confirmSession } from './confirm-session.ts';

const own = { audience: 'person', object: 'subject', idempotency: 'none' } as const;
const base = '/api/cabinet/v1/session/confirmation';

const ask = chainRoute({
  ...own,
  method: 'POST',
  path: `${base}/code`,
  summary: 'Sends a code to confirm an act with',
  permission: 'session.confirm',
  audit: 'session.confirmation-code',
  answer: confirmationSent,
  call: (ctx) => askConfirmation.call(ctx, undefined),
  outside: (sending, env) => askConfirmation.outside(sending, env),
  settle: (ctx, sending) => askConfirmation.settle(ctx, sending),
});

const confirm = chainRoute({
  ...own,
  method: 'POST',
  path: base,
  summary: 'Confirms acts of this session for ten minutes; its cookie changes',
  permission: 'session.confirm',
  audit: 'session.confirm',
  body: codeBody,
  answer: confirmed,
  call: (ctx, { body }) => confirmSession.call(ctx, body),
  outside: (tried, env) => confirmSession.outside(tried, env),
  settle: async (ctx, tried) => {
    const { confirmedUntil, secret } = await confirmSession.settle(ctx, tried);
    return new Reply({ confirmedUntil }, { cookies: [{ name: sessionCookie, value: secret }] });
  },
});

export const confirmationRoutes: readonly Route[] = [ask, confirm];
