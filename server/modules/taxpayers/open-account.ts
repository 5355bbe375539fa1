import { taxpayerOf } from '#platform/context';
import type { Ctx, Level, TaxpayerId } from '#platform/context';
import { giveConsent } from '#modules/consents';
import { contactsOf, openSubject } from '#modules/identity';
import type { Contacts, Login, SubjectName } from '#modules/identity';
import { announce } from '#platform/events';
import { refusals } from './errors.ts';
import type { TaxpayerPerson } from './taxpayer.ts';
import { bindHolder, personOf, recordTaxpayer, subjectOfTaxpayer } from './taxpayer-store.ts';

export interface OpenAccount {
  name: SubjectName;
  level: Level;
  phone: string;
  email: string;
  digest: string;
  /** Null: an unverified newcomer, who has an account and no taxpayer yet. */
  person: TaxpayerPerson | null;
  /** What shows that the texts were agreed to, and how. */
  consent: { channel: string; proof: Record<string, string> };
  /** Which story of the stand the person lives; goes into the event. */
  persona?: string | null;
}

export interface OpenedAccount {
  subjectId: string;
  taxpayerId: TaxpayerId | null;
}

/**
 * Opens an account in the transaction of its caller: subject, consents, taxpayer created or bound.
 * @throws identity.login_taken, taxpayers.held when somebody has it already.
 */
export async function openAccount(ctx: Ctx, account: OpenAccount): Promise<OpenedAccount> {
  const { person } = account;
  const logins: Login[] = [
    { kind: 'phone', value: account.phone },
    { kind: 'email', value: account.email },
    ...(person ? [{ kind: 'inn', value: person.inn } as const] : []),
    ...(person?.snils ? [{ kind: 'snils', value: person.snils } as const] : []),
  ];
  const subjectId = await openSubject(ctx, {
    name: account.name,
    level: account.level,
    logins,
    digest: account.digest,
  });
  for (const purpose of ['agreement', 'personal_data'] as const) {
    await giveConsent(ctx, { subjectId, purpose, ...account.consent });
  }
  if (!person) return { subjectId, taxpayerId: null };
  const own = await recordTaxpayer(ctx, person);
  const taxpayerId = taxpayerOf(own);
  if (!(await bindHolder(own, subjectId, taxpayerId))) throw refusals.held();
  await announce(own, {
    type: 'taxpayers.registered',
    data: {
      taxpayerId,
      subjectId,
      ...(account.persona && { persona: account.persona }),
    },
    topics: ['profile'],
  });
  return { subjectId, taxpayerId };
}

/** Confirmed contacts of the transaction's taxpayer; nulls for one without an account. */
export async function contactsOfTaxpayer(ctx: Ctx): Promise<Contacts> {
  const subjectId = await subjectOfTaxpayer(ctx, taxpayerOf(ctx));
  return subjectId ? contactsOf(ctx, subjectId) : { phone: null, email: null };
}

/** Name of the transaction's taxpayer, as the registries write it. */
export async function taxpayerName(ctx: Ctx): Promise<SubjectName> {
  return (await personOf(ctx)).name;
}
