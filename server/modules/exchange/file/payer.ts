// Who pays, by the identifier of 22 characters of ГИС ГМП: a leading 1 for a person, two digits of
// the document's kind, the number filled up with zeros, at times the citizenship after it.
import { parsePersonInn } from '#primitives/identifiers/inn';
import { parseSnils } from '#primitives/identifiers/snils';
import type { Payer } from './line.ts';

const RUSSIA = '643';

/** Digits of the length at the end of the number, with or without the citizenship behind them. */
function tail(number: string, length: number, isRight: (digits: string) => boolean): string | null {
  const ends = number.endsWith(RUSSIA) ? [number, number.slice(0, -RUSSIA.length)] : [number];
  for (const end of ends) {
    const digits = end.slice(-length);
    const isFilled = /^0*$/u.test(end.slice(0, -length));
    if (digits.length === length && isFilled && isRight(digits)) return digits;
  }
  return null;
}

const isInn = (digits: string): boolean => parsePersonInn(digits).ok;
const isSnils = (digits: string): boolean => parseSnils(digits).ok;
const isPassport = (digits: string): boolean => /^\d{10}$/u.test(digits);

/** Names nobody when the identifier is none of those a person or a sole proprietor may have. */
export function payerOf(identifier: string, name: string | null): Payer {
  const unknown: Payer = { kind: 'unknown', value: identifier.slice(0, 40), name };
  const found = /^1(\d{2})(\d{10,22})$/u.exec(identifier);
  if (found !== null) {
    const [, kind, number = ''] = found;
    const read = {
      '22': { kind: 'inn' as const, value: tail(number, 12, isInn) },
      '14': { kind: 'snils' as const, value: tail(number, 11, isSnils) },
      '01': { kind: 'passport' as const, value: tail(number, 10, isPassport) },
    }[kind!];
    return read?.value ? { kind: read.kind, value: read.value, name } : unknown;
  }
  // 4 and an ИНН: a sole proprietor; 2 and an ИНН with a КПП: an organisation.
  if (/^4\d+$/u.test(identifier)) {
    const inn = tail(identifier.slice(1), 12, isInn);
    if (inn !== null) return { kind: 'inn', value: inn, name };
  }
  if (/^[23]/u.test(identifier)) return { ...unknown, kind: 'organisation' };
  return unknown;
}

/** Of a bank's document, which names the ИНН itself. */
export function payerOfInn(inn: string | null, name: string | null): Payer {
  if (inn !== null && isInn(inn)) return { kind: 'inn', value: inn, name };
  if (inn !== null && /^\d{10}$/u.test(inn)) return { kind: 'organisation', value: inn, name };
  return { kind: 'unknown', value: inn ?? '', name };
}
