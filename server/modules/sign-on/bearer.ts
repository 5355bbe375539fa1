// Who stands behind a program's token: the person who agreed, with the scopes that were agreed to.
import { getSubject } from '#modules/identity';
import { taxpayerOfSubject } from '#modules/taxpayers';
import type { Actor } from '#platform/context';
import type { Env } from '#platform/env';
import { work } from '#platform/work';
import { findRecord } from './record-store.ts';

const actor = { kind: 'job', name: 'sign-on.bearer' } as const;

/** Null for a token that is unknown, expired, bound to a key, or whose grant was withdrawn. */
export async function bearerActor(env: Env, token: string): Promise<Actor | null> {
  if (!/^[\w-]{20,100}$/u.test(token)) return null;
  return work(env, { actor }, async (ctx) => {
    const found = await findRecord(ctx.db, { kind: 'AccessToken', id: token }, ctx.wall);
    const payload = found as
      | { accountId?: string; grantId?: string; scope?: string; jkt?: string; 'x5t#S256'?: string }
      | undefined;
    if (!payload?.accountId || !payload.grantId) return null;
    // A key-bound token is nothing without its proof, which these routes do not check yet (P16).
    if (payload.jkt !== undefined || payload['x5t#S256'] !== undefined) return null;
    const grant = await findRecord(ctx.db, { kind: 'Grant', id: payload.grantId }, ctx.wall);
    if (!grant) return null;
    const { level } = await getSubject(ctx, payload.accountId);
    return {
      kind: 'subject',
      subjectId: payload.accountId,
      taxpayerId: await taxpayerOfSubject(ctx, payload.accountId),
      level,
      // A program never acts as staff, whoever signed in to it.
      roles: [],
      session: null,
      scopes: (payload.scope ?? '').split(' '),
    };
  });
}
