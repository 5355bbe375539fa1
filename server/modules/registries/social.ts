// Family of a person, and the categories that give benefits.
import type { Env } from '#platform/env';
import { type Day, day } from '#primitives/days';
import { ask } from './ask.ts';
import type { Name, Person, Reply } from './person.ts';
import { oneOf, optionalDay, plainQuestion, readPlain } from './said.ts';
import { type Element, attributeOf, childrenOf } from './xml.ts';

const RELATIONS = ['spouse', 'child'] as const;

export interface FamilyMember {
  relation: (typeof RELATIONS)[number];
  name: Name;
  birthDate: Day;
  sex: 'male' | 'female';
  /** Marriage or birth. */
  since: Day;
  until: Day | null;
  inn: string | null;
}

function memberOf(element: Element): FamilyMember {
  const { Patronymic: middle, Until: until, Inn: inn } = element.attributes;
  const last = attributeOf(element, 'FamilyName');
  return {
    relation: oneOf(RELATIONS, attributeOf(element, 'Relation')),
    name: { last, first: attributeOf(element, 'FirstName'), middle: middle ?? null },
    birthDate: day(attributeOf(element, 'BirthDate')),
    sex: attributeOf(element, 'Gender') === 'Male' ? 'male' : 'female',
    since: day(attributeOf(element, 'Since')),
    until: optionalDay(until),
    inn: inn ?? null,
  };
}

/** Spouse and children, minor or not; names as the registry writes them. */
export function family(env: Env, person: Person): Promise<Reply<FamilyMember[]>> {
  const value = (content: Element) => childrenOf(content, 'Member').map(memberOf);
  return ask(env, {
    service: 'family',
    content: plainQuestion('FamilyRequest', person),
    read: (content) => readPlain(content, { root: 'FamilyResponse', person, value }),
  });
}

const BENEFITS = [
  'pensioner',
  'pre-pensioner',
  'disabled-1',
  'disabled-2',
  'disabled-child',
  'veteran',
  'large-family',
  'hero',
  'svo',
] as const;

export type BenefitCode = (typeof BENEFITS)[number];

export interface Benefit {
  code: BenefitCode;
  from: Day;
  to: Day | null;
  /** Title and number of the paper, as the registry tells it. */
  document: string;
}

function benefitOf(element: Element): Benefit {
  return {
    code: oneOf(BENEFITS, attributeOf(element, 'Code')),
    from: day(attributeOf(element, 'From')),
    to: optionalDay(element.attributes.To),
    document: attributeOf(element, 'Document'),
  };
}

/** Categories the person has or had; whether one frees an object of tax is for the law to say. */
export function benefits(env: Env, person: Person): Promise<Reply<Benefit[]>> {
  const value = (content: Element) => childrenOf(content, 'Benefit').map(benefitOf);
  return ask(env, {
    service: 'benefits',
    content: plainQuestion('BenefitsRequest', person),
    read: (content) => readPlain(content, { root: 'BenefitsResponse', person, value }),
  });
}
