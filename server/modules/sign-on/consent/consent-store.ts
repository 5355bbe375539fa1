// A consent of the provider is its Grant: which scopes a person gave to a program.
import { randomBytes } from 'node:crypto';
import type { Ctx } from '#platform/context';
import { findRecord, upsertRecord } from '../record-store.ts';

/** As the provider keeps a grant (its model `Grant`): scopes of OpenID Connect under `openid`. */
interface GrantPayload extends Record<string, unknown> {
  accountId: string;
  clientId: string;
  openid?: { scope?: string; claims?: string[] };
}

export interface Agreed {
  grantId: string | undefined;
  accountId: string;
  clientId: string;
  scopes: readonly string[];
  lifetimeS: number;
}

/** Adds scopes to the grant in force, or makes one; answers its id. */
export async function storeGrant(ctx: Ctx, agreed: Agreed): Promise<string> {
  const id = agreed.grantId ?? randomBytes(16).toString('base64url');
  const former = (await findRecord(ctx.db, { kind: 'Grant', id }, ctx.wall)) as
    | GrantPayload
    | undefined;
  const scopes = new Set([...(former?.openid?.scope?.split(' ') ?? []), ...agreed.scopes]);
  const payload: GrantPayload = {
    iat: Math.floor(Date.parse(ctx.wall) / 1000),
    kind: 'Grant',
    jti: id,
    ...former,
    accountId: agreed.accountId,
    clientId: agreed.clientId,
    openid: { ...former?.openid, scope: [...scopes].join(' ') },
  };
  await upsertRecord(
    ctx.db,
    { kind: 'Grant', id, payload, expiresInS: agreed.lifetimeS },
    ctx.wall,
  );
  return id;
}
