// «Пароли приложений» in the cabinet: for programs that cannot take a second factor.
import * as z from 'zod/mini';
import {
  applicationPasswordBody,
  applicationPasswordCreated,
  applicationPasswordList,
} from '../contract.ts';
import { done, uuid } from '#platform/contract';
import { chainRoute, route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { refusals } from '../errors.ts';
import { deleteSessionsOfPassword } from '../session/session-store.ts';
import { listPasswords, markRevoked } from './application-password-store.ts';
import { createApplicationPassword } from './create-application-password.ts';

const own = { audience: 'cabinet', object: 'own' } as const;
const base = '/api/cabinet/v1/application-passwords';

const list = route({
  ...own,
  method: 'GET',
  path: base,
  summary: 'Passwords of the programs that act for the person on the «Мой налог» interface',
  permission: 'application-password.list',
  audit: 'application-password.list',
  answer: applicationPasswordList,
  call: async (ctx) => ({ items: await listPasswords(ctx) }),
});

const create = chainRoute({
  ...own,
  method: 'POST',
  path: base,
  summary: 'Make a password for a program; the answer is the only place where it stands',
  permission: 'application-password.create',
  audit: 'application-password.create',
  // The answer holds a secret, and kept answers are kept as they are.
  idempotency: 'none',
  body: applicationPasswordBody,
  answer: applicationPasswordCreated,
  call: (ctx, { body }) => createApplicationPassword.call(ctx, body),
  outside: (made, env) => createApplicationPassword.outside(made, env),
  settle: (ctx, made, digest) => createApplicationPassword.settle(ctx, made, digest),
});

const revoke = route({
  ...own,
  method: 'POST',
  path: `${base}/:id/revocation`,
  summary: 'Revoke a password; programs that signed in with it are signed out at once',
  permission: 'application-password.revoke',
  audit: 'application-password.revoke',
  params: z.object({ id: uuid }),
  answer: done,
  call: async (ctx, { params: { id } }) => {
    if (!(await markRevoked(ctx, id))) throw refusals.application_password_absent();
    await deleteSessionsOfPassword(ctx, id);
    return { done: true } as const;
  },
});

export const applicationPasswordRoutes: readonly Route[] = [list, create, revoke];
