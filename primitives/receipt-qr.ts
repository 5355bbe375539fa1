// The line in the QR code of a cash-register receipt (ФФД).
import { isDay } from './days.ts';
import { type Kopecks, decimalString, parseMoney } from './money.ts';
import { type Parsed, accepted, refused } from './parsed.ts';

export type ReceiptKind = 'income' | 'income_return' | 'expense' | 'expense_return';

export interface ReceiptQr {
  /** Wall time at the register, no zone: `2026-03-14T12:05:00`. */
  readonly printedAt: string;
  readonly amountKopecks: Kopecks;
  /** ФН, the fiscal storage: 16 digits. */
  readonly storage: string;
  readonly document: number;
  readonly sign: string;
  readonly kind: ReceiptKind;
}

const KINDS: readonly ReceiptKind[] = ['income', 'income_return', 'expense', 'expense_return'];

export type ReceiptQrReason =
  | 'not_a_receipt'
  | 'wrong_time'
  | 'wrong_sum'
  | 'wrong_storage'
  | 'wrong_document'
  | 'wrong_sign'
  | 'wrong_kind';

function readTime(text: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?$/u.exec(text);
  if (match === null) return null;
  const [, year, month, date, hour = '', minute = '', second = '00'] = match;
  const day = `${year}-${month}-${date}`;
  const isTime = hour <= '23' && minute <= '59' && second <= '59';
  return isDay(day) && isTime ? `${day}T${hour}:${minute}:${second}` : null;
}

/** Keys come in any order; all six are needed. */
export function readReceiptQr(text: string): Parsed<ReceiptQr, ReceiptQrReason> {
  const query = new URLSearchParams(text.trim());
  const [time, sum, storage, document, sign, kind] = ['t', 's', 'fn', 'i', 'fp', 'n'].map(
    (key) => query.get(key) ?? '',
  );
  if (!time || !sum) return refused('not_a_receipt');
  const printedAt = readTime(time);
  if (printedAt === null) return refused('wrong_time');
  const amount = /^\d+(?:\.\d{1,2})?$/u.test(sum) ? parseMoney(sum) : refused('not_a_number');
  if (!amount.ok) return refused('wrong_sum');
  if (!/^\d{16}$/u.test(storage ?? '')) return refused('wrong_storage');
  if (!/^\d{1,10}$/u.test(document ?? '')) return refused('wrong_document');
  if (!/^\d{1,10}$/u.test(sign ?? '')) return refused('wrong_sign');
  const word = /^[1-4]$/u.test(kind ?? '') ? KINDS[Number(kind) - 1] : undefined;
  if (word === undefined) return refused('wrong_kind');
  return accepted({
    printedAt,
    amountKopecks: amount.value,
    storage: storage ?? '',
    document: Number(document),
    sign: sign ?? '',
    kind: word,
  });
}

export function writeReceiptQr(receipt: ReceiptQr): string {
  const time = receipt.printedAt.replaceAll(/[-:]/gu, '').replace(/^(.{13})00$/u, '$1');
  const sum = decimalString(receipt.amountKopecks);
  const kind = KINDS.indexOf(receipt.kind) + 1;
  return (
    `t=${time}&s=${sum}&fn=${receipt.storage}&i=${receipt.document}` +
    `&fp=${receipt.sign}&n=${kind}`
  );
}
