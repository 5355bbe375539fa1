// Cadastral number: district, region, quarter, object.
import { type Parsed, accepted, refused } from '../parsed.ts';
import { withoutSpaces } from './digits.ts';

export type CadastralNumberReason = 'empty' | 'wrong_format';

export function parseCadastralNumber(text: string): Parsed<string, CadastralNumberReason> {
  const { plain, hint } = withoutSpaces(text);
  if (plain === '') return refused('empty');
  const isNumber = /^\d{1,2}:\d{1,2}:\d{6,7}:\d{1,12}$/u.test(plain);
  return isNumber ? accepted(plain, hint) : refused('wrong_format');
}

export function formatCadastralNumber(number: string): string {
  return number;
}
