// All SQL of taxpayers. A record is sealed as a whole for its own number.
import type { Ctx, TaxpayerId } from '#platform/context';
import { taxpayerId, taxpayerOf } from '#platform/context';
import { sql } from '#platform/db';
import { forTaxpayer } from '#platform/work';
import type { TaxpayerPerson } from './taxpayer.ts';

const place = (id: TaxpayerId) => ({
  table: 'taxpayers.taxpayer',
  column: 'person',
  row: String(id),
});
const innToken = (ctx: Ctx, inn: string) => ctx.env.keys.lookup('taxpayers.inn', inn);

export async function findTaxpayerByInn(ctx: Ctx, inn: string): Promise<TaxpayerId | null> {
  const row = await ctx.db.find(sql<{ taxpayer_id: number }>`
    select taxpayer_id from taxpayers.inn where token = ${innToken(ctx, inn)}`);
  return row ? taxpayerId(row.taxpayer_id) : null;
}

/**
 * The taxpayer of an ИНН with what the registries know now: found and renewed, or new. Answers the
 * context of that taxpayer; everything after it in the transaction is written for it.
 */
export async function recordTaxpayer(ctx: Ctx, person: TaxpayerPerson): Promise<Ctx> {
  const known = await findTaxpayerByInn(ctx, person.inn);
  const id = known ?? (await takeInn(ctx, person.inn));
  const own = await forTaxpayer(ctx, id);
  const sealed = ctx.env.keys.seal(place(id), JSON.stringify(person));
  await ctx.db.run(sql`
    insert into taxpayers.taxpayer (taxpayer_id, person, recorded_at, changed_at)
    values (${id}, ${sealed}, ${ctx.now}, ${ctx.now})
    on conflict (taxpayer_id) do update
      set person = excluded.person, changed_at = excluded.changed_at`);
  return own;
}

/** Of two at once the second waits at the key and then finds the first one's number. */
async function takeInn(ctx: Ctx, inn: string): Promise<TaxpayerId> {
  const row = await ctx.db.one(sql<{ taxpayer_id: number }>`
    insert into taxpayers.inn as i (token, taxpayer_id)
    values (${innToken(ctx, inn)}, nextval('taxpayers.taxpayer_number'))
    on conflict (token) do update set taxpayer_id = i.taxpayer_id
    returning taxpayer_id`);
  return taxpayerId(row.taxpayer_id);
}

/** The person behind the transaction's taxpayer. */
export async function personOf(ctx: Ctx): Promise<TaxpayerPerson> {
  const id = taxpayerOf(ctx);
  const row = await ctx.db.one(sql<{ person: Buffer }>`
    select person from taxpayers.taxpayer where taxpayer_id = ${id}`);
  return JSON.parse(ctx.env.keys.open(place(id), row.person)) as TaxpayerPerson;
}

/** 12 digits of the transaction's taxpayer. */
export async function taxpayerInn(ctx: Ctx): Promise<string> {
  return (await personOf(ctx)).inn;
}

/** Makes the subject the holder; false when the taxpayer or the subject is bound already. */
export async function bindHolder(ctx: Ctx, subjectId: string, id: TaxpayerId): Promise<boolean> {
  const bound = await ctx.db.run(sql`
    insert into taxpayers.holder (subject_id, taxpayer_id, bound_at)
    values (${subjectId}, ${id}, ${ctx.wall}) on conflict do nothing`);
  return bound > 0;
}

/** Null: a taxpayer without an account. */
export async function subjectOfTaxpayer(ctx: Ctx, id: TaxpayerId): Promise<string | null> {
  const row = await ctx.db.find(sql<{ subject_id: string }>`
    select subject_id from taxpayers.holder where taxpayer_id = ${id}`);
  return row?.subject_id ?? null;
}

/** Null: a subject without a taxpayer, such as staff or a newcomer. */
export async function taxpayerOfSubject(ctx: Ctx, subjectId: string): Promise<TaxpayerId | null> {
  const [row] = await ctx.db.statement<{ taxpayer_id: number }>(
    'taxpayers-of-subject',
    'select taxpayer_id from taxpayers.holder where subject_id = $1',
    [subjectId],
  );
  return row ? taxpayerId(row.taxpayer_id) : null;
}

/** Numbers of all taxpayers in ascending order, for mass jobs. */
export async function listTaxpayerIds(
  ctx: Ctx,
  page: { after: number; limit: number },
): Promise<TaxpayerId[]> {
  const rows = await ctx.db.rows(sql<{ taxpayer_id: number }>`
    select taxpayer_id from taxpayers.inn where taxpayer_id > ${page.after}
    order by taxpayer_id limit ${page.limit}`);
  return rows.map((row) => taxpayerId(row.taxpayer_id));
}
