// A refresh token for new tokens (wire §2.3).
import * as z from 'zod/mini';
import { chainRoute } from '#platform/http/route';
import { refusals } from '../errors.ts';
import { deviceInfo, deviceOf } from '../session/device.ts';
import { renewSession } from '../session/open-session.ts';
import type { Renewed } from '../session/open-session.ts';
import { answerTokens, tokenAnswer } from './token-answer.ts';

const text = z.optional(z.nullable(z.string().check(z.maxLength(1000))));

export const tokenRefresh = chainRoute({
  method: 'POST',
  path: '/api/v1/auth/token',
  summary: 'New tokens for a refresh token',
  audience: 'public',
  permission: 'npd-wire.refresh',
  object: 'none',
  audit: 'npd-wire.refresh',
  idempotency: 'none',
  hidden: true,
  body: z.object({ refreshToken: text, refresh_token: text, deviceInfo }),
  answer: tokenAnswer,
  call: async (ctx, { body }) => {
    const refreshToken = body.refreshToken ?? body.refresh_token ?? '';
    const renewed = await renewSession(ctx, { refreshToken, device: deviceOf(body.deviceInfo) });
    if (renewed === null) return null;
    const { own, subjectId, tokens } = renewed;
    return { renewed, answer: await answerTokens(own, { subjectId, tokens }) };
  },
  // A refusal inside the transaction would take back the end of a session whose token was reused.
  outside: (intent: { renewed: Renewed; answer: z.infer<typeof tokenAnswer> } | null) => {
    if (intent === null) throw refusals.refresh_token_invalid();
    return Promise.resolve();
  },
  settle: (_ctx, intent) => Promise.resolve(intent!.answer),
});
