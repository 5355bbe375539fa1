// The provider's adapter over our tables: each call is one statement in its own transaction.
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Env } from '#platform/env';
import { findClient } from './client-store.ts';
import {
  consumeRecord,
  deleteOfGrant,
  deleteRecord,
  findRecord,
  findRecordByUid,
  upsertRecord,
} from './record-store.ts';

type Found = Promise<AdapterPayload | undefined>;

/**
 * Keeps one kind of the provider's records; clients come from their own table and are not written.
 */
export function adapterOf(env: Env): (kind: string) => Adapter {
  const pool = env.pools.app;
  const wall = () => env.clock.wall();
  return (kind) => ({
    upsert: (id, payload, expiresIn) =>
      upsertRecord(pool, { kind, id, payload, expiresInS: expiresIn || undefined }, wall()),
    find: (id) =>
      (kind === 'Client'
        ? findClient(env, pool, id)
        : findRecord(pool, { kind, id }, wall())) as Found,
    findByUid: (uid) => findRecordByUid(pool, { kind, uid }, wall()) as Found,
    // The device flow is off, and nothing else asks for user codes.
    findByUserCode: () => Promise.resolve(undefined),
    consume: (id) => consumeRecord(pool, { kind, id }, wall()),
    destroy: (id) => deleteRecord(pool, kind, id),
    revokeByGrantId: (grantId) => deleteOfGrant(pool, kind, grantId),
  });
}
