// The answer of every sign-in and refresh (wire §2.0).
import * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import { instant } from '../exact.ts';
import { profile } from '../profile/profile.ts';
import { readProfile } from '../profile/read-profile.ts';
import type { Tokens } from '../session/open-session.ts';

export const tokenAnswer = z.object({
  refreshToken: z.string(),
  refreshTokenExpiresIn: z.null(),
  token: z.string(),
  tokenExpireIn: z.string(),
  profile,
});

/** `own` is the context of the person's taxpayer. */
export async function answerTokens(
  own: Ctx,
  signed: { subjectId: string; tokens: Tokens },
): Promise<z.infer<typeof tokenAnswer>> {
  const { tokens, subjectId } = signed;
  return {
    refreshToken: tokens.refreshToken,
    refreshTokenExpiresIn: null,
    token: tokens.accessToken,
    tokenExpireIn: instant(tokens.accessUntil, 3),
    profile: await readProfile(own, subjectId),
  };
}
