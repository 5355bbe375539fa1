// All SQL of rows; what a line says is sealed to its row.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Day } from '#primitives/days';
import { type Kopecks } from '#primitives/money';
import type { Income } from '#modules/self-employment';
import type { Fault } from './file/read-line.ts';
import type { Details, Outcome, Row } from './load.ts';

const placeOf = (loadId: string, rowNo: number) => ({
  table: 'receipt_files.row',
  column: 'details',
  row: `${loadId}:${rowNo}`,
});

const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

export async function insertRows(ctx: Ctx, loadId: string, rows: readonly Row[]): Promise<void> {
  const columns = rows.map((row) => {
    const details = JSON.stringify({ sold: row.sold, text: row.text } satisfies Details);
    return {
      row_no: row.rowNo,
      line: row.line,
      outcome: row.outcome,
      is_chosen: row.isChosen,
      content: row.content && hex(row.content),
      occurrence: row.occurrence,
      income_on: row.sold?.on ?? null,
      // A sum that rounds to nothing is none.
      total_kopecks: row.sold?.totalKopecks || null,
      buyer_kind: row.sold?.buyerKind ?? null,
      details: hex(ctx.env.keys.seal(placeOf(loadId, row.rowNo), details)),
      code: row.fault?.code ?? null,
      field: row.fault?.column ?? null,
      params: row.fault?.params ?? null,
      number: row.number,
    };
  });
  await ctx.db.run(sql`
    insert into receipt_files.row (taxpayer_id, load_id, row_no, line, outcome, is_chosen, content,
      occurrence, income_on, total_kopecks, buyer_kind, details, code, field, params, number)
    select platform.current_taxpayer(), ${loadId}, row_no, line, outcome, is_chosen, content,
      occurrence, income_on, total_kopecks, buyer_kind, details, code, field, params, number
    from jsonb_populate_recordset(null::receipt_files.row, ${JSON.stringify(columns)})`);
}

interface Columns {
  row_no: number;
  line: number;
  outcome: Outcome;
  is_chosen: boolean;
  content: Buffer | null;
  occurrence: number | null;
  details: Buffer;
  code: string | null;
  field: string | null;
  params: Fault['params'] | null;
  number: string | null;
}

const columns = sql`row_no, line, outcome, is_chosen, content, occurrence, details, code, field,
  params, number`;

function rowOf(ctx: Ctx, loadId: string, row: Columns): Row {
  const { content, occurrence, code, field, number } = row;
  const details = JSON.parse(
    ctx.env.keys.open(placeOf(loadId, row.row_no), row.details),
  ) as Details;
  return {
    rowNo: row.row_no,
    line: row.line,
    outcome: row.outcome,
    isChosen: row.is_chosen,
    content,
    occurrence,
    fault: code === null ? null : { code, column: field, params: row.params ?? {} },
    number,
    ...details,
  };
}

export interface RowsWanted {
  outcome: Outcome | null;
  offset: number;
  limit: number;
}

/** A page of rows in the order of the file, and how many there are. */
export async function listRows(
  ctx: Ctx,
  loadId: string,
  { outcome, offset, limit }: RowsWanted,
): Promise<{ rows: Row[]; total: number }> {
  const matching = sql`taxpayer_id = platform.current_taxpayer() and load_id = ${loadId}
    and (${outcome}::text is null or outcome = ${outcome})`;
  const rows = await ctx.db.rows(sql<Columns>`
    select ${columns} from receipt_files.row where ${matching}
    order by row_no offset ${offset} limit ${limit}`);
  const { total } = await ctx.db.one(sql<{ total: number }>`
    select count(*) as total from receipt_files.row where ${matching}`);
  return { rows: rows.map((row) => rowOf(ctx, loadId, row)), total };
}

