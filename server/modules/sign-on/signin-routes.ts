// The cabinet's side of a sign-in: begins it, and takes the person in when the provider sends them
// back.
import * as oidc from 'openid-client';
import * as z from 'zod/mini';
import { addSeconds, moment } from '#primitives/days';
import type { Moment } from '#primitives/days';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { Reply, chainRoute, route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { findSession, sessionCookie } from '#platform/web-session';
import { cabinetScope, callbackOf, relyingParty } from './cabinet-client.ts';
import { signerOf } from './cookies.ts';
import { localPath } from './return-path.ts';

/** As long as the provider keeps its question. */
const begunForS = 3600;
const cookieName = '__Host-kabinet-signin';

interface Begun {
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string | null;
  until: Moment;
}

function packBegun(env: Env, begun: Begun): string {
  const body = Buffer.from(JSON.stringify(begun)).toString('base64url');
  return `${body}.${signerOf(env).sign(`${cookieName}=${body}`)}`;
}

function unpackBegun(ctx: Ctx, cookie: string | undefined): Begun | null {
  const [body, digest] = (cookie ?? '').split('.');
  if (!body || !digest || !signerOf(ctx.env).verify(`${cookieName}=${body}`, digest)) return null;
  const begun = JSON.parse(Buffer.from(body, 'base64url').toString()) as Begun;
  return begun.until > ctx.wall ? begun : null;
}

const begin = route({
  method: 'GET',
  path: '/signin',
  summary: 'Begin to sign in; `return` is the page to come back to',
  audience: 'public',
  permission: 'sign-in.begin',
  object: 'none',
  audit: null,
  transaction: 'none',
  hidden: true,
  query: z.object({ return: z.optional(z.string().check(z.maxLength(2000))) }),
  answer: 'none',
  call: async (ctx, { query }) => {
    const { env } = ctx;
    const begun: Begun = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      returnTo: localPath(query.return, env.settings.PUBLIC_URL),
      until: addSeconds(moment(ctx.wall), begunForS),
    };
    const url = oidc.buildAuthorizationUrl(relyingParty(env), {
      redirect_uri: callbackOf(env),
      scope: cabinetScope,
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
    });
    const cookies = [{ name: cookieName, value: packBegun(env, begun) }];
    return new Reply(null, { location: url.href, status: 303, cookies });
  },
});

const optionalText = z.optional(z.string().check(z.maxLength(2000)));

const callback = chainRoute({
  method: 'GET',
  path: '/signin/callback',
  summary: 'The provider sends the person back with a code',
  audience: 'public',
  permission: 'sign-in.finish',
  object: 'none',
  audit: 'sign-in.enter',
  hidden: true,
  query: z.object({
    code: optionalText,
    state: optionalText,
    iss: optionalText,
    error: optionalText,
    error_description: optionalText,
  }),
  answer: 'none',
  call: (ctx, { query, request }) => {
    const begun = unpackBegun(ctx, request.cookie(cookieName));
    const session = request.cookie(sessionCookie) ?? null;
    return Promise.resolve({ begun, query, session });
  },
  outside: async ({ begun, query, session }, env) => {
    // A stray or repeated callback changes nothing: the person begins again.
    if (!begun || query.state !== begun.state) return { kind: 'stray' } as const;
    if (query.error !== undefined) return { kind: 'refused', error: query.error } as const;
    const subjectId = await exchange(env, begun, query);
    const live = session === null ? null : await findSession(env, session, false);
    if (live?.subject_id !== subjectId) return { kind: 'stray' } as const;
    const isStaff = live.taxpayer_id === null && live.roles.length > 0;
    return { kind: 'entered', to: begun.returnTo ?? (isStaff ? '/ops' : '/fl') } as const;
  },
  settle: (_ctx, _intent, outcome) => {
    const location =
      outcome.kind === 'entered'
        ? outcome.to
        : outcome.kind === 'refused'
          ? `/id/error?code=${encodeURIComponent(outcome.error)}`
          : '/signin';
    const cookies = [{ name: cookieName, value: null }];
    return Promise.resolve(new Reply(null, { location, status: 303, cookies }));
  },
});

/** The code for an ID token, checked by openid-client: issuer, audience, nonce, signature, PKCE. */
async function exchange(
  env: Env,
  begun: Begun,
  query: Record<string, string | undefined>,
): Promise<string> {
  const url = new URL(callbackOf(env));
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  const tokens = await oidc.authorizationCodeGrant(relyingParty(env), url, {
    pkceCodeVerifier: begun.verifier,
    expectedState: begun.state,
    expectedNonce: begun.nonce,
    idTokenExpected: true,
  });
  return tokens.claims()!.sub;
}

export const signinRoutes: readonly Route[] = [begin, callback];
