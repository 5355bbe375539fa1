// A file of receipts is read and told line by line; nothing is issued (BEY-8).
import { listRegistrations } from '#modules/self-employment';
import { createHash } from 'node:crypto';
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import { newId } from '#platform/ids';
import type { FileLoad, FileRead, newFile } from './contract.ts';
import { refusals } from './errors.ts';
import { type ReadLine, readLine } from './file/read-line.ts';
import { type TitledLines, findTitles, readTable } from './file/read-table.ts';
import type { Titles } from './file/titles.ts';
import type { Row } from './load.ts';
import { deleteUndecided, findBegun, insertLoad, listTaken, lockTaken } from './load-store.ts';
import { contentOf, faultOf, receiptMaker } from './receipt-of-line.ts';
import { insertRows } from './row-store.ts';
import { getFile } from './show-file.ts';

const NAME_MAX = 200;
/** Files a person looks at side by side; more would only fill the database. */
export const UNDECIDED_MAX = 20;

/**
 * Answers the load, or that it is a bank statement. The same file again is read anew, and tells
 * which of its lines have become receipts; while its receipts are being issued, it is that load
 * that goes on.
 * Refuses: `file_unreadable`, `no_lines` and what `readTable` and `findTitles` refuse.
 */
export async function uploadFile(ctx: Ctx, file: z.output<typeof newFile>): Promise<FileRead> {
  const bytes = bytesOf(file.contentBase64);
  const table = await readTable(bytes);
  const found = table === 'statement' ? table : findTitles(table);
  if (found === 'statement') return { isStatement: true, load: null };
  const load = await keepFile(ctx, { name: file.name, bytes, ...found });
  return { isStatement: false, load };
}

type GivenFile = TitledLines & { name: string; bytes: Buffer };

async function keepFile(ctx: Ctx, file: GivenFile): Promise<FileLoad> {
  const { titles, lines, bytes } = file;
  const sha256 = createHash('sha256').update(bytes).digest();
  const read = lines.flatMap((line) => readLine(titles, line) ?? []);
  if (read.length === 0) throw refusals.no_lines();
  await lockTaken(ctx);
  const begun = await findBegun(ctx, sha256);
  if (begun !== undefined) return getFile(ctx, begun.loadId);
  await deleteUndecided(ctx, { sha256, most: UNDECIDED_MAX - 1 });
  const loadId = newId();
  await insertLoad(ctx, { loadId, sha256, name: nameOf(file.name), sizeBytes: bytes.length });
  await insertRows(ctx, loadId, await rowsOf(ctx, titles, read));
  return getFile(ctx, loadId);
}

function bytesOf(contentBase64: string): Buffer {
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/u.test(contentBase64) && contentBase64.length % 4 === 0;
  if (!isBase64) throw refusals.file_unreadable({ field: 'contentBase64' });
  return Buffer.from(contentBase64, 'base64');
}

/** Without signs that no name has. */
function nameOf(text: string): string {
  const plain = text.replaceAll(/\p{Cc}/gu, ' ').trim();
  return plain.slice(0, NAME_MAX) || 'file';
}

async function rowsOf(ctx: Ctx, titles: Titles, lines: readonly ReadLine[]): Promise<Row[]> {
  const registrations = await listRegistrations(ctx);
  const facts = { titles, registrations, receiptOf: receiptMaker(ctx) };
  const counts = new Map<string, number>();
  const rows = lines.map((read, at): Row => {
    const place = { rowNo: at + 1, line: read.line, number: null, isChosen: false };
    if ('fault' in read) {
      const { fault, text } = read;
      const nothing = { content: null, occurrence: null, sold: null };
      return { ...place, ...nothing, outcome: 'refused', fault, text };
    }
    const { sold } = read;
    const content = contentOf(ctx, sold);
    const key = content.toString('hex');
    const occurrence = (counts.get(key) ?? 0) + 1;
    counts.set(key, occurrence);
    const fault = faultOf(ctx, sold, facts);
    const outcome = fault === null ? ('ready' as const) : ('refused' as const);
    const isChosen = fault === null;
    return { ...place, isChosen, outcome, content, occurrence, fault, sold, text: null };
  });
  return markPresent(ctx, rows);
}

/** Lines that became receipts before are told, and not ticked by themselves. */
async function markPresent(ctx: Ctx, rows: readonly Row[]): Promise<Row[]> {
  const keyOf = (content: Buffer, occurrence: number) => `${content.toString('hex')}:${occurrence}`;
  const taken = await listTaken(
    ctx,
    rows.flatMap(({ content }) => content ?? []),
  );
  const numbers = new Map(
    taken.map(({ content, occurrence, number }) => [keyOf(content, occurrence), number]),
  );
  return rows.map((row) => {
    const { content, occurrence } = row;
    if (content === null || occurrence === null || row.outcome !== 'ready') return row;
    const number = numbers.get(keyOf(content, occurrence));
    if (number === undefined) return row;
    return { ...row, outcome: 'present', isChosen: false, number };
  });
}
