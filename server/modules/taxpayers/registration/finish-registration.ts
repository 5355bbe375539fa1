// Step 6: the texts are agreed to and the account is open. Who is registered already sees the same
// end of the road, no second account is opened, and the owner of the first one is told.
import assert from 'node:assert/strict';
import { findSubjectByLogin } from '#modules/identity';
import type { Login } from '#modules/identity';
import { announce } from '#platform/events';
import type { Ctx } from '#platform/context';
import { openSession } from '#platform/web-session';
import { forTaxpayer } from '#platform/work';
import { openAccount } from '../open-account.ts';
import { findTaxpayerByInn, subjectOfTaxpayer } from '../taxpayer-store.ts';
import { finish, getAtStep } from './registration-store.ts';
import type { Registration } from './registration.ts';
import { viewOf } from './view.ts';
import type { RegistrationView } from './view.ts';

export interface Finished {
  view: RegistrationView;
  /** The secret of the session's cookie; null when no account was opened. */
  session: string | null;
}

/** Opens the account and signs the person in. */
export async function finishRegistration(
  ctx: Ctx,
  { id, device }: { id: string; device: string },
): Promise<Finished> {
  const one = await getAtStep(ctx, id, ['consents']);
  const session = (await isKnown(ctx, one)) ? null : await open(ctx, one, device);
  await finish(ctx, id);
  return { view: await viewOf(ctx, id), session };
}

async function open(ctx: Ctx, one: Registration, device: string): Promise<string> {
  const { matched, digest, email } = one;
  assert(matched && digest && email, 'A registration at its last step has everything.');
  const { subjectId, taxpayerId } = await openAccount(ctx, {
    name: matched.name,
    level: 'standard',
    phone: one.phone,
    email,
    digest,
    person: matched,
    consent: { channel: 'registration', proof: { registrationId: one.registrationId } },
  });
  return openSession(ctx, {
    subjectId,
    taxpayerId,
    level: 'standard',
    roles: [],
    amr: ['pwd', 'sms'],
    device,
  });
}

/** Whether any login or the taxpayer is somebody's already; tells the taxpayer's owner. */
async function isKnown(ctx: Ctx, one: Registration): Promise<boolean> {
  const matched = one.matched!;
  const taxpayer = await findTaxpayerByInn(ctx, matched.inn);
  if (taxpayer !== null && (await subjectOfTaxpayer(ctx, taxpayer)) !== null) {
    const own = await forTaxpayer(ctx, taxpayer);
    await announce(own, {
      type: 'taxpayers.registration-repeated',
      data: { taxpayerId: taxpayer },
    });
    return true;
  }
  const logins: Login[] = [
    { kind: 'phone', value: one.phone },
    { kind: 'email', value: one.email! },
    { kind: 'inn', value: matched.inn },
    ...(matched.snils ? [{ kind: 'snils', value: matched.snils } as const] : []),
  ];
  for (const login of logins) {
    if ((await findSubjectByLogin(ctx, login)) !== null) return true;
  }
  return false;
}
