// Programs that may sign people in. Metadata are the provider's own words (RFC 7591), sealed as a
// whole.
import type { ClientMetadata } from 'oidc-provider';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import type { Statements } from './record-store.ts';

const place = (clientId: string) => ({
  table: 'sign_on.client',
  column: 'metadata',
  row: clientId,
});

/** Creates the client or replaces it. */
export async function storeClient(ctx: Ctx, metadata: ClientMetadata): Promise<void> {
  const sealed = ctx.env.keys.seal(place(metadata.client_id), JSON.stringify(metadata));
  await ctx.db.statement(
    'sign-on-store-client',
    `insert into sign_on.client (client_id, metadata, changed_at) values ($1, $2, $3)
     on conflict (client_id) do update
       set metadata = excluded.metadata, changed_at = excluded.changed_at`,
    [metadata.client_id, sealed, ctx.wall],
  );
}

export async function findClient(
  env: Env,
  db: Statements,
  clientId: string,
): Promise<ClientMetadata | undefined> {
  const [row] = await db.statement<{ metadata: Buffer }>(
    'sign-on-find-client',
    'select metadata from sign_on.client where client_id = $1',
    [clientId],
  );
  if (!row) return undefined;
  return JSON.parse(env.keys.open(place(clientId), row.metadata)) as ClientMetadata;
}
