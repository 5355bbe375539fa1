// A file of any of the kinds a load takes, from its bytes to its lines, as it streams by.
import { ClientBankReader, HEADER_WORDS } from '#primitives/bank-statement/client-bank-exchange';
import { CsvReader, TITLE_WORDS } from '#primitives/bank-statement/csv';
import { encodingOf, HEAD_BYTES } from '#primitives/bank-statement/encoding';
import { isClientBankExchange } from '#primitives/bank-statement/read';
import { MessageCutter } from './cut-messages.ts';
import { type FileKind, type FileLine, FileRefused, type WrongTotal } from './line.ts';
import { readDocument } from './read-statement.ts';
import { readMessage } from './read-message.ts';

export interface ReadFile {
  kind: FileKind;
  lines: AsyncGenerator<FileLine>;
  /** Control sums that are wrong; known after the last line. */
  wrongTotals(): WrongTotal[];
}

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Finds out by its content what a file is. The lines throw `FileRefused` as soon as it is known
 * that nothing may be taken; until the last line nothing is certain.
 */
export async function openFile(bytes: Bytes, zone: string): Promise<ReadFile> {
  const { head, all } = await peek(bytes);
  const kind = kindOf(head);
  const totals: WrongTotal[] = [];
  const lines =
    kind === 'gisgmp' ? messages(all, head, zone) : documents(all, { head, kind, totals });
  return { kind, lines, wrongTotals: () => totals };
}

function kindOf(head: Uint8Array): FileKind {
  if (head.length === 0) throw new FileRefused('empty', 1);
  if (isClientBankExchange(head)) return 'client_bank_exchange';
  const start = new TextDecoder('latin1')
    .decode(head)
    .replace(/^\u00EF\u00BB\u00BF/u, '')
    .trim();
  if (!start.startsWith('<')) return 'csv';
  if (/<!DOCTYPE/iu.test(start)) throw new FileRefused('declares_type', 1);
  if (!start.includes('roskazna.ru/gisgmp')) throw new FileRefused('not_known', 1);
  return 'gisgmp';
}

async function peek(bytes: Bytes): Promise<{ head: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
  const source = chunksOf(bytes);
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await source.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  const head = Buffer.concat(first).subarray(0, HEAD_BYTES);
  return { head, all: again(first, source) };
}

async function* chunksOf(bytes: Bytes): AsyncGenerator<Uint8Array> {
  yield* bytes;
}

async function* again(
  first: Uint8Array[],
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* first.splice(0);
  yield* rest;
}

async function* messages(
  all: AsyncGenerator<Uint8Array>,
  head: Uint8Array,
  zone: string,
): AsyncGenerator<FileLine> {
  const cutter = new MessageCutter();
  for await (const text of decoded(all, xmlEncoding(head))) {
    for (const piece of cutter.push(text)) yield readMessage(piece, zone);
  }
  cutter.end();
}

function xmlEncoding(head: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(head.subarray(0, 200));
  const named = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/u.exec(start)?.[1] ?? 'utf-8';
  const encoding = named.toLowerCase();
  if (encoding !== 'utf-8' && encoding !== 'windows-1251') {
    throw new FileRefused('wrong_encoding', 1);
  }
  return encoding;
}

async function* decoded(all: AsyncGenerator<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const read = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw Object.assign(new FileRefused('wrong_encoding', 1), { cause: error });
    }
  };
  for await (const chunk of all) yield read(chunk);
  yield read();
}

async function* documents(
  all: AsyncGenerator<Uint8Array>,
  of: { head: Uint8Array; kind: 'client_bank_exchange' | 'csv'; totals: WrongTotal[] },
): AsyncGenerator<FileLine> {
  const isExchange = of.kind === 'client_bank_exchange';
  const encoding = encodingOf(of.head, isExchange ? HEADER_WORDS : TITLE_WORDS);
  const reader = isExchange ? new ClientBankReader() : new CsvReader();
  for await (const text of textLines(all, encoding)) {
    const said = reader.push(text);
    if (said === null) continue;
    if ('document' in said) yield readDocument(said.document);
    else yield { line: said.unread.line, fault: said.unread.reason, field: said.unread.field };
  }
  const end = reader.end();
  if (!end.ok) {
    const faults = { not_a_statement: 'not_known', no_columns: 'not_known' } as const;
    const { reason } = end;
    throw new FileRefused(reason === 'cut' || reason === 'too_long' ? reason : faults[reason], 1);
  }
  of.totals.push(...end.controls.filter(({ isRight }) => !isRight));
}

/** A line longer than any format has ends the reading instead of filling the memory. */
const LINE_LENGTH_MAX = 1_048_576;

async function* textLines(
  all: AsyncGenerator<Uint8Array>,
  encoding: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  for await (const chunk of all) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop()!;
    if (rest.length > LINE_LENGTH_MAX) throw new FileRefused('too_long', 1);
    for (const part of parts) yield part.replace(/\r$/u, '');
  }
  rest += decoder.decode();
  if (rest !== '') yield rest.replace(/\r$/u, '');
}
