// A code by text message, in two calls; old programs begin at v1, new ones at v2 (wire §2.2).
import * as z from 'zod/mini';
import { parsePhone } from '#primitives/identifiers/phone';
import {
  contactsOf,
  findSubjectByLogin,
  guessSignInCode,
  sendCode,
  subjectOfAttempt,
} from '#modules/identity';
import type { CodeGuess, CodeRequest, CodeSent } from '#modules/identity';
import type { Ctx } from '#platform/context';
import { Refusal } from '#platform/errors';
import { chainRoute } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { newId } from '#platform/ids';
import { refusals } from '../errors.ts';
import { instant } from '../exact.ts';
import { deviceInfo, deviceOf } from '../session/device.ts';
import { openSession } from '../session/open-session.ts';
import { refuseWait, takeTurn } from '../turn.ts';
import { answerTokens, tokenAnswer } from './token-answer.ts';

const number = z.optional(z.nullable(z.union([z.string().check(z.maxLength(40)), z.number()])));

const started = z.object({ challengeToken: z.string(), expireDate: z.string(), expireIn: z.int() });

/** Security P06: so many codes may be asked for from one address in five minutes. */
const startsPerAddress = { kind: 'sms', most: 25, perS: 300 };

const own = {
  method: 'POST',
  audience: 'public',
  object: 'none',
  idempotency: 'none',
  hidden: true,
} as const;

/** @throws npd-wire.phone_invalid */
function phoneOf(given: z.infer<typeof number>): string {
  const phone = parsePhone(String(given ?? ''));
  if (!phone.ok) throw refusals.phone_invalid();
  return phone.value;
}

interface Start {
  token: string;
  /** A phone that nobody signs in by gets no message, and nobody who asks can tell. */
  isKnown: boolean;
  wait: number;
  intent: Awaited<ReturnType<typeof sendCode.call>> | null;
}

async function beginChallenge(ctx: Ctx, phone: string): Promise<Start> {
  const wait = await takeTurn(ctx, startsPerAddress, ctx.address ?? '');
  const token = newId();
  const subjectId = await findSubjectByLogin(ctx, { kind: 'phone', value: phone });
  if (wait > 0) return { token, isKnown: false, wait, intent: null };
  const request: CodeRequest = {
    purpose: 'sign-in',
    boundTo: token,
    subjectId,
    contact: { kind: 'phone', value: phone },
    message: (code) => ({ subject: 'Код для входа', text: textOf(code) }),
    anonymous: true,
  };
  const intent = await limited(() => sendCode.call(ctx, request));
  return { token, isKnown: subjectId !== null, wait, intent };
}

const textOf = (code: string) =>
  `Код для входа программы в кабинет: ${code}. Если входите не вы, никому его не сообщайте.`;

/** The limits of identity under the name that programs of this wire know. */
async function limited<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind.status !== 429) throw error;
    const seconds = error.details.retryAfterS ?? 60;
    throw refusals.sms_rate_limited({ retryAfterS: seconds, params: { seconds } });
  }
}

function answerStart(ctx: Ctx, token: string, sent: CodeSent): z.infer<typeof started> {
  const expireIn = Math.round((Date.parse(sent.expiresAt) - Date.parse(ctx.wall)) / 1000);
  return { challengeToken: token, expireDate: instant(sent.expiresAt, 6), expireIn };
}

const start = (version: 'v1' | 'v2') =>
  chainRoute({
    ...own,
    path: `/api/${version}/auth/challenge/sms/start`,
    summary: 'Send a code by text message',
    permission: 'npd-wire.sign-in',
    audit: 'npd-wire.sms-start',
    body: z.object({ phone: number }),
    answer: started,
    call: (ctx, { body }) => beginChallenge(ctx, phoneOf(body.phone)),
    outside: async ({ wait, intent, isKnown }, env) => {
      refuseWait(wait);
      if (isKnown && intent) await sendCode.outside(intent, env);
    },
    settle: async (ctx, { token, intent }) =>
      answerStart(ctx, token, await sendCode.settle(ctx, intent!)),
  });

/** The guess is counted whatever its outcome; null where there is nothing to guess at. */
async function guessCode(
  ctx: Ctx,
  asked: { phone: string; token: string; code: string },
): Promise<CodeGuess | null> {
  const subjectId = await subjectOfAttempt(ctx, asked.token).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (subjectId === null) return null;
  if ((await contactsOf(ctx, subjectId)).phone !== asked.phone) return null;
  return guessSignInCode(ctx, asked.token, asked.code);
}

const verify = (version: 'v1' | 'v2') =>
  chainRoute({
    ...own,
    path: `/api/${version}/auth/challenge/sms/verify`,
    summary: 'Sign a program in with the code of the text message',
    permission: 'npd-wire.sign-in',
    audit: 'npd-wire.sign-in',
    body: z.object({
      phone: number,
      code: number,
      challengeToken: z.optional(z.nullable(z.string().check(z.maxLength(64)))),
      deviceInfo,
    }),
    answer: tokenAnswer,
    call: async (ctx, { body }) => {
      const device = deviceOf(body.deviceInfo);
      // A number has lost the zeros it began with.
      const code = String(body.code ?? '').padStart(6, '0');
      const token = body.challengeToken ?? '';
      const guess = await guessCode(ctx, { phone: phoneOf(body.phone), token, code });
      return { guess, device };
    },
    outside: ({ guess }) => {
      if (guess?.outcome === 'locked') {
        throw refusals.account_locked({ params: { until: guess.until } });
      }
      if (guess?.outcome !== 'right') throw refusals.sms_code_invalid();
      return Promise.resolve();
    },
    settle: async (ctx, { guess, device }) => {
      const { subjectId } = guess!;
      const { own, tokens } = await openSession(ctx, { subjectId, device, passwordId: null });
      return answerTokens(own, { subjectId, tokens });
    },
  });

export const smsRoutes: readonly Route[] = [start('v1'), start('v2'), verify('v1'), verify('v2')];
