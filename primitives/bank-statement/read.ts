// A whole bank statement at once, for files that a person uploads.
import { ClientBankReader, FIRST_LINE, HEADER_WORDS } from './client-bank-exchange.ts';
import { CsvReader, TITLE_WORDS } from './csv.ts';
import { encodingOf, linesOf } from './encoding.ts';
import type { BankStatement, StatementDocument, StatementReason, UnreadLine } from './statement.ts';

export type {
  BankStatement,
  Control,
  Direction,
  Party,
  StatementAccount,
  StatementDocument,
  StatementReason,
  UnreadLine,
} from './statement.ts';

/** Told by the first line alone, which has no letters but Latin ones. */
export function isClientBankExchange(bytes: Uint8Array): boolean {
  const first = new TextDecoder('utf-8').decode(bytes.subarray(0, 64));
  return first.startsWith(FIRST_LINE);
}

/**
 * Reads 1CClientBankExchange or a CSV in any encoding banks write. A file that was cut is refused
 * whole; a line that cannot be read is told beside the others; a control sum that is not right is
 * shown, the caller decides.
 */
export function readBankStatement(
  bytes: Uint8Array,
): { ok: true; value: BankStatement } | { ok: false; reason: StatementReason } {
  const isExchange = isClientBankExchange(bytes);
  const encoding = encodingOf(bytes, isExchange ? HEADER_WORDS : TITLE_WORDS);
  const lines = linesOf(new TextDecoder(encoding).decode(bytes));
  const documents: StatementDocument[] = [];
  const unread: UnreadLine[] = [];
  const reader = isExchange ? new ClientBankReader() : new CsvReader();
  for (const line of lines) {
    const said = reader.push(line);
    if (said === null) continue;
    if ('document' in said) documents.push(said.document);
    else unread.push(said.unread);
  }
  const end = reader.end();
  if (!end.ok) return end;
  const { accounts, controls } = end;
  const format = isExchange ? 'client_bank_exchange' : 'csv';
  return { ok: true, value: { format, accounts, documents, unread, controls } };
}
