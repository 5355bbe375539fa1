// A load and its rows as staff see them, on a page, in a file and on a terminal.
import { type Column, tableFile } from '#modules/ledger';
import type { Ctx } from '#platform/context';
import type { FileAnswer } from '#platform/http/route';
import { kopecks } from '#primitives/money';
import type { LoadRowView, LoadView } from './contract.ts';
import { outcome as outcomes, warningCode } from './contract.ts';
import { refusals } from './errors.ts';
import type { Load } from './load.ts';
import { countLoads, findLoad, listLoads, takenBefore } from './load-store.ts';
import type { Outcome, WarningCode } from './row.ts';
import { faultText, harmWords, outcomeWords, rowText, warningText } from './row-words.ts';
import { harmOf, listRows, type ReportRow, totalsOf } from './row-store.ts';

export const PAGE_SIZE = 50;
const REPORT_ROWS_MAX = 100_000;

/** Refuses: `exchange.load_absent`. */
export async function getLoad(ctx: Ctx, loadId: string): Promise<LoadView> {
  const load = await findLoad(ctx, loadId);
  if (load === undefined) throw refusals.load_absent();
  return viewOf(ctx, load);
}

export async function showLoads(ctx: Ctx, page: number) {
  const pageSize = 20;
  const loads = await listLoads(ctx, { limit: pageSize, offset: (page - 1) * pageSize });
  const items: LoadView[] = [];
  for (const load of loads) items.push(await viewOf(ctx, load));
  return { items, total: await countLoads(ctx), page, pageSize };
}

async function viewOf(ctx: Ctx, load: Load): Promise<LoadView> {
  const { loadId, name, sizeBytes, kind, state, readAt, confirmedAt, takenAt, wrongTotals } = load;
  const harm = await harmOf(ctx, loadId);
  const totals = await totalsOf(ctx, loadId);
  return {
    loadId,
    name,
    sizeBytes,
    kind,
    state,
    fault: load.fault === null ? null : faultText(load.fault, load.faultLine),
    readAt,
    confirmedAt,
    takenAt,
    takenBeforeAt: await takenBefore(ctx, load),
    wrongTotals: wrongTotals.map(({ account, of, statedKopecks, countedKopecks }) => ({
      account,
      of,
      statedKopecks,
      countedKopecks,
    })),
    totals,
    harm: harm.map((one) => ({ ...one, ...harmWords[one.code] })),
  };
}

export interface RowsWanted {
  loadId: string;
  outcome: Outcome | null;
  warning: WarningCode | null;
  after: number;
  limit: number;
}

/** Refuses: `exchange.filter_invalid`. */
export function readWanted(
  loadId: string,
  query: { outcome?: string; warning?: string; after?: string },
): RowsWanted {
  const outcome = outcomes.safeParse(query.outcome);
  const warning = warningCode.safeParse(query.warning);
  const wrong = (field: string) => refusals.filter_invalid({ field, params: { field } });
  if (query.outcome && !outcome.success) throw wrong('outcome');
  if (query.warning && !warning.success) throw wrong('warning');
  if (query.after && !/^\d{1,9}$/u.test(query.after)) throw wrong('after');
  return {
    loadId,
    outcome: outcome.data ?? null,
    warning: warning.data ?? null,
    after: Number(query.after ?? 0),
    limit: PAGE_SIZE,
  };
}

/** Refuses: `exchange.load_absent`. */
export async function showRows(
  ctx: Ctx,
  wanted: RowsWanted,
): Promise<{ items: LoadRowView[]; next: number | null }> {
  if ((await findLoad(ctx, wanted.loadId)) === undefined) throw refusals.load_absent();
  const rows = await listRows(ctx, wanted.loadId, { ...wanted, limit: wanted.limit + 1 });
  const items = rows.slice(0, wanted.limit).map(rowView);
  return { items, next: rows.length > wanted.limit ? items.at(-1)!.rowNo : null };
}

function rowView(row: ReportRow): LoadRowView {
  const { rowNo, line, kind, number, outcome, code, facts } = row;
  return {
    rowNo,
    line,
    kind,
    number,
    amountKopecks: row.amountKopecks === null ? null : kopecks(row.amountKopecks),
    payer: facts && { name: facts.payer.name, identifier: facts.payer.value },
    outcome,
    code,
    text: rowText(row),
    warnings: row.warnings.map((one) => ({ code: one.code, text: warningText(one) })),
  };
}

const kinds = {
  charge: { ru: 'Начисление', en: 'Charge' },
  payment: { ru: 'Платёж', en: 'Payment' },
  other: { ru: 'Строка', en: 'Row' },
};
const titles = {
  line: { ru: 'Строка файла', en: 'Line of the file' },
  kind: { ru: 'Вид', en: 'Kind' },
  number: { ru: 'УИН или номер', en: 'UIN or number' },
  amount: { ru: 'Сумма', en: 'Amount' },
  payer: { ru: 'Плательщик', en: 'Payer' },
  identifier: { ru: 'ИНН или СНИЛС', en: 'INN or SNILS' },
  outcome: { ru: 'Итог', en: 'Outcome' },
  text: { ru: 'Что произошло', en: 'What happened' },
  warnings: { ru: 'Предупреждения', en: 'Warnings' },
};

/** The report as a table. Refuses: `exchange.load_absent`, `exchange.report_too_long`. */
export async function exportRows(
  ctx: Ctx,
  of: { format: 'xlsx' | 'csv'; wanted: RowsWanted },
): Promise<FileAnswer> {
  const { items: rows, next } = await showRows(ctx, { ...of.wanted, limit: REPORT_ROWS_MAX });
  if (next !== null) throw refusals.report_too_long({ params: { rows: REPORT_ROWS_MAX } });
  const said = ctx.language;
  const columns: Column<LoadRowView>[] = [
    { title: titles.line[said], kind: 'number', value: (row) => row.line },
    { title: titles.kind[said], kind: 'text', value: (row) => kinds[row.kind][said] },
    { title: titles.number[said], kind: 'text', value: (row) => row.number },
    { title: titles.amount[said], kind: 'money', value: (row) => row.amountKopecks },
    { title: titles.payer[said], kind: 'text', value: (row) => row.payer?.name ?? null },
    { title: titles.identifier[said], kind: 'text', value: (row) => row.payer?.identifier ?? null },
    { title: titles.outcome[said], kind: 'text', value: (row) => outcomeWords[row.outcome][said] },
    { title: titles.text[said], kind: 'text', value: (row) => row.text[said] },
    {
      title: titles.warnings[said],
      kind: 'text',
      value: (row) => row.warnings.map(({ text }) => text[said]).join(' '),
    },
  ];
  const sheet = { ru: 'Отчёт загрузки', en: 'Load report' }[said];
  const zone = ctx.env.settings.LEGAL_TIME_ZONE;
  return tableFile(of.format, { name: `load-${of.wanted.loadId}`, sheet, columns, rows, zone });
}
