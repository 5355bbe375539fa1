// Confirming an act that would be dear in wrong hands: whoever signed in long ago types a code from
// the phone again (security P05). The confirmation belongs to the session, is short, and gives the
// session a new id (P04).
import { maskPhone } from '#primitives/identifiers/phone';
import { type Moment, addSeconds, moment } from '#primitives/days';
import type { Chain } from '#platform/chain';
import { type Ctx, subjectOf } from '#platform/context';
import { refusals as admission } from '#platform/http/admission';
import { renewSession } from '#platform/web-session';
import { codeLength } from '../code.ts';
import { spendCode } from '../code-store.ts';
import type { TakenCode } from '../code-store.ts';
import { refusals } from '../errors.ts';
import { sendCode } from '../send-code.ts';
import { currentSession } from '../session-routes.ts';
import { refuseCode } from '../sign-in-code.ts';
import { contactsOf } from '../subject-store.ts';

/** A sign-in, which takes a code too, or a confirmation is good for so long. */
export const confirmedForS = 600;

export interface ConfirmationSent {
  phoneMasked: string;
  codeLength: number;
  expiresAt: string;
  resendAfterS: number;
}

/** The code of the browser's session. @throws identity.session_absent for a program */
function boundOf(ctx: Ctx) {
  const { session } = subjectOf(ctx);
  if (session === null) throw refusals.session_absent();
  return { purpose: 'confirmation', boundTo: session } as const;
}

/** Until when acts of this session need no further code; null: they need one. */
async function confirmedUntil(ctx: Ctx): Promise<Moment | null> {
  const { auth_time: signedInAt, confirmed_at: confirmedAt } = await currentSession(ctx);
  const until = addSeconds(moment(confirmedAt ?? signedInAt), confirmedForS);
  return until > ctx.wall ? until : null;
}

/**
 * For acts that need a fresh confirmation. @throws identity.confirmation_needed; a program with a
 * token is refused with identity.session_absent
 */
export async function requireConfirmation(ctx: Ctx): Promise<void> {
  if ((await confirmedUntil(ctx)) === null) throw refusals.confirmation_needed();
}

type Sending = { phone: string; intent: Awaited<ReturnType<typeof sendCode.call>> };

/** Sends the code to the person's phone; refuses as `sendCode` does. */
export const askConfirmation: Chain<void, Sending, void, ConfirmationSent> = {
  call: async (ctx) => {
    const { subjectId } = subjectOf(ctx);
    const { phone } = await contactsOf(ctx, subjectId);
    if (phone === null) throw refusals.phone_absent();
    const text = (code: string) =>
      `Код подтверждения в кабинете: ${code}. Никому его не сообщайте, даже сотруднику инспекции.`;
    const intent = await sendCode.call(ctx, {
      ...boundOf(ctx),
      subjectId,
      contact: { kind: 'phone', value: phone },
      message: (code) => ({ subject: 'Код подтверждения', text: text(code) }),
      anonymous: false,
    });
    return { phone, intent };
  },
  outside: ({ intent }, env) => sendCode.outside(intent, env),
  settle: async (ctx, { phone, intent }) => ({
    phoneMasked: maskPhone(phone),
    codeLength,
    ...(await sendCode.settle(ctx, intent)),
  }),
};

/** `secret` is the session's new id, for the cookie and nothing else. */
interface Confirmed {
  confirmedUntil: string;
  secret: string;
}

/**
 * A try is counted and committed first, then refused. @throws identity.code_wrong, code_gone,
 * session.ended when that happened meanwhile
 */
export const confirmSession: Chain<{ code: string }, { taken: TakenCode }, void, Confirmed> = {
  call: async (ctx, { code }) => ({ taken: await spendCode(ctx, boundOf(ctx), code) }),
  outside: ({ taken }) => {
    refuseCode(taken);
    return Promise.resolve();
  },
  settle: async (ctx) => {
    const secret = await renewSession(ctx, boundOf(ctx).boundTo);
    if (secret === null) throw admission.ended();
    return { confirmedUntil: addSeconds(ctx.wall, confirmedForS), secret };
  },
};
