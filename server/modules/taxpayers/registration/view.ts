import type { Registration as RegistrationView } from '../contract.ts';
import { maskEmail } from '#primitives/identifiers/email';
import { maskPhone } from '#primitives/identifiers/phone';
import { resendIn } from '#modules/identity';
import type { Ctx } from '#platform/context';
import { getRegistration } from './registration-store.ts';
import { stepOf } from './registration.ts';

export type { RegistrationView };

/**
 * Where a finished registration goes: through the sign-in, which a live session passes silently.
 */
export const afterRegistration = '/signin?return=/fl';

/** What the page shows of a registration; @throws taxpayers.registration_absent */
export async function viewOf(ctx: Ctx, id: string): Promise<RegistrationView> {
  const one = await getRegistration(ctx, id);
  const step = stepOf(one);
  const name = one.matched?.name ?? one.typed;
  const purpose = step === 'email_code' ? 'registration-email' : 'registration-phone';
  const isWaiting = step === 'email_code' || step === 'phone_code';
  return {
    registrationId: id,
    step,
    phoneMasked: maskPhone(one.phone),
    emailMasked: one.email === null ? null : maskEmail(one.email),
    person: name && { last: name.last, first: name.first, middle: name.middle },
    resendAfterS: isWaiting ? await resendIn(ctx, { purpose, boundTo: id }) : 0,
    redirectTo: step === 'finished' ? afterRegistration : null,
  };
}
