// A file becomes the rows of a load. Nothing of it is taken before its last line was read.
import type { Ctx } from '#platform/context';
import type { Facts, FileLine, WrongTotal } from './file/line.ts';
import { FileRefused } from './file/line.ts';
import { openFile } from './file/read-file.ts';
import { findPayer } from './find-payer.ts';
import { type LoadState, ROWS_MAX } from './load.ts';
import { updateRead, updateRefused } from './load-store.ts';
import type { NewRow } from './row.ts';
import { deleteRows, insertRows } from './row-store.ts';

/** Rows written in one transaction; also what is in the memory at once. */
const PAGE = 500;

export interface Reading {
  loadId: string;
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  zone: string;
  /** Where the load stands after its last line. */
  next: LoadState;
}

/** Runs a part of the reading in a transaction: the caller's own, or one of many. */
export type Write = <T>(call: (ctx: Ctx) => Promise<T>) => Promise<T>;

/** Reads the file from its first line; answers false when the file was refused. */
export async function readLoad(write: Write, reading: Reading): Promise<boolean> {
  const { loadId, next } = reading;
  await write((ctx) => deleteRows(ctx, loadId));
  try {
    const { kind, lines, wrongTotals } = await openFile(reading.bytes, reading.zone);
    await keepLines(write, loadId, lines);
    await write((ctx) =>
      endReading(ctx, loadId, { kind, state: next, wrongTotals: wrongTotals() }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    await write(async (ctx) => {
      await deleteRows(ctx, loadId);
      await updateRefused(ctx, loadId, error);
    });
    return false;
  }
}

function endReading(
  ctx: Ctx,
  loadId: string,
  read: {
    kind: 'gisgmp' | 'client_bank_exchange' | 'csv';
    state: LoadState;
    wrongTotals: WrongTotal[];
  },
): Promise<void> {
  return updateRead(ctx, loadId, read);
}

async function keepLines(
  write: Write,
  loadId: string,
  lines: AsyncIterable<FileLine>,
): Promise<void> {
  let rowNo = 0;
  let page: FileLine[] = [];
  const keep = async () => {
    const kept = page;
    const first = rowNo - kept.length + 1;
    page = [];
    await write(async (ctx) => insertRows(ctx, loadId, await rowsOf(ctx, kept, first)));
  };
  for await (const line of lines) {
    rowNo += 1;
    if (rowNo > ROWS_MAX) throw new FileRefused('too_long', line.line);
    page.push(line);
    if (page.length === PAGE) await keep();
  }
  if (rowNo === 0) throw new FileRefused('empty', 1);
  if (page.length > 0) await keep();
}

async function rowsOf(ctx: Ctx, lines: readonly FileLine[], first: number): Promise<NewRow[]> {
  const rows: NewRow[] = [];
  const payers = new Map<string, Found>();
  for (const [place, line] of lines.entries()) {
    rows.push(rowOf(line, first + place, await payerOf(ctx, line, payers)));
  }
  return rows;
}

type Found = Awaited<ReturnType<typeof findPayer>>;

/** Files tell of a person many times; each is looked for once on a page. */
async function payerOf(ctx: Ctx, line: FileLine, known: Map<string, Found>): Promise<Found> {
  if ('fault' in line) return 'payer_unknown';
  const { payer } = line.facts;
  const key = `${payer.kind} ${payer.value}`;
  const found = known.get(key) ?? (await findPayer(ctx, payer));
  known.set(key, found);
  return found;
}

function rowOf(line: FileLine, rowNo: number, payer: Found): NewRow {
  const at = { rowNo, line: line.line };
  if ('fault' in line) {
    const nothing = { kind: 'other', payerId: null, amountKopecks: null, number: null } as const;
    const args: NewRow['args'] = line.field === '' ? {} : { field: line.field };
    const { fault } = line;
    // Money that cannot be read is money all the same: somebody must look at it.
    const outcome = fault === 'not_budget' ? 'refused' : 'look';
    return { ...at, ...nothing, facts: null, outcome, code: fault, args, isDone: true };
  }
  const { facts } = line;
  const said = { kind: facts.kind, amountKopecks: facts.amountKopecks, number: numberOf(facts) };
  const row = { ...at, ...said, facts, args: {} };
  if (typeof payer === 'string') {
    return { ...row, payerId: null, outcome: 'look', code: payer, isDone: true };
  }
  return { ...row, payerId: payer, outcome: 'read', code: null, isDone: false };
}

/** УИН of a charge; number of a payment as its source has it, without the parts of a person. */
function numberOf(facts: Facts): string | null {
  if (facts.kind === 'charge') return facts.uin;
  return facts.source === 'gisgmp' ? facts.key : (facts.uin ?? facts.key.split('|')[2] ?? null);
}
