// A file on its way to receipts: a list of them, or a bank statement.
import type * as z from 'zod/mini';
import type { FileRead } from '#contract/receipt-files';
import type { bankLine, bankLines, importAnswer } from '#contract/receipts';
import { send } from '../../api.ts';
import { NPD } from '../../npd/npd.ts';
import { reading } from '../../query.ts';

export type BankLine = z.infer<typeof bankLine>;
export type BankLines = z.infer<typeof bankLines>;
export type Imported = z.infer<typeof importAnswer>;

export const BYTES_MAX = 10 * 1024 * 1024;
export const DIFFERS = 'self-employment.statement_differs';

export function waitingReading(page: string | undefined) {
  const query = { state: 'waiting', page };
  return reading<BankLines>(['npd', 'bank-lines', query], `${NPD}/imports/lines`, query);
}

interface SentFile {
  name: string;
  contentBase64: string;
}

/** The id of the load a list of receipts became; null: the server sees a bank statement. */
export async function loadReceipts(body: SentFile): Promise<string | null> {
  const sent = { body, idempotencyKey: crypto.randomUUID() };
  return (await send<FileRead>('POST', `${NPD}/receipt-files`, sent)).load?.loadId ?? null;
}

export function loadStatement(body: SentFile & { acceptDifference: boolean }): Promise<Imported> {
  const idempotencyKey = crypto.randomUUID();
  return send<Imported>('POST', `${NPD}/imports`, { body, idempotencyKey });
}

/** The bank knows the day alone: a noon that is still ahead today is said as «now». */
export function operationOf({ draft }: Pick<BankLine, 'draft'>, nowMs: number): string | null {
  const { operationAt } = draft;
  return operationAt === null || Date.parse(operationAt) > nowMs ? null : operationAt;
}

/** What is ticked at first: the lines that look like income. */
export function proposedOf(lines: readonly BankLine[]): Set<string> {
  return new Set(lines.filter(({ excluded }) => excluded === null).map(({ lineId }) => lineId));
}
