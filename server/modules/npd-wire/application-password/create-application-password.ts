import { hashPassword, requireConfirmation } from '#modules/identity';
import type { Chain } from '#platform/chain';
import type { Ctx } from '#platform/context';
import { subjectOf } from '#platform/context';
import { announce } from '#platform/events';
import { newId } from '#platform/ids';
import { refusals } from '../errors.ts';
import {
  makeApplicationPassword,
  passwordsMax,
  plainPassword,
  selectorOf,
} from './application-password.ts';
import { insertPassword, listPasswords } from './application-password-store.ts';

interface Made {
  subjectId: string;
  name: string;
  password: string;
}

export interface CreatedPassword {
  id: string;
  name: string;
  password: string;
  createdAt: string;
}

/**
 * Makes a password for a program and shows it this once; announces `npd-wire.password-made`, so
 * that the person learns of one that somebody else made.
 * @throws npd-wire.application_passwords_many, identity.confirmation_needed
 */
export const createApplicationPassword: Chain<{ name: string }, Made, string, CreatedPassword> = {
  call: async (ctx, { name }) => {
    await requireConfirmation(ctx);
    if ((await listPasswords(ctx)).length >= passwordsMax) {
      throw refusals.application_passwords_many({ params: { most: passwordsMax } });
    }
    const { subjectId } = subjectOf(ctx);
    return { subjectId, name, password: makeApplicationPassword() };
  },
  outside: ({ password }) => hashPassword(plainPassword(password)),
  settle: async (ctx, made, digest) => {
    const id = await storePassword(ctx, { ...made, digest });
    const data = { name: made.name };
    await announce(ctx, { type: 'npd-wire.password-made', data, topics: ['receipts'] });
    return { id, name: made.name, password: made.password, createdAt: ctx.wall };
  },
};

/** Keeps the digest of a password for the transaction's taxpayer. */
export async function storePassword(ctx: Ctx, made: Made & { digest: string }): Promise<string> {
  const { subjectId, name, password, digest } = made;
  const passwordId = newId();
  const selector = selectorOf(password);
  if (selector === null) throw new Error('An application password has 20 to 64 characters.');
  const isNew = await insertPassword(ctx, { passwordId, subjectId, name, selector, digest });
  // One in 900,000: the person asks again and gets another.
  if (!isNew) throw new Error('Another application password of the person begins the same way.');
  return passwordId;
}
