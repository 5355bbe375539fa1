// ИНН (or login, phone) and an application password (wire §2.1).
import * as z from 'zod/mini';
import { parseLogin } from '#primitives/login';
import {
  findSubjectByLogin,
  lockEnd,
  recordWrongPassword,
  verifyPassword,
} from '#modules/identity';
import { taxpayerOfSubject } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { chainRoute } from '#platform/http/route';
import { forTaxpayer, work } from '#platform/work';
import type { Scope } from '#platform/work';
import { plainPassword, selectorOf } from '../application-password/application-password.ts';
import { findCandidate, markUsed } from '../application-password/application-password-store.ts';
import type { Candidate } from '../application-password/application-password-store.ts';
import { refusals } from '../errors.ts';
import { deviceInfo, deviceOf } from '../session/device.ts';
import { openSession } from '../session/open-session.ts';
import { refuseWait, takeTurn } from '../turn.ts';
import { answerTokens, tokenAnswer } from './token-answer.ts';

const typed = z.optional(z.nullable(z.union([z.string().check(z.maxLength(254)), z.number()])));

const body = z.object({ username: typed, inn: typed, password: typed, deviceInfo });

/** Security P03: so many wrong ones from an address in a minute; right ones are not counted. */
const wrongPerAddress = { kind: 'sign-in', most: 20, perS: 60 };

interface Guess {
  scope: Scope;
  subjectId: string | null;
  candidate: Candidate | null;
  lockedUntil: string | null;
  password: string;
}

async function findGuess(ctx: Ctx, login: string, password: string): Promise<Guess> {
  const { actor, address, language, requestId } = ctx;
  const scope: Scope = { actor, address, language, requestId };
  const parsed = parseLogin(login);
  if (!parsed.ok && parsed.reason === 'inn_wrong') throw refusals.inn_invalid();
  const known = parsed.ok ? parsed.value : ({ kind: 'phone', value: '' } as const);
  const subjectId = await findSubjectByLogin(ctx, known);
  const selector = selectorOf(password);
  const guess = { scope, subjectId, candidate: null, lockedUntil: null, password };
  if (subjectId === null || selector === null) return guess;
  const taxpayerId = await taxpayerOfSubject(ctx, subjectId);
  if (taxpayerId === null) return guess;
  const candidate = await findCandidate(await forTaxpayer(ctx, taxpayerId), {
    subjectId,
    selector,
  });
  await forTaxpayer(ctx, null);
  return { ...guess, candidate, lockedUntil: await lockEnd(ctx, subjectId) };
}

/** Hashes once whatever was found; what is wrong is counted, in a transaction that is kept. */
async function judge(env: Env, guess: Guess): Promise<void> {
  const { candidate, password, scope, subjectId } = guess;
  const isRight = await verifyPassword(candidate?.digest ?? null, plainPassword(password));
  if (isRight) {
    if (guess.lockedUntil === null) return;
    throw refusals.account_locked({ params: { until: guess.lockedUntil } });
  }
  const wait = await work(env, scope, async (ctx) => {
    await recordWrongPassword(ctx, subjectId);
    return takeTurn(ctx, wrongPerAddress, ctx.address ?? '');
  });
  refuseWait(wait);
  throw refusals.authentication_failed();
}

export const passwordSignIn = chainRoute({
  method: 'POST',
  path: '/api/v1/auth/lkfl',
  summary: 'Sign a program in with an application password',
  audience: 'public',
  permission: 'npd-wire.sign-in',
  object: 'none',
  audit: 'npd-wire.sign-in',
  idempotency: 'none',
  hidden: true,
  body,
  answer: tokenAnswer,
  call: async (ctx, { body }) => {
    const device = deviceOf(body.deviceInfo);
    const login = String(body.username ?? body.inn ?? '');
    const guess = await findGuess(ctx, login, String(body.password ?? ''));
    return { guess, device };
  },
  outside: ({ guess }, env) => judge(env, guess),
  settle: async (ctx, { guess, device }) => {
    const passwordId = guess.candidate!.passwordId;
    const subjectId = guess.subjectId!;
    const { own, tokens } = await openSession(ctx, { subjectId, device, passwordId });
    // Revoked while it was being hashed.
    if (!(await markUsed(own, passwordId))) throw refusals.authentication_failed();
    return answerTokens(own, { subjectId, tokens });
  },
});
