// All SQL of the Merkle log.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';

export interface AuditRow {
  taxpayer_id: number;
  audit_id: string;
  at: string;
  recorded_at: string;
  actor: string;
  action: string;
  object: string | null;
  outcome: string;
  request_id: string;
  address: string | null;
  context: unknown;
}

export interface Seal {
  seal_no: number;
  leaves: number;
  root: Buffer;
  head: Buffer;
  sealed_at: string;
  signature: string;
}

/** What a leaf is the hash of: every column, in a fixed order. */
export function contentOf(row: AuditRow): string {
  return JSON.stringify([
    row.taxpayer_id,
    row.audit_id,
    row.at,
    row.recorded_at,
    row.actor,
    row.action,
    row.object,
    row.outcome,
    row.request_id,
    row.address,
    row.context,
  ]);
}

/** No transaction of ours lives an hour, so no row can appear later with an older time. */
const lookBackHours = 1;

/** Rows without a leaf. A cursor over a growing number would lose late commits. */
export function listUnsealed(ctx: Ctx, limit: number): Promise<AuditRow[]> {
  return ctx.db.rows(sql<AuditRow>`
    select e.* from platform.audit_event e
    where e.recorded_at
        > coalesce((select max(sealed_at) from audit.seal), '-infinity'::timestamptz)
        - make_interval(hours => ${lookBackHours})
      and not exists (select 1 from audit.leaf l where l.audit_id = e.audit_id)
    order by e.recorded_at, e.audit_id limit ${limit}`);
}

export function findLastSeal(ctx: Ctx): Promise<Seal | undefined> {
  return ctx.db.find(sql<Seal>`select * from audit.seal order by seal_no desc limit 1`);
}

export async function insertSeal(
  ctx: Ctx,
  seal: Seal,
  leaves: readonly { row: AuditRow; hash: Buffer }[],
): Promise<void> {
  await ctx.db.run(sql`
    insert into audit.seal (seal_no, leaves, root, head, sealed_at, signature)
    values (${seal.seal_no}, ${seal.leaves}, ${seal.root}, ${seal.head}, ${seal.sealed_at},
      ${seal.signature})`);
  await ctx.db.run(sql`
    insert into audit.leaf (seal_no, place, taxpayer_id, audit_id, hash)
    select ${seal.seal_no}, place - 1, taxpayer_id, audit_id, hash
    from unnest(${leaves.map(({ row }) => row.taxpayer_id)}::bigint[],
                ${leaves.map(({ row }) => row.audit_id)}::uuid[],
                ${leaves.map(({ hash }) => hash)}::bytea[])
      with ordinality as leaf (taxpayer_id, audit_id, hash, place)`);
}

export function listSeals(ctx: Ctx, after: number, limit: number): Promise<Seal[]> {
  return ctx.db.rows(sql<Seal>`
    select * from audit.seal where seal_no > ${after} order by seal_no limit ${limit}`);
}

export interface LeafRow {
  place: number;
  hash: Buffer;
  leaf_id: string;
  row: AuditRow | null;
}

/** Leaves of a seal beside the rows they stand for; a row that is gone is null. */
export async function listLeaves(ctx: Ctx, sealNo: number): Promise<LeafRow[]> {
  const rows = await ctx.db.rows(sql<AuditRow & { place: number; hash: Buffer; leaf_id: string }>`
    select l.place, l.hash, l.audit_id as leaf_id, e.* from audit.leaf l
    left join platform.audit_event e on e.taxpayer_id = l.taxpayer_id and e.audit_id = l.audit_id
    where l.seal_no = ${sealNo} order by l.place`);
  return rows.map(({ place, hash, leaf_id, ...row }) => ({
    place,
    hash,
    leaf_id,
    row: row.audit_id === null ? null : row,
  }));
}

/**
 * Rows older than what the sealer still looks at that no leaf stands for: slipped in afterwards.
 */
export function listSlippedIn(ctx: Ctx): Promise<{ audit_id: string }[]> {
  return ctx.db.rows(sql<{ audit_id: string }>`
    select e.audit_id from platform.audit_event e
    where e.recorded_at <= (select max(sealed_at) from audit.seal)
        - make_interval(hours => ${lookBackHours})
      and not exists (select 1 from audit.leaf l where l.audit_id = e.audit_id)
    order by e.recorded_at limit 10`);
}
