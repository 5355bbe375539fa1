// What a person typed as a login: a phone, a mail address, an ИНН or a СНИЛС.
import { type Parsed, accepted, refused } from './parsed.ts';
import { parseEmail } from './identifiers/email.ts';
import { parsePersonInn } from './identifiers/inn.ts';
import { parsePhone } from './identifiers/phone.ts';
import { parseSnils } from './identifiers/snils.ts';

export type LoginKind = 'phone' | 'email' | 'inn' | 'snils';

export interface Login {
  readonly kind: LoginKind;
  /** In the stored form of its kind: `79161234567`, `anna@mail.test`, 12 digits, 11 digits. */
  readonly value: string;
}

export type LoginReason =
  | 'empty'
  | 'not_a_login'
  | 'email_wrong'
  | 'inn_wrong'
  | 'snils_wrong'
  | 'phone_wrong';

function recogniseEleven(text: string, digits: string): Parsed<Login, LoginReason> {
  const snils = parseSnils(text);
  const isWrittenAsSnils = /^\d{3}-\d{3}-\d{3}/u.test(text);
  // No СНИЛС begins with 79 or 89 yet, while every mobile phone does.
  const isMobile = /^[78]9/u.test(digits);
  if (!isMobile || isWrittenAsSnils) {
    if (snils.ok) return accepted({ kind: 'snils', value: snils.value }, snils.hint);
    if (isWrittenAsSnils) return refused('snils_wrong');
  }
  const phone = parsePhone(text);
  if (phone.ok) return accepted({ kind: 'phone', value: phone.value }, phone.hint);
  return refused(/^[78]/u.test(digits) ? 'phone_wrong' : 'snils_wrong');
}

/** Recognises the kind by form and check digits; the reason says what it nearly was. */
export function parseLogin(typed: string): Parsed<Login, LoginReason> {
  const text = typed.trim();
  if (text === '') return refused('empty');
  if (text.includes('@')) {
    const email = parseEmail(text);
    return email.ok
      ? accepted({ kind: 'email', value: email.value }, email.hint)
      : refused('email_wrong');
  }
  if (!/^[+\d\s\u00a0()‐‑–—.-]+$/u.test(text)) return refused('not_a_login');
  const digits = text.replace(/\D/gu, '');
  if (digits.length === 12 && !text.startsWith('+')) {
    const inn = parsePersonInn(text);
    return inn.ok ? accepted({ kind: 'inn', value: inn.value }, inn.hint) : refused('inn_wrong');
  }
  if (digits.length === 11 && !text.startsWith('+')) return recogniseEleven(text, digits);
  const phone = parsePhone(text);
  if (phone.ok) return accepted({ kind: 'phone', value: phone.value }, phone.hint);
  return refused(text.startsWith('+') || digits.length === 10 ? 'phone_wrong' : 'not_a_login');
}
