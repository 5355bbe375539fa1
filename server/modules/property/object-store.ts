// All SQL of objects and of what else the registries said.
import type { Day, Moment } from '#primitives/days';
import { taxpayerId, taxpayerOf, type Ctx, type TaxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import type { Answer } from '#modules/registries';
import { type ObjectFacts, type OwnedObject, registryNumberOf, titleOf } from './owned-object.ts';

export type Part = 'real-estate' | 'vehicles' | 'family' | 'benefits';

const columns = sql`object_id as "objectId", family, title, registry_number as "registryNumber",
  version, facts, as_of as "asOf", answer_id as "answerId", recorded_at as "recordedAt",
  missing_since as "missingSince"`;

export function listObjects(ctx: Ctx): Promise<OwnedObject[]> {
  return ctx.db.rows(sql<OwnedObject>`
    select ${columns} from property.objects(${taxpayerOf(ctx)})
    order by family, title, registry_number`);
}

/** What is of a person, in reading of many. */
export type Of<T> = T & { taxpayerId: TaxpayerId };

/** The same of many people at once, in the same order; role batch. */
export function listObjectsOf(ctx: Ctx, people: readonly TaxpayerId[]): Promise<Of<OwnedObject>[]> {
  return ctx.db.rows(sql<Of<OwnedObject>>`
    select p.id as "taxpayerId", ${columns}
    from unnest(${people}::bigint[]) as p (id), property.objects(p.id)
    order by p.id, family, title, registry_number`);
}

interface Known {
  object_id: string;
  version: number;
  is_same: boolean;
  is_missing: boolean;
}

/**
 * Keeps what a registry says of an object: a new object, a new version, or nothing where it says
 * the same as before. Answers the object's id when something changed.
 */
export async function upsertObject(
  ctx: Ctx,
  object: ObjectFacts,
  answer: Answer,
): Promise<string | null> {
  const number = registryNumberOf(object);
  const facts = JSON.stringify(object.facts);
  const known = await ctx.db.find(sql<Known>`
    select o.object_id, o.version, f.facts = ${facts}::jsonb as is_same,
      o.missing_since is not null as is_missing
    from property.object o join property.fact f using (taxpayer_id, object_id, version)
    where o.taxpayer_id = ${taxpayerOf(ctx)} and o.registry_number = ${number} for update of o`);
  if (known?.is_same && !known.is_missing) return null;
  const objectId = known?.object_id ?? newId();
  const version = (known?.version ?? 0) + (known?.is_same ? 0 : 1);
  await ctx.db.run(sql`
    insert into property.object (taxpayer_id, object_id, family, registry_number, kind, title,
      version, first_seen_at, changed_at)
    values (${taxpayerOf(ctx)}, ${objectId}, ${object.family}, ${number}, ${object.facts.kind},
      ${titleOf(object)}, ${version}, ${ctx.now}, ${ctx.now})
    on conflict (taxpayer_id, object_id) do update set kind = excluded.kind,
      title = excluded.title, version = excluded.version, changed_at = excluded.changed_at,
      missing_since = null`);
  await ctx.db.run(sql`
    insert into property.fact (taxpayer_id, object_id, version, facts, as_of, answer_id,
      recorded_at)
    values (${taxpayerOf(ctx)}, ${objectId}, ${version}, ${facts}, ${answer.asOf}, ${answer.id},
      ${ctx.now})
    on conflict do nothing`);
  return objectId;
}

/** Marks objects of the families that the registry no longer names; answers their ids. */
export async function markMissing(
  ctx: Ctx,
  families: readonly string[],
  named: readonly string[],
): Promise<string[]> {
  const rows = await ctx.db.rows(sql<{ object_id: string }>`
    update property.object set missing_since = ${ctx.now}
    where taxpayer_id = ${taxpayerOf(ctx)} and family = any(${families})
      and missing_since is null and not registry_number = any(${named})
    returning object_id`);
  return rows.map((row) => row.object_id);
}

export interface PartRow {
  part: Part;
  facts: unknown;
  as_of: Day | null;
  answered_at: Moment | null;
  failed: string | null;
}

export function listParts(ctx: Ctx): Promise<PartRow[]> {
  return ctx.db.rows(sql<PartRow>`
    select part, facts, as_of, answered_at, failed from property.part
    where taxpayer_id = ${taxpayerOf(ctx)}`);
}

/** The same of many people at once; role batch. */
export function listPartsOf(ctx: Ctx, people: readonly TaxpayerId[]): Promise<Of<PartRow>[]> {
  return ctx.db.rows(sql<Of<PartRow>>`
    select taxpayer_id as "taxpayerId", part, facts, as_of, answered_at, failed
    from property.part where taxpayer_id = any(${people})`);
}

/** Keeps a good answer of a part; true when its facts differ from those before. */
export async function upsertPart(
  ctx: Ctx,
  said: { part: Part; facts: unknown; answer: Answer },
): Promise<boolean> {
  const facts = JSON.stringify(said.facts);
  const { id, asOf, answeredAt } = said.answer;
  const before = await ctx.db.find(sql<{ is_same: boolean }>`
    select facts = ${facts}::jsonb and answered_at is not null as is_same from property.part
    where taxpayer_id = ${taxpayerOf(ctx)} and part = ${said.part}`);
  await ctx.db.run(sql`
    insert into property.part (taxpayer_id, part, facts, as_of, answer_id, answered_at)
    values (${taxpayerOf(ctx)}, ${said.part}, ${facts}, ${asOf}, ${id}, ${answeredAt})
    on conflict (taxpayer_id, part) do update set facts = excluded.facts, as_of = excluded.as_of,
      answer_id = excluded.answer_id, answered_at = excluded.answered_at, failed = null`);
  return before?.is_same !== true;
}

/** Notes that a part had no good answer this time; what was known stays. */
export async function markFailed(ctx: Ctx, part: Part, failed: string): Promise<void> {
  await ctx.db.run(sql`
    insert into property.part (taxpayer_id, part, facts, failed)
    values (${taxpayerOf(ctx)}, ${part}, '[]', ${failed})
    on conflict (taxpayer_id, part) do update set failed = excluded.failed`);
}

/** Whether a registry gave a good answer within the last seconds. */
export async function wasAskedWithin(ctx: Ctx, seconds: number): Promise<boolean> {
  const rows = await ctx.db.rows(sql`
    select 1 from property.part where taxpayer_id = ${taxpayerOf(ctx)} and failed is null
      and answered_at > ${ctx.now}::timestamptz - make_interval(secs => ${seconds}) limit 1`);
  return rows.length > 0;
}

export interface Round {
  loaded_at: Moment | null;
  attempts: number;
}

/** Two answers about one taxpayer are kept one after the other. */
export async function lockRound(ctx: Ctx): Promise<void> {
  await ctx.db.run(sql`
    insert into property.refresh (taxpayer_id, next_at) values (${taxpayerOf(ctx)}, ${ctx.now})
    on conflict do nothing`);
  await ctx.db.run(sql`
    select 1 from property.refresh where taxpayer_id = ${taxpayerOf(ctx)} for update`);
}

/** Where the asking of this taxpayer stands. */
export function findRound(ctx: Ctx): Promise<Round | undefined> {
  return ctx.db.find(sql<Round>`
    select loaded_at, attempts from property.refresh where taxpayer_id = ${taxpayerOf(ctx)}`);
}

export async function upsertRound(
  ctx: Ctx,
  round: { nextAt: Moment; attempts: number; isLoaded: boolean },
): Promise<void> {
  const loadedAt = round.isLoaded ? ctx.now : null;
  await ctx.db.run(sql`
    insert into property.refresh as r (taxpayer_id, next_at, attempts, loaded_at)
    values (${taxpayerOf(ctx)}, ${round.nextAt}, ${round.attempts}, ${loadedAt})
    on conflict (taxpayer_id) do update set next_at = excluded.next_at,
      attempts = excluded.attempts, loaded_at = coalesce(r.loaded_at, excluded.loaded_at)`);
}

/** Taxpayers whose turn to be asked about has come; role batch. */
export async function listWaiting(ctx: Ctx, limit: number): Promise<TaxpayerId[]> {
  const rows = await ctx.db.rows(sql<{ taxpayer_id: number }>`
    select taxpayer_id from property.refresh where next_at <= ${ctx.now}
    order by next_at limit ${limit}`);
  return rows.map((row) => taxpayerId(row.taxpayer_id));
}
