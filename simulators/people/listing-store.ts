// Reads people for the shelf of the stand, in the shape of design.md §5.
import type { Queries } from '../database.ts';
import { type Account, type Name, fullName } from './life.ts';

/** One person of `GET /stand/api/people`. */
export interface Listed {
  key: string;
  name: string;
  nameParts: Name;
  sex: 'male' | 'female';
  birthDate: string;
  /** `4510 123456`. */
  passport: string;
  passportDetails: Record<'series' | 'number' | 'issuedOn' | 'departmentCode' | 'issuer', string>;
  phone: string;
  email: string;
  inn: string;
  snils: string;
  registered: boolean;
  password: string | null;
  applicationPassword: string | null;
  level: Account['level'] | null;
  persona: string | null;
  demo: boolean;
}

interface Row {
  serial: number;
  last_name: string;
  first_name: string;
  middle_name: string | null;
  sex: 'male' | 'female';
  birth_date: string;
  inn: string;
  snils: string;
  passport: string;
  passport_issued_on: string;
  passport_department: string;
  passport_issuer: string;
  phone: string;
  email: string;
  persona: string | null;
  account: Account | null;
  is_registered: boolean;
}

function listed(row: Row): Listed {
  const { account, passport } = row;
  const registryName = { last: row.last_name, first: row.first_name, middle: row.middle_name };
  const nameParts = account?.declaredName ?? registryName;
  const series = passport.slice(0, 4);
  const number = passport.slice(4);
  return {
    key: `person-${row.serial}`,
    name: fullName(nameParts),
    nameParts,
    sex: row.sex,
    birthDate: row.birth_date,
    passport: `${series} ${number}`,
    passportDetails: {
      series,
      number,
      issuedOn: row.passport_issued_on,
      departmentCode: row.passport_department,
      issuer: row.passport_issuer,
    },
    phone: row.phone,
    email: row.email,
    inn: row.inn,
    snils: row.snils,
    registered: row.is_registered,
    password: account?.password ?? null,
    applicationPassword: account?.applicationPassword ?? null,
    level: account?.level ?? null,
    persona: row.persona,
    demo: account?.isDemo ?? false,
  };
}

const COLUMNS = `serial, last_name, first_name, middle_name, sex, birth_date, inn, snils, passport,
  passport_issued_on, passport_department, passport_issuer, phone, email, persona, account,
  is_registered`;

/** Everybody on the list is of age and has papers. */
const GROWN_UP = 'passport is not null and phone is not null';

export async function listDemoPeople(queries: Queries): Promise<Listed[]> {
  const rows = await queries.rows<Row>(
    `select ${COLUMNS} from stand.person
      where ${GROWN_UP} and (account ->> 'isDemo')::boolean order by serial`,
  );
  return rows.map(listed);
}

export async function listPeople(
  queries: Queries,
  limits: { accounts: number; unregistered: number },
): Promise<Listed[]> {
  const rows = await queries.rows<Row>(
    `(select ${COLUMNS} from stand.person where ${GROWN_UP} and is_registered
       order by serial limit $1)
     union all
     (select ${COLUMNS} from stand.person where ${GROWN_UP} and not is_registered
       and passport_status = '300' order by serial limit $2)`,
    [limits.accounts, limits.unregistered],
  );
  return rows.map(listed);
}

export async function listBySerials(queries: Queries, serials: number[]): Promise<Listed[]> {
  const rows = await queries.rows<Row>(
    `select ${COLUMNS} from stand.person where ${GROWN_UP} and serial = any($1) order by serial`,
    [serials],
  );
  return rows.map(listed);
}

/** Remembers that the cabinet has, or has not, an account of these people; how many there were. */
export async function markRegistered(
  queries: Queries,
  of: { inns: string[]; isRegistered: boolean },
): Promise<number> {
  return queries.run('update stand.person set is_registered = $2 where inn = any($1)', [
    of.inns,
    of.isRegistered,
  ]);
}
