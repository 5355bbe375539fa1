// All SQL of attachments; names and bytes are sealed to their row.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Attachment, Thing } from './attachment.ts';

const placeOf = (column: 'name' | 'content', row: string) => ({
  table: 'attachments.attachment',
  column,
  row,
});

type Row = Omit<Attachment, 'name'> & { name: Buffer };

const columns = sql`attachment_id as "attachmentId", name, mime, size_bytes as "sizeBytes",
  kept_at as "keptAt"`;

const attachmentOf = (ctx: Ctx, { name, ...row }: Row): Attachment => ({
  ...row,
  name: ctx.env.keys.open(placeOf('name', row.attachmentId), name),
});

/** Whoever adds to a thing waits for the other who does: its files are counted. */
export async function lockThing(ctx: Ctx, thing: Thing): Promise<void> {
  const name = `attachments.thing:${ctx.taxpayerId}:${thing}`;
  await ctx.db.run(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

const hashOf = (ctx: Ctx, bytes: Buffer): Buffer =>
  ctx.env.keys.lookup('attachments.content', bytes.toString('base64'));

export async function insertAttachment(
  ctx: Ctx,
  thing: Thing,
  one: Attachment & { bytes: Buffer },
): Promise<void> {
  const { attachmentId, mime, bytes, sizeBytes, keptAt } = one;
  const { keys } = ctx.env;
  await ctx.db.run(sql`
    insert into attachments.attachment (taxpayer_id, attachment_id, thing, name, mime,
      content_hash, size_bytes, content, kept_at)
    values (platform.current_taxpayer(), ${attachmentId}, ${thing},
      ${keys.seal(placeOf('name', attachmentId), one.name)}, ${mime}, ${hashOf(ctx, bytes)},
      ${sizeBytes}, ${keys.seal(placeOf('content', attachmentId), bytes.toString('base64'))},
      ${keptAt})`);
}

/** The attachment of a thing that has these very bytes. */
export async function findSame(
  ctx: Ctx,
  thing: Thing,
  bytes: Buffer,
): Promise<Attachment | undefined> {
  const row = await ctx.db.find(sql<Row>`
    select ${columns} from attachments.attachment
    where taxpayer_id = platform.current_taxpayer() and thing = ${thing}
      and content_hash = ${hashOf(ctx, bytes)}`);
  return row && attachmentOf(ctx, row);
}

/** In the order they were added; never more than a thing may have. */
export async function listOf(ctx: Ctx, thing: Thing): Promise<Attachment[]> {
  const rows = await ctx.db.rows(sql<Row>`
    select ${columns} from attachments.attachment
    where taxpayer_id = platform.current_taxpayer() and thing = ${thing}
    order by kept_at, attachment_id`);
  return rows.map((row) => attachmentOf(ctx, row));
}

export async function readContent(
  ctx: Ctx,
  thing: Thing,
  attachmentId: string,
): Promise<(Attachment & { bytes: Buffer }) | undefined> {
  const row = await ctx.db.find(sql<Row & { content: Buffer }>`
    select ${columns}, content from attachments.attachment
    where taxpayer_id = platform.current_taxpayer() and thing = ${thing}
      and attachment_id = ${attachmentId}`);
  if (row === undefined) return undefined;
  const { content, ...facts } = row;
  const text = ctx.env.keys.open(placeOf('content', attachmentId), content);
  return { ...attachmentOf(ctx, facts), bytes: Buffer.from(text, 'base64') };
}

/** False: there is none. */
export async function deleteAttachment(
  ctx: Ctx,
  thing: Thing,
  attachmentId: string,
): Promise<boolean> {
  const gone = await ctx.db.run(sql`
    delete from attachments.attachment
    where taxpayer_id = platform.current_taxpayer() and thing = ${thing}
      and attachment_id = ${attachmentId}`);
  return gone > 0;
}

/** Names by thing, in the order they were added; things without attachments are absent. */
export async function namesByThing(
  ctx: Ctx,
  things: readonly Thing[],
): Promise<Map<Thing, string[]>> {
  const rows = await ctx.db.rows(sql<{ thing: Thing; attachmentId: string; name: Buffer }>`
    select thing, attachment_id as "attachmentId", name from attachments.attachment
    where taxpayer_id = platform.current_taxpayer() and thing = any(${[...things]})
    order by thing, kept_at, attachment_id`);
  const names = new Map<Thing, string[]>();
  for (const { thing, attachmentId, name } of rows) {
    const own = ctx.env.keys.open(placeOf('name', attachmentId), name);
    names.set(thing, [...(names.get(thing) ?? []), own]);
  }
  return names;
}

export async function countByThing(
  ctx: Ctx,
  things: readonly Thing[],
): Promise<Map<Thing, number>> {
  const rows = await ctx.db.rows(sql<{ thing: Thing; count: number }>`
    select thing, count(*) as count from attachments.attachment
    where taxpayer_id = platform.current_taxpayer() and thing = any(${[...things]})
    group by thing`);
  return new Map(rows.map(({ thing, count }) => [thing, count]));
}
