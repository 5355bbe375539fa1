// Finds in the population the person a question is about, as strictly as the registries do.
import { type Queries } from '../database.ts';
import { nameKey } from '../people/life-store.ts';
import type { Sex } from '../people/life.ts';
import type { Asked } from './asked.ts';

export interface Known {
  serial: number;
  last_name: string;
  first_name: string;
  middle_name: string | null;
  name_key: string;
  sex: Sex;
  birth_date: string;
  birth_place: string;
  inn: string;
  snils: string;
  passport: string | null;
  passport_issued_on: string | null;
  passport_issuer: string | null;
  passport_status: string | null;
  passport_reason: string | null;
}

export type Lookup =
  | { state: 'found'; person: Known }
  | { state: 'notFound' | 'several' | 'differs' };

const COLUMNS = `serial, last_name, first_name, middle_name, name_key, sex, birth_date, birth_place,
  inn, snils, passport, passport_issued_on, passport_issuer, passport_status, passport_reason`;

function judged(candidates: Known[], asked: Asked): Lookup {
  const [person] = candidates;
  if (person === undefined) return { state: 'notFound' };
  const isSame =
    candidates.length === 1 &&
    person.name_key === nameKey(asked.name) &&
    person.birth_date === asked.birthDate &&
    (asked.sex === null || person.sex === asked.sex);
  return isSame ? { state: 'found', person } : { state: 'differs' };
}

/**
 * By a document or number where one is given: then everything else must agree. By name and day of
 * birth alone otherwise, and namesakes born on one day are several.
 */
export async function lookUp(queries: Queries, asked: Asked): Promise<Lookup> {
  const { passport, inn, snils } = asked;
  if (passport !== null || inn !== null || snils !== null) {
    const candidates = await queries.rows<Known>(
      `select ${COLUMNS} from stand.person where passport = $1 or inn = $2 or snils = $3`,
      [passport, inn, snils],
    );
    return judged(candidates, asked);
  }
  const namesakes = await queries.rows<Known>(
    `select ${COLUMNS} from stand.person where name_key = $1 and birth_date = $2 limit 2`,
    [nameKey(asked.name), asked.birthDate],
  );
  return namesakes.length > 1 ? { state: 'several' } : judged(namesakes, asked);
}
