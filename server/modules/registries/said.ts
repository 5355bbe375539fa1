// What the content of an answer says, before it is known when and from where it came.
import type { Day } from '#primitives/days';
import { day } from '#primitives/days';
import { isSameName } from '#primitives/names';
import { OWN } from './message.ts';
import type { Person, Service } from './person.ts';
import { type Element, type Markup, attributeOf, attributes, elementAt, xml } from './xml.ts';

export type Said<T> =
  | { state: 'found'; value: T; asOf?: Day; registryId?: string }
  | { state: 'notFound' }
  | { state: 'several' | 'mismatch'; description: string };

/** One question to one registry. `read` throws on a content that makes no sense. */
export interface Inquiry<T> {
  service: Service;
  content: Markup;
  read(content: Element): Said<T>;
}

/** Our own shape of a question: the person with everything that is known. */
export function plainQuestion(root: string, person: Person): Markup {
  const { name, birthDate, passport, inn, snils } = person;
  const open = { markup: `k:${root}` };
  const known = attributes({
    FamilyName: name.last,
    FirstName: name.first,
    Patronymic: name.middle,
    BirthDate: birthDate,
    Passport: passport && passport.series + passport.number,
    Inn: inn,
    Snils: snils,
  });
  return xml`<${open} xmlns:k="${OWN}"><k:Person${known}/></${open}>`;
}

export function isSamePerson(
  person: Person,
  other: { last: string; first: string; middle: string | null; birthDate: string },
): boolean {
  const { name } = person;
  return (
    other.birthDate === person.birthDate &&
    isSameName(
      { lastName: name.last, firstName: name.first, middleName: name.middle },
      { lastName: other.last, firstName: other.first, middleName: other.middle },
    )
  );
}

/** An answer about somebody else is never taken, whatever it says. */
export const aboutAnother = (): Said<never> => ({
  state: 'mismatch',
  description: 'Ответ реестра относится к другому лицу',
});

/** Reads our own shape of an answer: root, day, holder; then `value` of it. */
export function readPlain<T>(
  content: Element,
  of: { root: string; person: Person; value: (content: Element) => T },
): Said<T> {
  if (content.name !== of.root) throw new Error(`${of.root} was expected, not ${content.name}.`);
  const holder = elementAt(content, 'Person')?.attributes;
  const isSame = isSamePerson(of.person, {
    last: holder?.FamilyName ?? '',
    first: holder?.FirstName ?? '',
    middle: holder?.Patronymic ?? null,
    birthDate: holder?.BirthDate ?? '',
  });
  if (!isSame) return aboutAnother();
  return { state: 'found', value: of.value(content), asOf: day(attributeOf(content, 'AsOf')) };
}

/** The value of a closed list; throws on any other. */
export function oneOf<T extends string>(list: readonly T[], value: string): T {
  const found = list.find((one) => one === value);
  if (found === undefined) throw new Error(`The answer has an unknown value ${value}.`);
  return found;
}

export function optionalDay(value: string | undefined): Day | null {
  return value === undefined ? null : day(value);
}
