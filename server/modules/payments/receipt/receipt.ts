// The payment receipt as a paper: its words, its code, the address of its check (PAY-5). Pure.
import { amountInWords } from '#primitives/amount-in-words';
import { formatDay, legalDay } from '#primitives/days';
import type { Moment } from '#primitives/days';
import { formatMoney } from '#primitives/money';
import { FEE } from '../payment.ts';
import type { Payment } from '../payment.ts';

export interface Payer {
  /** «Петрова Анна Сергеевна» */
  fullName: string;
  inn: string;
}

export interface Place {
  publicUrl: string;
  zone: string;
  isStand: boolean;
}

/** What `receipt.typ` shows; every value is text, printed as it is. */
export interface ReceiptPaper {
  title: string;
  number: string;
  amount: string;
  amountInWords: string;
  facts: [label: string, value: string][];
  requisites: [label: string, value: string][];
  covers: { title: string; lines: string[] }[];
  rest: string | null;
  note: string | null;
  code: string;
  checkPage: string;
  checkUrl: string;
}

const methods = { sbp: 'Система быстрых платежей', card: 'Банковская карта' } as const;

// Crockford's alphabet: no letter that a person takes for a digit or another letter.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 12;

/** Sixty bits of a keyed digest as `7K3M-0QXA-92ZD`: not to be guessed, easy to type. */
export function codeOf(digest: Buffer): string {
  const letters = Array.from({ length: CODE_LENGTH }, (_, n) => ALPHABET[digest[n]! & 31]);
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as people type it: any case, with or without dashes, look-alikes of digits. */
export function readCode(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s-]+/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const isCode = plain.length === CODE_LENGTH && [...plain].every((one) => ALPHABET.includes(one));
  return isCode ? plain.replace(/(.{4})(?=.)/g, '$1-') : null;
}

/** Words of the paper of a paid payment. */
export function paperOf(
  payment: Payment & { paidAt: Moment },
  payer: Payer,
  { place, code }: { place: Place; code: string },
): ReceiptPaper {
  const { number, amountKopecks, payee } = payment;
  const rest = payment.unallocatedKopecks ?? 0;
  return {
    title: `Квитанция об оплате № ${number}`,
    number,
    amount: formatMoney(amountKopecks),
    amountInWords: amountInWords(amountKopecks),
    facts: [
      ['Плательщик', payer.fullName],
      ['ИНН плательщика', payer.inn],
      ['Дата и время оплаты', momentInWords(payment.paidAt, place.zone)],
      ['Способ оплаты', methods[payment.method]],
      ['Номер заказа в банке', payment.bankOrderId ?? '—'],
      ['Комиссия', formatMoney(FEE)],
    ],
    requisites: [
      ['Получатель', payee.payee],
      ['ИНН / КПП', `${payee.payeeInn} / ${payee.payeeKpp}`],
      ['Банк', payee.bankName],
      ['БИК', payee.bik],
      ['Единый казначейский счёт', payee.correspondentAccount],
      ['Казначейский счёт', payee.account],
      ['КБК / ОКТМО', `${payee.kbk} / ${payee.oktmo}`],
      ['Назначение платежа', payment.purpose],
    ],
    covers: (payment.covers ?? []).map((cover) => ({
      title: cover.title,
      lines: [
        ...(cover.settledKopecks > 0 ? [`погашено: ${formatMoney(cover.settledKopecks)}`] : []),
        ...(cover.reservedKopecks > 0
          ? [`зарезервировано: ${formatMoney(cover.reservedKopecks)}`]
          : []),
      ],
    })),
    rest: rest > 0 ? formatMoney(rest as typeof amountKopecks) : null,
    note: place.isStand ? 'Учебный стенд: деньги не переводились.' : null,
    code,
    checkPage: `${place.publicUrl}/check`,
    checkUrl: `${place.publicUrl}/check?number=${number}&code=${code}`,
  };
}

/** «21 ноября 2026, 14:05 (МСК)» */
export function momentInWords(moment: Moment, zone: string): string {
  const clock = clockOf(zone).format(new Date(moment));
  const place = zone === 'Europe/Moscow' ? 'МСК' : zone;
  return `${formatDay(legalDay(moment, zone), 'long')}, ${clock} (${place})`;
}

/** One formatter per zone: making it costs as much as the rest of the paper's words. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const made = clocks.get(zone);
  if (made) return made;
  const clock = new Intl.DateTimeFormat('ru-RU', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(zone, clock);
  return clock;
}
