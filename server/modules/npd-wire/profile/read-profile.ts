import { fullName } from '#primitives/names';
import { contactsOf, getSubject } from '#modules/identity';
import { listReceipts, listRegistrations } from '#modules/self-employment';
import { personOf } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { instant } from '../exact.ts';
import type { Profile } from './profile.ts';

/** The person of the transaction's taxpayer as programs of this wire know one. */
export async function readProfile(ctx: Ctx, subjectId: string): Promise<Profile> {
  const { oid } = await getSubject(ctx, subjectId);
  const { phone, email } = await contactsOf(ctx, subjectId);
  const { name, inn, snils } = await personOf(ctx);
  const spans = await listRegistrations(ctx);
  const [newest, first] = [spans[0], spans.at(-1)];
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
    initialRegistrationDate: first ? instant(first.registeredAt, 6) : null,
    registrationDate: newest ? instant(newest.registeredAt, 6) : null,
    firstReceiptRegisterTime: await firstTime(ctx, 'registered'),
    firstReceiptCancelTime: await firstTime(ctx, 'cancelled'),
    hideCancelledReceipt: false,
    registerAvailable: null,
    status: newest && newest.endedOn === null ? 'ACTIVE' : 'NOT_ACTIVE',
    restrictedMode: false,
    pfrUrl: 'https://es.pfrf.ru',
    login: inn,
  };
}

/** When the first receipt was registered or cancelled, by the order of their operations. */
async function firstTime(ctx: Ctx, what: 'registered' | 'cancelled'): Promise<string | null> {
  const filter = what === 'cancelled' ? { state: what } : {};
  const range = { offset: 0, limit: 1, sortBy: 'oldest' } as const;
  const [receipt] = (await listReceipts(ctx, filter, range)).receipts;
  if (!receipt) return null;
  const { registeredAt, cancellation } = receipt;
  return instant(what === 'cancelled' ? cancellation!.registeredAt : registeredAt, 0);
}
