// All SQL of what the provider keeps. Statements are named and single: one sign-in makes 17 of
// them.
import { createHash } from 'node:crypto';
import type { Moment } from '#primitives/days';
import { addSeconds } from '#primitives/days';

/** A pool, or an open transaction. */
export interface Statements {
  statement<R>(name: string, text: string, values: unknown[]): Promise<R[]>;
}

export type Payload = Record<string, unknown>;

/** What stands in the hands of a program is kept only as its hash. */
const secretKinds = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken']);

const keptId = (kind: string, id: string) =>
  secretKinds.has(kind) ? createHash('sha256').update(id).digest('hex') : id;

export interface StoredRecord {
  kind: string;
  id: string;
  payload: Payload;
  expiresInS: number | undefined;
}

export async function upsertRecord(
  db: Statements,
  record: StoredRecord,
  wall: Moment,
): Promise<void> {
  const { kind, id, payload, expiresInS } = record;
  const { jti: _jti, ...rest } = payload;
  const kept = secretKinds.has(kind) ? rest : payload;
  await db.statement(
    'sign-on-upsert',
    `insert into sign_on.record (kind, id, payload, grant_id, uid, expires_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (kind, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
       uid = excluded.uid, expires_at = excluded.expires_at`,
    [
      kind,
      keptId(kind, id),
      JSON.stringify(kept),
      payload.grantId ?? null,
      kind === 'Session' ? (payload.uid ?? null) : null,
      expiresInS === undefined ? null : addSeconds(wall, expiresInS),
    ],
  );
}

/** Changes what a record says and not how long it lives. */
export async function replacePayload(
  db: Statements,
  { kind, id, payload }: Omit<StoredRecord, 'expiresInS'>,
): Promise<void> {
  await db.statement(
    'sign-on-replace-payload',
    'update sign_on.record set payload = $3 where kind = $1 and id = $2',
    [kind, keptId(kind, id), JSON.stringify(payload)],
  );
}

interface Row {
  id: string;
  payload: Payload;
  consumed_at: string | null;
}

const asPayload = (row: Row | undefined, id?: string): Payload | undefined =>
  row && {
    ...row.payload,
    ...(id !== undefined && { jti: id }),
    ...(row.consumed_at !== null && { consumed: Math.floor(Date.parse(row.consumed_at) / 1000) }),
  };

/** A live record; the technical clock of the program decides what is live. */
export async function findRecord(
  db: Statements,
  { kind, id }: { kind: string; id: string },
  wall: Moment,
): Promise<Payload | undefined> {
  const [row] = await db.statement<Row>(
    'sign-on-find',
    `select id, payload, consumed_at from sign_on.record
     where kind = $1 and id = $2 and (expires_at is null or expires_at > $3)`,
    [kind, keptId(kind, id), wall],
  );
  return asPayload(row, id);
}

export async function findRecordByUid(
  db: Statements,
  { kind, uid }: { kind: string; uid: string },
  wall: Moment,
): Promise<Payload | undefined> {
  const [row] = await db.statement<Row>(
    'sign-on-find-by-uid',
    `select id, payload, consumed_at from sign_on.record
     where kind = $1 and uid = $2 and (expires_at is null or expires_at > $3)`,
    [kind, uid, wall],
  );
  return asPayload(row);
}

export async function deleteRecord(db: Statements, kind: string, id: string): Promise<void> {
  await db.statement('sign-on-delete', 'delete from sign_on.record where kind = $1 and id = $2', [
    kind,
    keptId(kind, id),
  ]);
}

/** The provider's own session behind a web session. */
export async function deleteProviderSession(db: Statements, uid: string): Promise<void> {
  await db.statement(
    'sign-on-delete-session',
    `delete from sign_on.record where kind = 'Session' and uid = $1`,
    [uid],
  );
}

export async function consumeRecord(
  db: Statements,
  { kind, id }: { kind: string; id: string },
  wall: Moment,
): Promise<void> {
  await db.statement(
    'sign-on-consume',
    'update sign_on.record set consumed_at = $3 where kind = $1 and id = $2',
    [kind, keptId(kind, id), wall],
  );
}

/** A reused code or a withdrawn consent takes everything that came of the grant with it. */
export async function deleteOfGrant(db: Statements, kind: string, grantId: string): Promise<void> {
  await db.statement(
    'sign-on-revoke',
    'delete from sign_on.record where kind = $1 and grant_id = $2',
    [kind, grantId],
  );
}
