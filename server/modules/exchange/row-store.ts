// All SQL of rows. What a file says of a person is sealed for its own row.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Facts } from './file/line.ts';
import type { NewRow, OpenRow, Outcome, RowCode, Verdict, Warning } from './row.ts';

const place = (loadId: string, rowNo: number) => ({
  table: 'exchange.row',
  column: 'facts',
  row: `${loadId}:${rowNo}`,
});

export async function insertRows(ctx: Ctx, loadId: string, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = rows.map((row) => ({
    load_id: loadId,
    row_no: row.rowNo,
    line: row.line,
    kind: row.kind,
    payer_id: row.payerId,
    amount_kopecks: row.amountKopecks,
    number: row.number,
    facts: row.facts === null ? null : sealed(ctx, place(loadId, row.rowNo), row.facts),
    outcome: row.outcome,
    code: row.code,
    args: row.args,
    warnings: [],
    is_done: row.isDone,
  }));
  await ctx.db.run(sql`
    insert into exchange.row
    select * from jsonb_populate_recordset(null::exchange.row, ${JSON.stringify(columns)})`);
}

const sealed = (ctx: Ctx, at: ReturnType<typeof place>, facts: Facts): string =>
  `\\x${ctx.env.keys.seal(at, JSON.stringify(facts)).toString('hex')}`;

export async function deleteRows(ctx: Ctx, loadId: string): Promise<void> {
  await ctx.db.run(sql`delete from exchange.row where load_id = ${loadId}`);
}

export interface Cursor {
  payerId: number;
  rowNo: number;
}

interface OpenColumns {
  row_no: number;
  line: number;
  payer_id: number;
  facts: Buffer;
}

/** The next rows that are to be decided, those of one taxpayer together. */
export async function listOpenRows(
  ctx: Ctx,
  loadId: string,
  page: { after: Cursor; limit: number },
): Promise<OpenRow[]> {
  const { after, limit } = page;
  const rows = await ctx.db.rows(sql<OpenColumns>`
    select row_no, line, payer_id, facts from exchange.row
    where load_id = ${loadId} and not is_done
      and (payer_id, row_no) > (${after.payerId}, ${after.rowNo})
    order by payer_id, row_no limit ${limit}`);
  return rows.map((row) => ({
    rowNo: row.row_no,
    line: row.line,
    payerId: row.payer_id,
    facts: JSON.parse(ctx.env.keys.open(place(loadId, row.row_no), row.facts)) as Facts,
  }));
}

/** Keeps what became of rows; `isTrial`: what would become of them. */
export async function updateVerdicts(
  ctx: Ctx,
  loadId: string,
  of: { verdicts: ReadonlyMap<number, Verdict>; isTrial: boolean },
): Promise<void> {
  const rows = [...of.verdicts].map(([rowNo, verdict]) => ({
    row_no: rowNo,
    outcome: of.isTrial && verdict.outcome === 'taken' ? 'will_take' : verdict.outcome,
    code: verdict.code,
    args: verdict.args ?? {},
    warnings: verdict.warnings ?? [],
  }));
  await ctx.db.run(sql`
    update exchange.row r
    set outcome = v.outcome, code = v.code, args = v.args, is_done = ${!of.isTrial},
      warnings = case when ${of.isTrial} then v.warnings else r.warnings end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v(row_no int, outcome text, code text, args jsonb, warnings jsonb)
    where r.load_id = ${loadId} and r.row_no = v.row_no`);
}

export interface ReportRow {
  rowNo: number;
  line: number;
  kind: NewRow['kind'];
  number: string | null;
  amountKopecks: number | null;
  outcome: Outcome;
  code: RowCode | null;
  args: Record<string, string | number>;
  warnings: Warning[];
  facts: Facts | null;
}

export interface ReportFilter {
  outcome: Outcome | null;
  warning: Warning['code'] | null;
  /** Rows after this one; a cursor costs the same on any page. */
  after: number;
  limit: number;
}

type ReportColumns = Omit<ReportRow, 'facts'> & { facts: Buffer | null };

export async function listRows(
  ctx: Ctx,
  loadId: string,
  filter: ReportFilter,
): Promise<ReportRow[]> {
  const { outcome, warning, after, limit } = filter;
  const wanted = [sql`load_id = ${loadId}`, sql`row_no > ${after}`];
  if (outcome !== null) wanted.push(sql`outcome = ${outcome}`);
  if (warning !== null) wanted.push(sql`warnings @> ${JSON.stringify([{ code: warning }])}`);
  const rows = await ctx.db.rows(sql<ReportColumns>`
    select row_no as "rowNo", line, kind, number, amount_kopecks as "amountKopecks", outcome, code,
      args, warnings, facts
    from exchange.row where ${sql.join(wanted, sql` and `)} order by row_no limit ${limit}`);
  return rows.map((row) => ({
    ...row,
    facts:
      row.facts === null
        ? null
        : (JSON.parse(ctx.env.keys.open(place(loadId, row.rowNo), row.facts)) as Facts),
  }));
}

export interface RowTotal {
  outcome: Outcome;
  count: number;
  amountKopecks: number;
}

/** How many rows of each outcome there are, and their money. */
export function totalsOf(ctx: Ctx, loadId: string): Promise<RowTotal[]> {
  return ctx.db.rows(sql<RowTotal>`
    select outcome, count(*)::int as count,
      coalesce(sum(amount_kopecks), 0)::bigint as "amountKopecks"
    from exchange.row where load_id = ${loadId} group by outcome order by outcome`);
}

export interface HarmTotal {
  code: Warning['code'];
  count: number;
  amountKopecks: number;
}

/** What taking the load would do that somebody should know before. */
export function harmOf(ctx: Ctx, loadId: string): Promise<HarmTotal[]> {
  return ctx.db.rows(sql<HarmTotal>`
    select w.code, count(*)::int as count,
      coalesce(sum(w."amountKopecks"), 0)::bigint as "amountKopecks"
    from exchange.row r,
      jsonb_to_recordset(r.warnings) as w(code text, "amountKopecks" bigint)
    where r.load_id = ${loadId} group by w.code order by w.code`);
}
