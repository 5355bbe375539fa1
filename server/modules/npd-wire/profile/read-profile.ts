import { fullName } from '#primitives/names';
import { contactsOf, getSubject } from '#modules/identity';
import { personOf } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import type { Profile } from './profile.ts';

/** The person of the transaction's taxpayer as programs of this wire know one. */
export async function readProfile(ctx: Ctx, subjectId: string): Promise<Profile> {
  const { oid } = await getSubject(ctx, subjectId);
  const { phone, email } = await contactsOf(ctx, subjectId);
  const { name, inn, snils } = await personOf(ctx);
  const { last: lastName, first: firstName, middle: middleName } = name;
  return {
    lastName: null,
    id: oid,
    displayName: fullName({ lastName, firstName, middleName }),
    middleName: null,
    email,
    phone: phone ?? '',
    inn,
    snils: snils ?? null,
    avatarExists: false,
    initialRegistrationDate: null,
    registrationDate: null,
    firstReceiptRegisterTime: null,
    firstReceiptCancelTime: null,
    hideCancelledReceipt: false,
    registerAvailable: null,
    status: 'NOT_ACTIVE',
    restrictedMode: false,
    pfrUrl: 'https://es.pfrf.ru',
    login: inn,
  };
}
