// All SQL of assessments, notices and what is unknown.
import type { Trace } from '#law/trace';
import type { Day, Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { TaxKind } from '#modules/ledger';
import type { TaxItem } from './tax-item.ts';

export interface Assessment {
  taxYear: number;
  tax: TaxKind;
  objectId: string;
  version: number;
  amountKopecks: Kopecks;
  fingerprint: Buffer;
  chargeId: string | null;
}

export const assessmentColumns = sql`tax_year as "taxYear", tax, object_id as "objectId",
  version, amount_kopecks as "amountKopecks", fingerprint, charge_id as "chargeId"`;

/** The newest version of every assessment of a year. */
export function listAssessments(ctx: Ctx, taxYear: number): Promise<Assessment[]> {
  return ctx.db.rows(sql<Assessment>`
    select distinct on (tax, object_id) ${assessmentColumns}
    from assessments.assessment
    where taxpayer_id = ${taxpayerOf(ctx)} and tax_year = ${taxYear}
    order by tax, object_id, version desc`);
}

export interface NewAssessment extends Assessment {
  unverified: boolean;
  /** Null: the right of the year is gone. */
  trace: Trace | null;
}

/** As the columns are called; who and when is added where it is written. */
export function newVersionRow(one: NewAssessment) {
  return {
    tax_year: one.taxYear,
    tax: one.tax,
    object_id: one.objectId,
    version: one.version,
    amount_kopecks: one.amountKopecks,
    unverified: one.unverified,
    fingerprint: `\\x${one.fingerprint.toString('hex')}`,
    trace: one.trace,
    charge_id: one.chargeId,
  };
}

export async function insertAssessments(
  ctx: Ctx,
  assessments: readonly NewAssessment[],
): Promise<void> {
  const rows = assessments.map(newVersionRow);
  await ctx.db.run(sql`
    insert into assessments.assessment (taxpayer_id, tax_year, tax, object_id, version,
      amount_kopecks, unverified, fingerprint, trace, charge_id, computed_at)
    select ${taxpayerOf(ctx)}::bigint, tax_year, tax, object_id, version, amount_kopecks,
      unverified, fingerprint, trace, charge_id, ${ctx.now}::timestamptz
    from jsonb_populate_recordset(null::assessments.assessment, ${JSON.stringify(rows)})`);
}

export interface KeptTrace {
  version: number;
  computedAt: Moment;
  amountKopecks: Kopecks;
  trace: Trace;
}

/** The newest calculation behind a charge. */
export function findTrace(ctx: Ctx, chargeId: string): Promise<KeptTrace | undefined> {
  return ctx.db.find(sql<KeptTrace>`
    select version, computed_at as "computedAt", amount_kopecks as "amountKopecks", trace
    from assessments.assessment
    where taxpayer_id = ${taxpayerOf(ctx)} and charge_id = ${chargeId}
      and trace is not null
    order by version desc limit 1`);
}

/** Numbers of notices, as many as asked for. */
export async function nextNoticeNumbers(ctx: Ctx, count: number): Promise<string[]> {
  const rows = await ctx.db.rows(sql<{ number: number }>`
    select nextval('assessments.notice_number') as number from generate_series(1, ${count})`);
  return rows.map(({ number }) => String(number));
}

/** Numbers for УИН, as many as asked for. */
export async function nextUinNumbers(ctx: Ctx, count: number): Promise<number[]> {
  const rows = await ctx.db.rows(sql<{ number: number }>`
    select nextval('assessments.uin_number') as number from generate_series(1, ${count})`);
  return rows.map(({ number }) => number);
}

export interface Notice {
  number: string;
  taxYear: number;
  madeOn: Day;
  dueOn: Day;
  totalKopecks: Kopecks;
  chargeIds: string[];
}

export async function insertNotice(ctx: Ctx, notice: Notice): Promise<void> {
  const { number, taxYear, madeOn, dueOn, totalKopecks, chargeIds } = notice;
  await ctx.db.run(sql`
    insert into assessments.notice (taxpayer_id, number, tax_year, made_on, due_on, total_kopecks,
      charge_ids, recorded_at)
    values (${taxpayerOf(ctx)}, ${number}, ${taxYear}, ${madeOn}, ${dueOn}, ${totalKopecks},
      ${chargeIds}, ${ctx.now})`);
}

/** Keeps what could not be reckoned; answers how many of them are new. */
export async function upsertUnknown(
  ctx: Ctx,
  taxYear: number,
  items: readonly TaxItem[],
): Promise<number> {
  let added = 0;
  for (const { tax, objectId, outcome } of items) {
    if (outcome.isKnown) continue;
    added += await ctx.db.run(sql`
      insert into assessments.unknown as u
        (taxpayer_id, tax_year, tax, object_id, code, args, since)
      values (${taxpayerOf(ctx)}, ${taxYear}, ${tax}, ${objectId}, ${outcome.code},
        ${JSON.stringify(outcome.args)}, ${ctx.now})
      on conflict (taxpayer_id, tax_year, tax, object_id) do update
        set code = excluded.code, args = excluded.args, since = excluded.since, settled_at = null
        where u.settled_at is not null or u.code <> excluded.code`);
  }
  const open = items.filter(({ outcome }) => !outcome.isKnown).map(({ objectId }) => objectId);
  await ctx.db.run(sql`
    update assessments.unknown set settled_at = ${ctx.now}
    where taxpayer_id = ${taxpayerOf(ctx)} and tax_year = ${taxYear} and settled_at is null
      and not object_id = any(${open})`);
  return added;
}

export interface UnknownTax {
  taxYear: number;
  tax: TaxKind;
  objectId: string;
  code: string;
  args: Record<string, string | number>;
}

export function listUnknown(ctx: Ctx): Promise<UnknownTax[]> {
  return ctx.db.rows(sql<UnknownTax>`
    select tax_year as "taxYear", tax, object_id as "objectId", code, args
    from assessments.unknown where taxpayer_id = ${taxpayerOf(ctx)} and settled_at is null
    order by tax_year, tax`);
}

/** Taxpayers with something unknown or a year not assessed yet, after the given one; role batch. */
export async function listTaxpayersWithOpen(
  ctx: Ctx,
  page: { after: number; limit: number },
): Promise<number[]> {
  const rows = await ctx.db.rows(sql<{ taxpayer_id: number }>`
    select taxpayer_id from assessments.unknown
    where settled_at is null and taxpayer_id > ${page.after}
    union
    select taxpayer_id from assessments.year
    where assessed_at is null and taxpayer_id > ${page.after}
    order by taxpayer_id limit ${page.limit}`);
  return rows.map((row) => row.taxpayer_id);
}

/** Two assessments of one year wait for each other, so that neither charges what the other did. */
export async function lockYear(ctx: Ctx, taxYear: number): Promise<void> {
  await insertYears(ctx, [taxYear]);
  await ctx.db.run(sql`
    select 1 from assessments.year
    where taxpayer_id = ${taxpayerOf(ctx)} and tax_year = ${taxYear} for update`);
}

/** Adds years to those that are assessed for the person. */
export async function insertYears(ctx: Ctx, years: readonly number[]): Promise<void> {
  await ctx.db.run(sql`
    insert into assessments.year (taxpayer_id, tax_year)
    select ${taxpayerOf(ctx)}::bigint, unnest(${years}::smallint[]) on conflict do nothing`);
}

export async function listYears(ctx: Ctx): Promise<number[]> {
  const rows = await ctx.db.rows(sql<{ tax_year: number }>`
    select tax_year from assessments.year
    where taxpayer_id = ${taxpayerOf(ctx)} order by tax_year`);
  return rows.map((row) => row.tax_year);
}

export async function markAssessed(ctx: Ctx, taxYear: number): Promise<void> {
  await ctx.db.run(sql`
    insert into assessments.year (taxpayer_id, tax_year, assessed_at)
    values (${taxpayerOf(ctx)}, ${taxYear}, ${ctx.now})
    on conflict (taxpayer_id, tax_year) do update set assessed_at = excluded.assessed_at`);
}