/** The next rows that are chosen and have no receipt yet, in the order of their days. */
export async function listWaiting(ctx: Ctx, loadId: string, limit: number): Promise<Row[]> {
  const rows = await ctx.db.rows(sql<Columns>`
    select ${columns} from receipt_files.row
    where taxpayer_id = platform.current_taxpayer() and load_id = ${loadId}
      and is_chosen and outcome in ('ready', 'present')
    order by income_on, row_no limit ${limit}`);
  return rows.map((row) => rowOf(ctx, loadId, row));
}

/** False: there is no such row, or it cannot be chosen. */
export async function updateChoice(
  ctx: Ctx,
  of: { loadId: string; rowNo: number; isChosen: boolean },
): Promise<Outcome | undefined> {
  const row = await ctx.db.find(sql<{ outcome: Outcome }>`
    update receipt_files.row
    set is_chosen = ${of.isChosen} and outcome in ('ready', 'present')
    where taxpayer_id = platform.current_taxpayer() and load_id = ${of.loadId}
      and row_no = ${of.rowNo} returning outcome`);
  return row?.outcome;
}

export type Decided =
  | { rowNo: number; outcome: 'issued'; number: string; occurrence: number }
  | { rowNo: number; outcome: 'present'; number: string; occurrence: number }
  | { rowNo: number; outcome: 'refused'; fault: Fault };

/** What became of rows; a refused or known one is chosen no more. */
export async function updateDecided(
  ctx: Ctx,
  loadId: string,
  decided: readonly Decided[],
): Promise<void> {
  const rows = decided.map((one) => {
    const fault = one.outcome === 'refused' ? one.fault : null;
    return {
      row_no: one.rowNo,
      outcome: one.outcome,
      number: one.outcome === 'refused' ? null : one.number,
      occurrence: one.outcome === 'refused' ? null : one.occurrence,
      code: fault?.code ?? null,
      field: fault?.column ?? null,
      params: fault?.params ?? null,
    };
  });
  await ctx.db.run(sql`
    update receipt_files.row r
    set outcome = d.outcome, is_chosen = d.outcome = 'issued', number = d.number,
      occurrence = coalesce(d.occurrence, r.occurrence), code = d.code, field = d.field,
      params = d.params
    from jsonb_populate_recordset(null::receipt_files.row, ${JSON.stringify(rows)}) d
    where r.taxpayer_id = platform.current_taxpayer() and r.load_id = ${loadId}
      and r.row_no = d.row_no`);
}

/** The highest count of equal lines that rows of this load bear. */
export function highestOf(
  ctx: Ctx,
  loadId: string,
  contents: readonly Buffer[],
): Promise<{ content: Buffer; occurrence: number }[]> {
  return ctx.db.rows(sql<{ content: Buffer; occurrence: number }>`
    select content, max(occurrence) as occurrence from receipt_files.row
    where taxpayer_id = platform.current_taxpayer() and load_id = ${loadId}
      and content = any(${contents.map(hex)}::bytea[])
    group by content`);
}

export interface OutcomeTotal {
  outcome: Outcome;
  count: number;
  amountKopecks: Kopecks;
}

export function totalsOf(ctx: Ctx, loadId: string): Promise<OutcomeTotal[]> {
  return ctx.db.rows(sql<OutcomeTotal>`
    select outcome, count(*) as count,
      coalesce(sum(total_kopecks), 0)::bigint as "amountKopecks"
    from receipt_files.row
    where taxpayer_id = platform.current_taxpayer() and load_id = ${loadId}
    group by outcome order by outcome`);
}

/** What is chosen and has no receipt yet: by day and kind of buyer, with how many lines. */
export function chosenIncomes(ctx: Ctx, loadId: string): Promise<(Income & { count: number })[]> {
  return ctx.db.rows(sql<{ on: Day; count: number } & Income>`
    select income_on as "on", buyer_kind as "buyerKind", count(*) as count,
      sum(total_kopecks)::bigint as "amountKopecks"
    from receipt_files.row
    where taxpayer_id = platform.current_taxpayer() and load_id = ${loadId}
      and is_chosen and outcome in ('ready', 'present')
    group by income_on, buyer_kind order by income_on, buyer_kind`);
}
