// Step 5: the password, judged by every rule and hashed outside the transaction.
import { hashPassword, judgeNewPassword } from '#modules/identity';
import type { Chain } from '#platform/chain';
import type { Language } from '#primitives/days';
import { getAtStep, storeDigest } from './registration-store.ts';
import { ownData } from './registration.ts';
import { viewOf } from './view.ts';
import type { RegistrationView } from './view.ts';

interface Chosen {
  id: string;
  password: string;
  own: string[];
  language: Language;
}

/** Refuses with identity.password_refused. */
export const choosePassword: Chain<
  { id: string; password: string },
  Chosen,
  string,
  RegistrationView
> = {
  call: async (ctx, { id, password }) => {
    const one = await getAtStep(ctx, id, ['password', 'consents']);
    return { id, password, own: ownData(one), language: ctx.language };
  },
  outside: async ({ password, own, language }) => {
    await judgeNewPassword({ password, own, recent: [], language });
    return hashPassword(password);
  },
  settle: async (ctx, { id }, digest) => {
    await getAtStep(ctx, id, ['password', 'consents']);
    await storeDigest(ctx, id, digest);
    return viewOf(ctx, id);
  },
};
