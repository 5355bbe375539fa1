// What a person types about themselves, judged by the same functions as on the server.
import { parseDay } from '#primitives/days';
import { parsePersonInn } from '#primitives/identifiers/inn';
import { formatPassport, parsePassport } from '#primitives/identifiers/passport';
import { formatSnils, parseSnils } from '#primitives/identifiers/snils';
import { parseName } from '#primitives/names';
import type { Parsed } from '#primitives/parsed';
import type { Mistake } from '../../light/submission.ts';
import type { PersonForm } from './registration.ts';
import type { personTexts } from './person-texts.ts';

export const nothingTyped = {
  last: '',
  first: '',
  middle: '',
  birthDate: '',
  passportSeriesNumber: '',
  inn: '',
  snils: '',
};
export type Typed = typeof nothingTyped;

const isFilled = (text: string) => text.trim() !== '';

const isKey = (read: Parsed<string, string>) => !read.ok && read.reason === 'wrong_check_digit';

/** What is missing or cannot be right, field by field, in the order of the page. */
export function mistakesIn(typed: Typed, t: (typeof personTexts)['ru']): Mistake[] {
  const inn = parsePersonInn(typed.inn);
  const snils = parseSnils(typed.snils);
  const wrong: [keyof Typed, boolean, string][] = [
    ['last', !parseName(typed.last).ok, isFilled(typed.last) ? t.nameWrong : t.lastMissing],
    ['first', !parseName(typed.first).ok, isFilled(typed.first) ? t.nameWrong : t.firstMissing],
    ['middle', isFilled(typed.middle) && !parseName(typed.middle).ok, t.nameWrong],
    ['birthDate', !parseDay(typed.birthDate).ok, t.dateMissing],
    ['passportSeriesNumber', !parsePassport(typed.passportSeriesNumber).ok, t.passportMissing],
    ['inn', isFilled(typed.inn) && !inn.ok, isKey(inn) ? t.innKey : t.innWrong],
    ['snils', isFilled(typed.snils) && !snils.ok, isKey(snils) ? t.snilsKey : t.snilsWrong],
  ];
  return wrong.filter(([, is]) => is).map(([field, , text]) => ({ field, text }));
}

/** The way papers write the number; what cannot be read stays as it was typed. */
export function asWritten(field: keyof Typed, text: string): string {
  if (field === 'passportSeriesNumber') {
    const read = parsePassport(text);
    return read.ok ? formatPassport(read.value) : text;
  }
  if (field === 'snils') {
    const read = parseSnils(text);
    return read.ok ? formatSnils(read.value) : text;
  }
  return text.trim();
}

const orNull = (text: string) => (isFilled(text) ? text.trim() : null);

export function bodyOf(typed: Typed): PersonForm {
  const { middle, inn, snils, ...rest } = typed;
  return { ...rest, middle: orNull(middle), inn: orNull(inn), snils: orNull(snils) };
}
