import { passwordCheckBody, passwordVerdict } from './contract.ts';
import { route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { ruleText } from './passwords/rules.ts';
import { judgePassword } from './passwords/strength.ts';
import { confirmationRoutes } from './confirmation/routes.ts';
import { sessionRoutes } from './session-routes.ts';

const passwordCheck = route({
  method: 'POST',
  path: '/id/password-check',
  summary: 'Judges a password as typed; nothing is kept',
  audience: 'identity',
  permission: 'password.check',
  object: 'none',
  // Nobody's data and no state: a row of the journal per key press would say nothing.
  audit: 'password.check',
  transaction: 'none',
  idempotency: 'none',
  hidden: true,
  bodyLimit: 16_384,
  body: passwordCheckBody,
  answer: passwordVerdict,
  call: (ctx, { body }) => {
    const { score, broken } = judgePassword(body.password, body.own);
    const told = broken.map((rule) => ({ rule, text: ruleText(rule, ctx.language) }));
    return Promise.resolve({ accepted: broken.length === 0, score, broken: told });
  },
});

export const routes: readonly Route[] = [passwordCheck, ...sessionRoutes, ...confirmationRoutes];
