// A taxpayer is the holder of an ИНН. It may exist without anybody signing in for it.
import type { Day } from '#primitives/days';
import type { SubjectName } from '#modules/identity';

export type Sex = 'male' | 'female';

export interface Passport {
  /** 4 digits. */
  series: string;
  /** 6 digits. */
  number: string;
  issuedOn?: Day;
  departmentCode?: string;
  issuer?: string;
}

/** What the registries know of a person; also how they are asked. */
export interface TaxpayerPerson {
  name: SubjectName;
  birthDate: Day;
  sex: Sex;
  /** Of a citizen of Russia. */
  passport?: Passport;
  /** Of who is none: the country by its three digits (ОКСМ), where a registry tells it. */
  citizenship?: string;
  /** 12 digits. */
  inn: string;
  /** 11 digits. */
  snils?: string;
}

/** The sex that a patronymic tells; null when it tells none. The registries ask for it. */
export function sexOfName(name: SubjectName): Sex | null {
  const middle = (name.middle ?? '').toLowerCase();
  if (/(?:ич|оглы)$/u.test(middle)) return 'male';
  if (/(?:на|кызы)$/u.test(middle)) return 'female';
  return null;
}
