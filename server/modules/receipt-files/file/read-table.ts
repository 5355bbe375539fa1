// A file of any kind the load takes, from its bytes to its lines. Told by content, never by name.
import { readXlsx } from 'hucre/xlsx';
import { linesOf, encodingOf } from '#primitives/bank-statement/encoding';
import { isClientBankExchange } from '#primitives/bank-statement/read';
import { cellsOf, recordsOf } from '#primitives/csv-records';
import { refusals } from '../errors.ts';
import {
  BYTES_MAX,
  COLUMNS_MAX,
  LINES_MAX,
  MEGABYTE,
  PREAMBLE_MAX,
  type SheetLine,
  UNPACKED_BYTES_MAX,
} from './sheet.ts';
import { TITLE_WORDS, anyOf, missingOf, titlesIn } from './titles.ts';
import { unpackedSize } from './unpacked-size.ts';

/**
 * The lines of a table, its empty ones left out, or that it is the exchange file of a bank.
 * Refuses: `file_unknown`, `file_too_large`, `file_swells`.
 */
export async function readTable(bytes: Buffer): Promise<SheetLine[] | 'statement'> {
  if (bytes.length > BYTES_MAX) {
    throw refusals.file_too_large({ params: { megabytes: BYTES_MAX / MEGABYTE } });
  }
  if (isClientBankExchange(bytes)) return 'statement';
  const isZip = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));
  return isZip ? readSheet(bytes) : readText(bytes);
}

async function readSheet(bytes: Buffer): Promise<SheetLine[]> {
  const size = unpackedSize(bytes);
  if (size === null) throw refusals.file_unknown();
  if (size > UNPACKED_BYTES_MAX) {
    throw refusals.file_swells({ params: { megabytes: UNPACKED_BYTES_MAX / MEGABYTE } });
  }
  const last = LINES_MAX + PREAMBLE_MAX + 2;
  const range = `A1:${String.fromCharCode(64 + COLUMNS_MAX)}${last}`;
  const book = await readXlsx(bytes, { sheets: [0], range }).catch((cause: unknown) => {
    throw refusals.file_unknown({ cause });
  });
  const [sheet] = book.sheets;
  if (sheet === undefined) throw refusals.file_unknown();
  const formulas = new Map<number, number[]>();
  for (const [key, cell] of sheet.cells ?? []) {
    if (cell.formula === undefined) continue;
    const [row = 0, place = 0] = key.split(',').map(Number);
    formulas.set(row, [...(formulas.get(row) ?? []), place]);
  }
  return sheet.rows.flatMap((row, at) => {
    const own = formulas.get(at) ?? [];
    const cells = row.map(textOf);
    const isEmpty = own.length === 0 && cells.every((cell) => cell === '');
    return isEmpty ? [] : [{ line: at + 1, cells, formulas: own }];
  });
}

/** Numbers as a person sees them: a spreadsheet keeps fifteen digits. */
function textOf(value: string | number | boolean | Date | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return plainNumber(value);
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  }
  return String(value).trim();
}

function plainNumber(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return /e/u.test(text) ? value.toFixed(12).replace(/\.?0+$/u, '') : text;
}

function readText(bytes: Buffer): SheetLine[] {
  const text = decoded(bytes);
  if (text.includes('\u0000')) throw refusals.file_unknown();
  const read = recordsOf(linesOf(text));
  if (!read.ok) throw refusals.file_unknown({ params: { line: read.line } });
  const { records } = read;
  const separator = separatorOf(records.slice(0, PREAMBLE_MAX + 1).map((one) => one.text));
  return records.map((record) => {
    const cells = cellsOf(record.text, separator).map((cell) => cell.trim());
    // What a spreadsheet would compute when it opens this text.
    const formulas = cells.flatMap((cell, place) => (cell.startsWith('=') ? [place] : []));
    return { line: record.line, cells, formulas };
  });
}

function decoded(bytes: Buffer): string {
  const [first, second] = bytes;
  const isWide = first === 0xff && second === 0xfe;
  const encoding = isWide ? 'utf-16le' : encodingOf(bytes, TITLE_WORDS);
  return new TextDecoder(encoding).decode(bytes);
}

/** The one that shows the most titles; Excel writes `;` in Russia. */
function separatorOf(lines: readonly string[]): string {
  const found = [';', '\t', ','].map((separator) => {
    const counts = lines.map((line) => titlesIn(cellsOf(line, separator)).places.size);
    return { separator, titles: Math.max(0, ...counts) };
  });
  return found.reduce((best, one) => (one.titles > best.titles ? one : best)).separator;
}

export interface TitledLines {
  titles: ReturnType<typeof titlesIn>;
  lines: SheetLine[];
}

/**
 * The titles of a table and the lines below them, or that it is a bank's. Refuses:
 * `columns_missing`, `is_export`, `too_many_lines`, `file_unknown`.
 */
export function findTitles(all: readonly SheetLine[]): TitledLines | 'statement' {
  const near = all.slice(0, PREAMBLE_MAX + 1).map(({ cells }) => titlesIn(cells));
  const at = near.findIndex((titles) => missingOf(titles).length === 0);
  if (at === -1) {
    const best = near.toSorted((one, other) => other.places.size - one.places.size)[0];
    if (best === undefined || best.places.size === 0) throw refusals.file_unknown();
    const head = all[near.indexOf(best)]!;
    if (hasWord(head.cells, BANK_WORDS) || hasWord(head.cells, BANK_WORDS_TOO)) {
      return 'statement';
    }
    throw refusals.columns_missing({ params: { columns: missingOf(best).join(', ') } });
  }
  const titles = near[at]!;
  if (hasWord(all[at]!.cells, BANK_WORDS)) return 'statement';
  if (titles.isExport) throw refusals.is_export();
  const lines = all.slice(at + 1);
  if (lines.length > LINES_MAX) throw refusals.too_many_lines({ params: { most: LINES_MAX } });
  return { titles, lines };
}

/** What only a bank's table has. */
const BANK_WORDS = anyOf(
  'приход|расход',
  'поступлени[ея]|списани[ея]|зачисление',
  'дебет|кредит|debit|credit',
  'назначение( платежа)?',
);
/** What a bank's table has where it has no service. */
const BANK_WORDS_TOO = anyOf('описание( операции)?', 'основание', 'description');

const hasWord = (cells: readonly string[], words: RegExp): boolean =>
  cells.some((cell) => words.test(cell.trim().toLowerCase()));
