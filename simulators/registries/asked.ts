// Whom a question is about: each registry writes a person in its own way.
import type { Name, Sex } from '../people/life.ts';
import { type Element, elementAt, elementBelow } from './xml.ts';

export interface Asked {
  name: Name;
  birthDate: string;
  sex: Sex | null;
  /** Ten digits. */
  passport: string | null;
  inn: string | null;
  snils: string | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

const digitsOf = (text: string | undefined): string | null => text?.replace(/\D/gu, '') || null;

/** Throws when the question names nobody. */
function whole(asked: Omit<Asked, 'birthDate'> & { birthDate: string | undefined }): Asked {
  const { birthDate, name } = asked;
  if (birthDate === undefined || !DAY.test(birthDate) || !name.last || !name.first) {
    throw new Error('The question names nobody.');
  }
  return { ...asked, birthDate };
}

/** `FNSINNSingularRequest`: attributes in Russian, the passport in one string with spaces. */
export function askedOfTaxService(content: Element): Asked {
  const person = elementAt(content, 'СведФЛ');
  const name = person && elementAt(person, 'ФИО')?.attributes;
  const document = person && elementAt(person, 'УдЛичнФЛ')?.attributes;
  return whole({
    name: {
      last: name?.Фамилия ?? '',
      first: name?.Имя ?? '',
      middle: name?.Отчество ?? null,
    },
    birthDate: person?.attributes.ДатаРожд,
    sex: null,
    passport: digitsOf(document?.СерНомДок),
    inn: null,
    snils: null,
  });
}

const textBelow = (element: Element, name: string): string | undefined =>
  elementBelow(element, name)?.text;

/** `SnilsByAdditionalDataRequest`. */
export function askedOfSocialFund(content: Element): Asked {
  const passport = elementAt(content, 'PassportRF');
  const series = passport && elementAt(passport, 'Series')?.text;
  const number = passport && elementAt(passport, 'Number')?.text;
  return whole({
    name: {
      last: textBelow(content, 'FamilyName') ?? '',
      first: textBelow(content, 'FirstName') ?? '',
      middle: textBelow(content, 'Patronymic') ?? null,
    },
    birthDate: textBelow(content, 'BirthDate'),
    sex: textBelow(content, 'Gender') === 'Male' ? 'male' : 'female',
    passport: series && number ? series + number : null,
    inn: null,
    snils: null,
  });
}

/** `request` of the interior ministry. */
export function askedOfMinistry(content: Element): Asked {
  return whole({
    name: {
      last: textBelow(content, 'familyName') ?? '',
      first: textBelow(content, 'firstName') ?? '',
      middle: textBelow(content, 'patronymic') ?? null,
    },
    birthDate: textBelow(content, 'birthDate'),
    sex: null,
    passport: digitsOf(`${textBelow(content, 'series')}${textBelow(content, 'number')}`),
    inn: null,
    snils: null,
  });
}

/** Our own shape: one `Person` element with everything the asker knows. */
export function askedPlainly(content: Element): Asked {
  const person = elementBelow(content, 'Person')?.attributes ?? {};
  return whole({
    name: {
      last: person.FamilyName ?? '',
      first: person.FirstName ?? '',
      middle: person.Patronymic ?? null,
    },
    birthDate: person.BirthDate,
    sex: null,
    passport: digitsOf(person.Passport),
    inn: digitsOf(person.Inn),
    snils: digitsOf(person.Snils),
  });
}
