// Names of people as Russian papers write them.
import { type Hint, type Parsed, accepted, refused } from './parsed.ts';

export interface PersonName {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName?: string | null;
}

export const NAME_LENGTH_MAX = 60;

export type NameReason = 'empty' | 'too_long' | 'wrong_character' | 'latin_letters';

const LATIN = 'ABCEHKMOPTXYaceopxy';
const CYRILLIC = 'АВСЕНКМОРТХУасеорху';

/** Latin letters that look like Cyrillic ones replaced by them. */
export function toCyrillic(text: string): string {
  return text.replace(/[A-Za-z]/gu, (letter) => {
    const place = LATIN.indexOf(letter);
    return place < 0 ? letter : (CYRILLIC[place] ?? letter);
  });
}

/**
 * Reads one part of a name. Stray spaces and Latin look-alikes are corrected with a hint;
 * Latin letters that look like nothing Cyrillic are refused.
 */
export function parseName(text: string): Parsed<string, NameReason> {
  const spaced = text.replace(/[\s\u00a0]+/gu, ' ').trim();
  const value = toCyrillic(spaced).replace(/ ?- ?/gu, '-');
  if (value === '') return refused('empty');
  if (value.length > NAME_LENGTH_MAX) return refused('too_long');
  if (/[A-Za-z]/u.test(value)) return refused('latin_letters');
  if (
    !/^[А-Яа-яЁё](?:[А-Яа-яЁё]|[-' ’.](?=[А-Яа-яЁё])|[.)](?=$| )|\((?=[А-Яа-яЁё]))*$/u.test(value)
  ) {
    return refused('wrong_character');
  }
  let hint: Hint | undefined;
  if (toCyrillic(spaced) !== spaced) hint = 'lookalikes_replaced';
  else if (value !== text) hint = 'spaces_removed';
  return accepted(value, hint);
}

/** For comparing only: Ё as Е, one case, no spaces around hyphens. */
export function comparableName(text: string): string {
  return toCyrillic(text)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/ ?- ?/gu, '-')
    .trim();
}

export function isSameName(left: PersonName, right: PersonName): boolean {
  return (
    comparableName(left.lastName) === comparableName(right.lastName) &&
    comparableName(left.firstName) === comparableName(right.firstName) &&
    comparableName(left.middleName ?? '') === comparableName(right.middleName ?? '')
  );
}

/** «Петрова Анна Сергеевна». */
export function fullName(name: PersonName): string {
  return [name.lastName, name.firstName, name.middleName ?? ''].filter(Boolean).join(' ');
}

function initial(part: string | null | undefined): string {
  return part ? `${[...part][0]?.toUpperCase()}.` : '';
}

/** «Петрова А.». */
export function shortName(name: PersonName): string {
  return `${name.lastName} ${initial(name.firstName)}`.trim();
}

/** «Петрова А. С.» with no-break spaces, so that the initials stay together. */
export function nameWithInitials(name: PersonName): string {
  const parts = [name.lastName, initial(name.firstName), initial(name.middleName)];
  return parts.filter(Boolean).join('\u00a0');
}

/** «АП»: two letters for a picture of a person without one. */
export function initials(name: PersonName): string {
  return (initial(name.firstName) + initial(name.lastName)).replaceAll('.', '');
}
