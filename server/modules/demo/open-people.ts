// Opens accounts for people of the stand. Their passwords are hashed outside the transaction; who
// has an account already is left alone, so the stand may ask again.
import type { StandPerson } from './contract.ts';
import { day } from '#primitives/days';
import { parseEmail } from '#primitives/identifiers/email';
import { parsePhone } from '#primitives/identifiers/phone';
import { findSubjectByLogin } from '#modules/identity';
import { plainPassword, storePassword } from '#modules/npd-wire';
import { openAccount, taxpayerOfSubject } from '#modules/taxpayers';
import type { TaxpayerPerson } from '#modules/taxpayers';
import type { Chain } from '#platform/chain';
import type { Ctx, TaxpayerId } from '#platform/context';
import { forTaxpayer } from '#platform/work';
import { forNobody } from './transaction.ts';
import { refusals } from './errors.ts';
import { hashAll } from './hash-all.ts';

export interface OpenedPerson {
  phone: string;
  subjectId: string;
  taxpayerId: number | null;
}

interface Asked {
  person: StandPerson;
  /** Stored forms. */
  phone: string;
  email: string;
  isKnown: boolean;
}

interface Secrets {
  password: string;
  /** Null where the stand hands out none. */
  application: string | null;
}

/** Digests by the phone of each person who has no account yet. */
type Digests = ReadonlyMap<string, Secrets>;

export const openPeople: Chain<readonly StandPerson[], Asked[], Digests, OpenedPerson[]> = {
  call: async (ctx, people) => {
    const asked: Asked[] = [];
    for (const person of people) asked.push(await readPerson(ctx, person));
    return asked;
  },
  outside: async (asked) => {
    const fresh = asked.filter((one) => !one.isKnown);
    const programs = fresh.filter(({ person }) => person.applicationPassword !== null);
    const digests = await hashAll([
      ...fresh.map(({ person }) => person.password),
      ...programs.map(({ person }) => plainPassword(person.applicationPassword!)),
    ]);
    return new Map(
      fresh.map((one, at) => {
        const program = programs.indexOf(one);
        const application = program < 0 ? null : digests[fresh.length + program]!;
        return [one.phone, { password: digests[at]!, application }];
      }),
    );
  },
  settle: async (ctx, asked, digests) => {
    const opened: OpenedPerson[] = [];
    for (const one of asked) opened.push(await openOne(ctx, one, digests.get(one.phone)));
    return opened;
  },
};

async function readPerson(ctx: Ctx, person: StandPerson): Promise<Asked> {
  const phone = parsePhone(person.phone);
  const email = parseEmail(person.email);
  if (!phone.ok) throw refusals.person_invalid({ params: { what: 'phone' } });
  if (!email.ok) throw refusals.person_invalid({ params: { what: 'email' } });
  const subjectId = await findSubjectByLogin(ctx, { kind: 'phone', value: phone.value });
  return { person, phone: phone.value, email: email.value, isKnown: subjectId !== null };
}

async function openOne(
  ctx: Ctx,
  asked: Asked,
  secrets: Secrets | undefined,
): Promise<OpenedPerson> {
  const { person, phone, email } = asked;
  const known = await findSubjectByLogin(ctx, { kind: 'phone', value: phone });
  if (known !== null || secrets === undefined) {
    const subjectId = known!;
    return { phone: person.phone, subjectId, taxpayerId: await taxpayerOfSubject(ctx, subjectId) };
  }
  const opened = await openAccount(ctx, {
    name: person.name,
    level: person.level === 'verified' ? 'confirmed' : 'simplified',
    phone,
    email,
    digest: secrets.password,
    person: person.level === 'verified' ? taxpayerPerson(person) : null,
    consent: { channel: 'stand', proof: { persona: person.persona ?? 'asked' } },
    persona: person.persona,
  });
  const { subjectId, taxpayerId } = opened;
  if (secrets.application !== null && taxpayerId !== null) {
    const own = await forTaxpayer(ctx, taxpayerId as TaxpayerId);
    const password = person.applicationPassword!;
    const digest = secrets.application;
    await storePassword(own, { subjectId, name: 'Программа стенда', password, digest });
  }
  await forNobody(ctx);
  return { phone: person.phone, ...opened };
}

function taxpayerPerson(person: StandPerson): TaxpayerPerson {
  const { name, sex, passport, inn, snils } = person;
  return {
    name,
    birthDate: day(person.birthDate),
    sex,
    passport: { ...passport, issuedOn: day(passport.issuedOn) },
    inn,
    snils,
  };
}
