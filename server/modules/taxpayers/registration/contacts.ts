// Proving the phone and the mail: a code to each. An account that has the contact already is told
// so by a message to its owner; the page says the same words either way (no enumeration).
import { parseEmail } from '#primitives/identifiers/email';
import { maskPhone, parsePhone } from '#primitives/identifiers/phone';
import { codeLength, findSubjectByLogin, refuseCode, sendCode, spendCode } from '#modules/identity';
import type { CodeRequest, TakenCode } from '#modules/identity';
import type { Chain } from '#platform/chain';
import type { Ctx } from '#platform/context';
import { refusals } from '../errors.ts';
import { alreadyRegistered, emailCode, phoneCode } from './messages.ts';
import {
  confirmEmail,
  confirmPhone,
  getAtStep,
  insertRegistration,
  storeEmail,
} from './registration-store.ts';
import type { Registration } from './registration.ts';
import { viewOf } from './view.ts';
import type { RegistrationView } from './view.ts';

type Sending = { id: string; phone: string; sending: Awaited<ReturnType<typeof sendCode.call>> };

const purposeOf = { phone: 'registration-phone', email: 'registration-email' } as const;

async function requestOf(
  ctx: Ctx,
  id: string,
  contact: CodeRequest['contact'],
): Promise<CodeRequest> {
  const origin = ctx.env.settings.PUBLIC_URL;
  const link = (code: string) => `${origin}/id/register?registration=${id}&code=${code}`;
  const owner = await findSubjectByLogin(ctx, contact);
  return {
    purpose: purposeOf[contact.kind],
    boundTo: id,
    subjectId: null,
    contact,
    message: (code) => (contact.kind === 'phone' ? phoneCode(code) : emailCode(code, link(code))),
    notice: owner === null ? null : alreadyRegistered(`${origin}/signin`),
    anonymous: true,
  };
}

async function prepare(
  ctx: Ctx,
  { id, phone }: { id: string; phone: string },
  contact: CodeRequest['contact'],
): Promise<Sending> {
  return { id, phone, sending: await sendCode.call(ctx, await requestOf(ctx, id, contact)) };
}

const outside: Chain<never, Sending, void, unknown>['outside'] = ({ sending }, env) =>
  sendCode.outside(sending, env);

export interface Begun {
  registrationId: string;
  phoneMasked: string;
  codeLength: number;
  resendAfterS: number;
}

/** Step 1. Refuses with taxpayers.phone_invalid and as `sendCode` does. */
export const beginRegistration: Chain<{ phone: string }, Sending, void, Begun> = {
  call: async (ctx, typed) => {
    const parsed = parsePhone(typed.phone);
    // Codes go to mobile phones of Russia only: the country is on the list of security P06.
    if (!parsed.ok || !parsed.value.startsWith('79')) {
      throw refusals.phone_invalid({ field: 'phone' });
    }
    const phone = parsed.value;
    const id = await insertRegistration(ctx, phone);
    return prepare(ctx, { id, phone }, { kind: 'phone', value: phone });
  },
  outside,
  settle: async (ctx, { id, phone, sending }) => {
    const { resendAfterS } = await sendCode.settle(ctx, sending);
    return { registrationId: id, phoneMasked: maskPhone(phone), codeLength, resendAfterS };
  },
};

type View = Chain<{ id: string }, Sending, void, RegistrationView>;

const settleView: View['settle'] = async (ctx, { id, sending }) => {
  await sendCode.settle(ctx, sending);
  return viewOf(ctx, id);
};

export const resendPhoneCode: View = {
  call: async (ctx, { id }) => {
    const { phone } = await getAtStep(ctx, id, ['phone_code']);
    return prepare(ctx, { id, phone }, { kind: 'phone', value: phone });
  },
  outside,
  settle: settleView,
};

/** Step 3: names the address, again if it was mistyped, and sends the letter. */
export const nameEmail: Chain<{ id: string; email: string }, Sending, void, RegistrationView> = {
  call: async (ctx, { id, email }) => {
    const { phone } = await getAtStep(ctx, id, ['email', 'email_code']);
    const parsed = parseEmail(email);
    if (!parsed.ok) throw refusals.email_invalid({ field: 'email' });
    await storeEmail(ctx, id, parsed.value);
    return prepare(ctx, { id, phone }, { kind: 'email', value: parsed.value });
  },
  outside,
  settle: settleView,
};

export const resendEmailCode: View = {
  call: async (ctx, { id }) => {
    const { phone, email } = await getAtStep(ctx, id, ['email_code']);
    return prepare(ctx, { id, phone }, { kind: 'email', value: email! });
  },
  outside,
  settle: settleView,
};

export interface CodeTry {
  id: string;
  code: string;
}

type Confirmation = Chain<CodeTry, { id: string; taken: TakenCode }, void, RegistrationView>;

/**
 * The try is counted and committed first; a wrong one is refused after, when nothing can be lost.
 */
function confirmation(
  kind: 'phone' | 'email',
  confirm: (ctx: Ctx, one: Registration) => Promise<void>,
): Confirmation {
  return {
    call: async (ctx, { id, code }) => {
      const one = await getAtStep(ctx, id, [`${kind}_code`]);
      const taken = await spendCode(ctx, { purpose: purposeOf[kind], boundTo: id }, code);
      if (taken === 'right') await confirm(ctx, one);
      return { id, taken };
    },
    outside: ({ taken }) => {
      refuseCode(taken);
      return Promise.resolve();
    },
    settle: (ctx, { id }) => viewOf(ctx, id),
  };
}

/** Step 2. Refuses with identity.code_wrong, identity.code_gone. */
export const confirmPhoneCode = confirmation('phone', (ctx, { registrationId }) =>
  confirmPhone(ctx, registrationId),
);

/** Step 3, by the code typed or by the link of the letter. */
export const confirmEmailCode = confirmation('email', (ctx, { registrationId }) =>
  confirmEmail(ctx, registrationId),
);
