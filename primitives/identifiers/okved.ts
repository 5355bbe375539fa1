// ОКВЭД 2: `NN`, `NN.N`, `NN.NN`, `NN.NN.N`, `NN.NN.NN`.
import { type Parsed, accepted, refused } from '../parsed.ts';
import { withoutSpaces } from './digits.ts';

export type OkvedReason = 'empty' | 'wrong_format';

export function parseOkved(text: string): Parsed<string, OkvedReason> {
  const { plain, hint } = withoutSpaces(text);
  if (plain === '') return refused('empty');
  const isCode = /^\d{2}(?:\.\d{1,2}|\.\d{2}\.\d{1,2})?$/u.test(plain);
  return isCode && !plain.startsWith('00') ? accepted(plain, hint) : refused('wrong_format');
}

export function formatOkved(okved: string): string {
  return okved;
}
