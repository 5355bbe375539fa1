// What every answer of a registry is made from.
import type { Day } from '#primitives/days';
import type { Queries } from '../database.ts';
import { type Reply, dataDiffer, noData, severalFound } from './message.ts';
import { type Known, type Lookup } from './person-lookup.ts';
import { type Markup, attributes, xml } from './xml.ts';

export interface Answering {
  queries: Queries;
  person: Known;
  /** Business day: nothing that happens later is known yet. */
  today: Day;
  requestId: string;
  /** The defect «contradiction»: the answer speaks of somebody else or contradicts itself. */
  isContradicting: boolean;
}

/** The rejection for a person who was not found without doubt; undefined when there is one. */
export function rejectionOf(lookup: Lookup): Reply | undefined {
  if (lookup.state === 'notFound') return noData();
  if (lookup.state === 'several') return severalFound();
  return lookup.state === 'differs' ? dataDiffer() : undefined;
}

/** Names come from the registries in capitals. */
export const capital = (text: string): string => text.toUpperCase();

/** The person an answer is about, in our own shape; another one when it contradicts. */
export function holderOf(answering: Answering): Markup {
  const { person, isContradicting } = answering;
  return xml`<k:Person${attributes({
    FamilyName: isContradicting ? 'ДРУГОЙ' : capital(person.last_name),
    FirstName: capital(person.first_name),
    Patronymic: person.middle_name && capital(person.middle_name),
    BirthDate: person.birth_date,
  })}/>`;
}
