// КПП: inspectorate, reason of registration, serial number; no check digit.
import { type Hint, type Parsed, accepted, refused } from '../parsed.ts';
import { toLatinCapitals } from './letters.ts';
import { withoutSpaces } from './digits.ts';

export type KppReason = 'empty' | 'wrong_length' | 'wrong_format' | 'all_zeros';

export function parseKpp(text: string): Parsed<string, KppReason> {
  const { plain, hint: spaces } = withoutSpaces(text);
  if (plain === '') return refused('empty');
  if (plain.length !== 9) return refused('wrong_length');
  const kpp = toLatinCapitals(plain);
  if (!/^\d{4}[0-9A-Z]{2}\d{3}$/u.test(kpp)) return refused('wrong_format');
  if (kpp === '000000000') return refused('all_zeros');
  const hint: Hint | undefined = kpp === plain ? spaces : 'lookalikes_replaced';
  return accepted(kpp, hint);
}

export function formatKpp(kpp: string): string {
  return kpp;
}
