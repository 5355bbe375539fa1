// The sign-in page's wiring: password, then code. Guesses are counted and committed before anything
// is hashed, and refused outside the transaction, so that a refusal never takes its count back.
import * as z from 'zod/mini';
import { codeBody, codeSent, passwordBody, redirect } from '#contract/identity';
import {
  beginPasswordGuess,
  getSubject,
  guessSignInCode,
  passToCode,
  refuseWrongCode,
  settlePasswordGuess,
  signInCode,
  subjectOfAttempt,
} from '#modules/identity';
import { taxpayerOfSubject } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { Reply, chainRoute } from '#platform/http/route';
import type { RequestFacts, Route } from '#platform/http/route';
import { endSession, hashSession, openSession, sessionCookie } from '#platform/web-session';
import { work } from '#platform/work';
import { refusals } from './errors.ts';
import { answerLogin, getInteraction } from './interaction.ts';

const base = '/id/login/:uid';
const params = z.object({ uid: z.string().check(z.regex(/^[\w-]{10,64}$/)) });
const own = {
  method: 'POST',
  audience: 'identity',
  permission: 'sign-in.write',
  object: 'none',
  idempotency: 'none',
  hidden: true,
  params,
} as const;

const password = chainRoute({
  ...own,
  path: `${base}/password`,
  summary: 'The first factor: login and password',
  audit: 'sign-in.password',
  body: passwordBody,
  answer: codeSent,
  call: async (ctx, { params: { uid }, body, request }) => {
    await getInteraction(ctx, uid, request);
    const guess = await beginPasswordGuess(ctx, body);
    const { address, language, requestId } = ctx;
    return { uid, guess, scope: { actor: ctx.actor, address, language, requestId } };
  },
  outside: async ({ uid, guess, scope }, env) => {
    const subjectId = await settlePasswordGuess(env, scope, guess);
    const { roles } = await work(env, scope, (ctx) => getSubject(ctx, subjectId));
    if (roles.length > 0 && env.settings.STAFF_FACTOR === 'passkey') throw refusals.staff_factor();
    return passToCode(env, scope, { uid, subjectId });
  },
  settle: (_ctx, _intent, sent) => Promise.resolve(sent),
});

const resend = chainRoute({
  ...own,
  path: `${base}/code/resend`,
  summary: 'Send the code of this sign-in again',
  audit: 'sign-in.resend',
  answer: codeSent,
  call: async (ctx, { params: { uid }, request }) => {
    await getInteraction(ctx, uid, request);
    return signInCode.call(ctx, { uid, subjectId: await subjectOfAttempt(ctx, uid) });
  },
  outside: signInCode.outside,
  settle: signInCode.settle,
});

const code = chainRoute({
  ...own,
  path: `${base}/code`,
  summary: 'The second factor: the code; then the browser goes on',
  audit: 'sign-in.code',
  body: codeBody,
  answer: redirect,
  call: async (ctx, { params: { uid }, body, request }) => {
    await getInteraction(ctx, uid, request);
    const guess = await guessSignInCode(ctx, uid, body.code);
    return { uid, guess, browser: browserOf(request) };
  },
  outside: ({ guess }) => {
    refuseWrongCode(guess);
    return Promise.resolve();
  },
  settle: async (ctx, { uid, guess, browser }) => {
    const session = await signIn(ctx, guess.subjectId, browser);
    const signedIn = { subjectId: guess.subjectId, amr: ['pwd', 'sms'], authTime: ctx.wall };
    const redirectTo = await answerLogin(ctx, uid, signedIn);
    return new Reply({ redirectTo }, { cookies: [{ name: sessionCookie, value: session }] });
  },
});

interface Browser {
  device: string;
  /** The session this browser had until now, whoever's it was. */
  former: string | null;
}

function browserOf(request: RequestFacts): Browser {
  return {
    device: (request.header('user-agent') ?? '').slice(0, 200),
    former: request.cookie(sessionCookie) ?? null,
  };
}

/** A new id at every sign-in (P04); a pre-set one is worth nothing. */
async function signIn(ctx: Ctx, subjectId: string, { device, former }: Browser): Promise<string> {
  if (former !== null) await endSession(ctx, hashSession(former));
  const { level, roles } = await getSubject(ctx, subjectId);
  const taxpayerId = await taxpayerOfSubject(ctx, subjectId);
  return openSession(ctx, { subjectId, taxpayerId, level, roles, amr: ['pwd', 'sms'], device });
}

export const loginRoutes: readonly Route[] = [password, resend, code];
