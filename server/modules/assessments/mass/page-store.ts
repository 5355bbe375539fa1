// All SQL of the mass assessment: each statement reads or writes a whole page of people. Role
// batch.
import { startOfLegalDay } from '#primitives/days';
import type { Ctx, TaxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { listenersOf } from '#platform/events';
import { newId } from '#platform/ids';
import { type Assessment, assessmentColumns, newVersionRow } from '../assessment-store.ts';
import { accruedOf, type Issued, penaltyPlanOf } from '../decide-year.ts';
import type { TaxItem } from '../tax-item.ts';

/** Opens the year for the people and locks it in the order of their numbers. */
export async function lockYears(
  ctx: Ctx,
  people: readonly TaxpayerId[],
  taxYear: number,
): Promise<void> {
  await ctx.db.run(sql`
    insert into assessments.year (taxpayer_id, tax_year)
    select id, ${taxYear} from unnest(${people}::bigint[]) as id order by id
    on conflict do nothing`);
  await ctx.db.run(sql`
    select 1 from assessments.year
    where taxpayer_id = any(${people}) and tax_year = ${taxYear}
    order by taxpayer_id for update`);
}

/** The newest version of every assessment of a year, by taxpayer. */
export async function listAssessmentsOf(
  ctx: Ctx,
  people: readonly TaxpayerId[],
  taxYear: number,
): Promise<Map<TaxpayerId, Assessment[]>> {
  const rows = await ctx.db.rows(sql<Assessment & { taxpayerId: TaxpayerId }>`
    select distinct on (taxpayer_id, tax, object_id) taxpayer_id as "taxpayerId",
      ${assessmentColumns}
    from assessments.assessment
    where taxpayer_id = any(${people}) and tax_year = ${taxYear}
    order by taxpayer_id, tax, object_id, version desc`);
  return Map.groupBy(rows, ({ taxpayerId }) => taxpayerId);
}

/** What was decided for one of the page. */
export interface Decided extends Issued {
  taxpayerId: TaxpayerId;
  items: readonly TaxItem[];
}

/** Writes all of the page but its charges; answers how many unknown taxes are new, by taxpayer. */
export async function keepPage(
  ctx: Ctx,
  taxYear: number,
  decided: readonly Decided[],
): Promise<{ taxpayer_id: TaxpayerId; count: number }[]> {
  const { now, wall } = ctx;
  const act = { now, wall, listeners: listenersOf(ctx, 'charge.accrued') };
  const [{ added }] = (await ctx.db.statement<{
    added: { taxpayer_id: TaxpayerId; count: number }[];
  }>('assessments-keep-page', 'select assessments.keep_page($1, $2) as added', [
    JSON.stringify(act),
    JSON.stringify(pageRows(decided, taxYear, ctx.env.settings.LEGAL_TIME_ZONE)),
  ])) as [{ added: { taxpayer_id: TaxpayerId; count: number }[] }];
  return added;
}

/** Rows by table, with the columns of each. */
function pageRows(decided: readonly Decided[], taxYear: number, zone: string) {
  const page = {
    tax_year: taxYear,
    people: decided.map(({ taxpayerId }) => taxpayerId),
    assessment: [] as object[],
    notice: [] as object[],
    due: [] as object[],
    event: [] as object[],
    unknown: [] as object[],
  };
  for (const one of decided) {
    const own = { taxpayer_id: one.taxpayerId };
    for (const version of one.versions) page.assessment.push({ ...own, ...newVersionRow(version) });
    if (one.notice) page.notice.push({ ...own, ...noticeRow(one.notice) });
    for (const charge of one.charges) {
      const { kind, key, dueOn, data } = penaltyPlanOf(charge);
      page.due.push({ ...own, kind, due_key: key, due_at: startOfLegalDay(dueOn, zone), data });
    }
    if (one.charges.length > 0) {
      page.event.push({ ...own, event_id: newId(), data: accruedOf(one.charges) });
    }
    for (const { tax, objectId, outcome } of one.items) {
      if (outcome.isKnown) continue;
      const { code, args } = outcome;
      page.unknown.push({ ...own, tax, object_id: objectId, code, args });
    }
  }
  return page;
}

function noticeRow(notice: NonNullable<Issued['notice']>) {
  return {
    number: notice.number,
    tax_year: notice.taxYear,
    made_on: notice.madeOn,
    due_on: notice.dueOn,
    total_kopecks: notice.totalKopecks,
    charge_ids: notice.chargeIds,
  };
}

/**
 * Where a run of the year begins: behind what an unfinished one has done, else at the beginning.
 */
export async function beginRun(ctx: Ctx, taxYear: number): Promise<number> {
  const row = await ctx.db.one(sql<{ after: number }>`
    insert into assessments.mass_run as r (tax_year, started_at) values (${taxYear}, ${ctx.wall})
    on conflict (tax_year) do update set
      after_taxpayer = case when r.finished_at is null then r.after_taxpayer else 0 end,
      started_at = case when r.finished_at is null then r.started_at else excluded.started_at end,
      finished_at = null
    returning after_taxpayer as after`);
  return row.after;
}

/** Notes that everybody up to a taxpayer is done; of two runs at once the farther one counts. */
export async function markRun(ctx: Ctx, taxYear: number, after: number): Promise<void> {
  await ctx.db.run(sql`
    update assessments.mass_run set after_taxpayer = greatest(after_taxpayer, ${after})
    where tax_year = ${taxYear}`);
}

export async function finishRun(ctx: Ctx, taxYear: number): Promise<void> {
  await ctx.db.run(sql`
    update assessments.mass_run set finished_at = ${ctx.wall} where tax_year = ${taxYear}`);
}
