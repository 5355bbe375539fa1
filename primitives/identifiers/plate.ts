// Registration plates: twelve Cyrillic letters that have Latin twins, stored as Cyrillic.
import { type Hint, type Parsed, accepted, refused } from '../parsed.ts';
import { withoutSpaces } from './digits.ts';
import { toCyrillicCapitals } from './letters.ts';

export type PlateKind = 'car' | 'taxi' | 'trailer' | 'motorcycle';
export type PlateReason = 'empty' | 'wrong_format';

const L = '[АВЕКМНОРСТУХ]';
const PATTERNS: readonly [PlateKind, RegExp][] = [
  ['car', new RegExp(`^${L}\\d{3}${L}{2}\\d{2,3}$`, 'u')],
  // Six digits after two letters are a trailer with a two-digit region, not a taxi with three.
  ['trailer', new RegExp(`^${L}{2}\\d{4}\\d{2,3}$`, 'u')],
  ['taxi', new RegExp(`^${L}{2}\\d{3}\\d{2}$`, 'u')],
  ['motorcycle', new RegExp(`^\\d{4}${L}{2}\\d{2,3}$`, 'u')],
];

export function plateKind(plate: string): PlateKind | null {
  return PATTERNS.find(([, pattern]) => pattern.test(plate))?.[0] ?? null;
}

export function parsePlate(text: string): Parsed<string, PlateReason> {
  const { plain, hint: spaces } = withoutSpaces(text);
  if (plain === '') return refused('empty');
  const plate = toCyrillicCapitals(plain);
  if (plateKind(plate) === null || plate.slice(0, 6).includes('000') || plate.endsWith('00')) {
    return refused('wrong_format');
  }
  const hint: Hint | undefined = plate === plain.toUpperCase() ? spaces : 'lookalikes_replaced';
  return accepted(plate, hint);
}

/** `А123ВС 77`: the region apart. */
export function formatPlate(plate: string): string {
  const bodies: Record<PlateKind, number> = { car: 6, taxi: 5, trailer: 6, motorcycle: 6 };
  const kind = plateKind(plate);
  if (kind === null) return plate;
  return `${plate.slice(0, bodies[kind])}\u00a0${plate.slice(bodies[kind])}`;
}
