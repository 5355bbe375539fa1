// A registration on its way: what is proved already and therefore which step comes next (ID-1).
import type { Registration as View } from '../contract.ts';
import type { SubjectName } from '#modules/identity';
import type { TaxpayerPerson } from '../taxpayer.ts';

export type Step = View['step'];

/** As typed, so that nothing is lost when a registry does not answer. */
export interface TypedPerson {
  last: string;
  first: string;
  middle: string | null;
  birthDate: string;
  passportSeriesNumber: string;
  inn: string | null;
  snils: string | null;
}

export interface Registration {
  registrationId: string;
  /** 11 digits. */
  phone: string;
  phoneConfirmedAt: string | null;
  email: string | null;
  emailConfirmedAt: string | null;
  typed: TypedPerson | null;
  matched: TaxpayerPerson | null;
  digest: string | null;
  finishedAt: string | null;
}

/** The step a person stands at. */
export function stepOf(one: Registration): Step {
  if (one.finishedAt) return 'finished';
  if (!one.phoneConfirmedAt) return 'phone_code';
  if (!one.email) return 'email';
  if (!one.emailConfirmedAt) return 'email_code';
  if (!one.matched) return 'person';
  return one.digest ? 'consents' : 'password';
}

/** Everything of the person that a password must not hold. */
export function ownData(one: Registration): string[] {
  const { matched } = one;
  const name: SubjectName | null = matched?.name ?? null;
  return [
    one.phone,
    one.email,
    name?.last,
    name?.first,
    name?.middle,
    matched?.birthDate,
    matched?.inn,
    matched?.snils,
  ].filter((value): value is string => Boolean(value));
}
