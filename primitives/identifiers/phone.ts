// Phone numbers of Russia and Kazakhstan's shared zone 7: normalised first, formatted after,
// because a mask alone corrupts natural input (`8916…` became `891…`).
import { type Parsed, accepted, refused } from '../parsed.ts';

export type PhoneReason = 'empty' | 'wrong_character' | 'wrong_length' | 'wrong_country';

/** `9161234567`, `89161234567`, `+79161234567`, `8 (916) 123-45-67` → `79161234567`. */
export function parsePhone(text: string): Parsed<string, PhoneReason> {
  const plain = text.replace(/[\s\u00a0()‐‑–—.-]+/gu, '');
  if (plain === '') return refused('empty');
  if (!/^\+?\d+$/u.test(plain)) return refused('wrong_character');
  const digits = plain.replace('+', '');
  if (plain.startsWith('+') && !digits.startsWith('7')) return refused('wrong_country');
  if (digits.length === 10 && digits.startsWith('9')) return accepted(`7${digits}`);
  if (digits.length !== 11) return refused('wrong_length');
  if (!/^[78][2-9]/u.test(digits)) return refused('wrong_country');
  return accepted(`7${digits.slice(1)}`);
}

/** `+7 (900) 111-22-33` with no-break spaces and hyphens left to the page. */
export function formatPhone(phone: string): string {
  return phone.replace(/^7(\d{3})(\d{3})(\d{2})(\d{2})$/u, '+7 ($1) $2-$3-$4');
}

/** `+7 (9••) •••-••-33`: enough to recognise one's own number. */
export function maskPhone(phone: string): string {
  return phone.replace(/^7(\d)\d{7}(\d{2})$/u, '+7 ($1••) •••-••-$2');
}
