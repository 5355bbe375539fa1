// Links of the fast payments system (СБП). The control value is CRC-16/CCITT-FALSE over the
// whole text before `&crc=`.
import { type Kopecks, kopecks } from './money.ts';
import { type Parsed, accepted, refused } from './parsed.ts';

const PLACE = 'https://qr.nspk.ru/';

export interface SbpLink {
  /** 32 characters, `AS…` for a reusable code, `AD…` for one payment. */
  readonly id: string;
  readonly kind: 'static' | 'dynamic';
  /** 12 digits of the participant. */
  readonly bank: string;
  /** Null on a static code without a sum. */
  readonly amountKopecks: Kopecks | null;
}

/** CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, not reflected, no final xor. */
export function crc16(text: string): number {
  let crc = 0xffff;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc & 0x8000) === 0 ? (crc << 1) & 0xffff : ((crc << 1) ^ 0x1021) & 0xffff;
    }
  }
  return crc;
}

function control(text: string): string {
  return crc16(text).toString(16).toUpperCase().padStart(4, '0');
}

const ID = /^A[SD][0-9A-Z]{30}$/u;
const BANK = /^\d{12}$/u;

/** Throws RangeError on a wrong id, a wrong bank or a dynamic link without a sum. */
export function writeSbpLink(link: SbpLink): string {
  const isKindRight = link.id.startsWith('AS') === (link.kind === 'static');
  if (!ID.test(link.id) || !isKindRight) throw new RangeError('Wrong id of a payment link');
  if (!BANK.test(link.bank)) throw new RangeError('Wrong bank of a payment link');
  if (link.kind === 'dynamic' && link.amountKopecks === null) {
    throw new RangeError('A dynamic payment link carries a sum');
  }
  const type = link.kind === 'static' ? '01' : '02';
  const sum = link.amountKopecks === null ? '' : `&sum=${link.amountKopecks}&cur=RUB`;
  const text = `${PLACE}${link.id}?type=${type}&bank=${link.bank}${sum}`;
  return `${text}&crc=${control(text)}`;
}

export type SbpLinkReason =
  | 'not_a_payment_link'
  | 'wrong_id'
  | 'wrong_kind'
  | 'wrong_bank'
  | 'wrong_sum'
  | 'wrong_currency'
  | 'wrong_control';

/** Unknown parameters are ignored and their order is free; the control covers what was written. */
export function readSbpLink(text: string): Parsed<SbpLink, SbpLinkReason> {
  if (!text.startsWith(PLACE)) return refused('not_a_payment_link');
  const question = text.indexOf('?');
  const id = text.slice(PLACE.length, question < 0 ? undefined : question);
  if (!ID.test(id)) return refused('wrong_id');
  const query = new URLSearchParams(question < 0 ? '' : text.slice(question + 1));
  const crcAt = text.indexOf('&crc=');
  if (crcAt < 0 || query.get('crc')?.toUpperCase() !== control(text.slice(0, crcAt))) {
    return refused('wrong_control');
  }
  const kind = id.startsWith('AS') ? 'static' : 'dynamic';
  if (query.get('type') !== (kind === 'static' ? '01' : '02')) return refused('wrong_kind');
  const bank = query.get('bank') ?? '';
  if (!BANK.test(bank)) return refused('wrong_bank');
  const sum = query.get('sum');
  if (sum === null) {
    return kind === 'static'
      ? accepted({ id, kind, bank, amountKopecks: null })
      : refused('wrong_sum');
  }
  if (!/^\d{1,15}$/u.test(sum)) return refused('wrong_sum');
  if ((query.get('cur') ?? 'RUB') !== 'RUB') return refused('wrong_currency');
  return accepted({ id, kind, bank, amountKopecks: kopecks(Number(sum)) });
}
