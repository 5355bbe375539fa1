// A list as a file for a spreadsheet: XLSX, or CSV as a Russian Excel opens it (semicolon, decimal
// comma, byte order mark). Text that a spreadsheet would run as a formula is made harmless
// (security A12).
import { writeCsv } from 'hucre/csv';
import { writeXlsx } from 'hucre/xlsx';
import { type Day, formatDay, type Moment } from '#primitives/days';
import { FileAnswer } from '#platform/http/route';

/** `money` takes kopecks. */
type Kind = 'text' | 'money' | 'day' | 'moment' | 'number';
type Value = string | number | null;

export interface Column<Row> {
  title: string;
  kind: Kind;
  value: (row: Row) => Value;
}

export interface Table<Row> {
  /** File name without its ending. */
  name: string;
  sheet: string;
  /** Zone in which moments are written. */
  zone: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}

type Cell = string | number | Date | null;

/** The rows of a list as a file to save. */
export async function tableFile<Row>(
  format: 'xlsx' | 'csv',
  table: Table<Row>,
): Promise<FileAnswer> {
  const bytes = format === 'xlsx' ? await xlsx(table) : csv(table);
  const mime = {
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    csv: 'text/csv; charset=utf-8',
  }[format];
  return new FileAnswer({ name: `${table.name}.${format}`, mime, bytes });
}

const numFmt = { money: '#,##0.00', day: 'dd.mm.yyyy', moment: 'dd.mm.yyyy hh:mm' } as const;

async function xlsx<Row>(table: Table<Row>): Promise<Buffer> {
  const { columns, rows } = table;
  const head = columns.map(({ title }) => title);
  const body = rows.map((row) =>
    columns.map((column) => sheetCell(column.kind, column.value(row), table.zone)),
  );
  const bytes = await writeXlsx({
    sheets: [
      {
        name: table.sheet,
        columns: columns.map(({ title, kind }) => ({
          width: kind === 'text' ? Math.max(24, title.length + 2) : 18,
          ...(kind in numFmt ? { numFmt: numFmt[kind as keyof typeof numFmt] } : {}),
        })),
        rows: [head, ...body],
      },
    ],
  });
  return Buffer.from(bytes);
}

/** Days and moments are shown in the legal zone, so their wall reading is what the cell carries. */
function sheetCell(kind: Kind, value: Value, zone: string): Cell {
  if (value === null) return null;
  if (kind === 'money') return Number(value) / 100;
  if (kind === 'day') return new Date(`${value}T00:00:00Z`);
  if (kind === 'moment') return new Date(`${wallReading(value as Moment, zone)}Z`);
  return value;
}

function csv<Row>({ columns, rows, zone }: Table<Row>): Buffer {
  const body = rows.map((row) =>
    columns.map(({ kind, value }) => textCell(kind, value(row), zone)),
  );
  const text = writeCsv([columns.map(({ title }) => title), ...body], {
    delimiter: ';',
    bom: true,
    escapeFormulae: true,
  });
  return Buffer.from(text, 'utf8');
}

function textCell(kind: Kind, value: Value, zone: string): string {
  if (value === null) return '';
  if (kind === 'money') return (Number(value) / 100).toFixed(2).replace('.', ',');
  if (kind === 'day') return formatDay(value as Day, 'short');
  if (kind === 'moment') {
    const reading = wallReading(value as Moment, zone);
    return `${formatDay(reading.slice(0, 10) as Day, 'short')} ${reading.slice(11, 16)}`;
  }
  return String(value);
}

/** `2026-11-21T13:05:00` on the clocks of the zone. */
function wallReading(moment: Moment, zone: string): string {
  return new Date(moment).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T');
}
