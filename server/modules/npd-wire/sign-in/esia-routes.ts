// Sign-in through the single sign-on (wire §2.4): for now our own OpenID provider. The provider
// sends the browser back to us, we send it on to the address that the program waits at; the code
// is worth nothing without our verifier, which travels sealed inside `state`.
import * as oidc from 'openid-client';
import * as z from 'zod/mini';
import { issuerOf, partyOf, registerClient } from '#modules/sign-on';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { Reply, chainRoute, route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { addSeconds, moment } from '#primitives/days';
import type { Moment } from '#primitives/days';
import { refusals } from '../errors.ts';
import { deviceInfo, deviceOf } from '../session/device.ts';
import { openSession } from '../session/open-session.ts';
import { answerTokens, tokenAnswer } from './token-answer.ts';

const clientId = 'npd-wire';
/** As long as the provider keeps its question. */
const begunForS = 3600;

const secretOf = (env: Env) => env.keys.derive('npd-wire:client').toString('base64url');
const backOf = (env: Env) => `${env.settings.PUBLIC_URL}/auth/esia/back`;
const party = (env: Env) => partyOf(env, { clientId, secret: secretOf(env) });

interface Begun {
  redirectUrl: string;
  verifier: string;
  nonce: string;
  until: Moment;
}

const place = { table: 'npd_wire.esia', column: 'state', row: 'begun' };

const stateOf = (env: Env, begun: Begun) =>
  env.keys.seal(place, JSON.stringify(begun)).toString('base64url');

/** What a state of ours holds; null for a forged or an old one. */
function begunOf(ctx: Ctx, state: string): Begun | null {
  try {
    const sealed = Buffer.from(state, 'base64url');
    const begun = JSON.parse(ctx.env.keys.open(place, sealed)) as Begun;
    return begun.until > ctx.wall ? begun : null;
  } catch {
    // What does not open was not sealed by us; nobody needs to know more.
    return null;
  }
}

/**
 * Where a code may be sent: our own origin, the national host that programs have built in, or the
 * machine of the person itself (RFC 8252 §7.3). @throws npd-wire.redirect_invalid
 */
function checkRedirect(env: Env, given: string): string {
  const url = URL.parse(given);
  const isLoopback = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const isOwn = url?.origin === new URL(env.settings.PUBLIC_URL).origin;
  const isNational = url?.origin === 'https://lknpd.nalog.ru';
  const isPlain = url !== null && url.hash === '' && url.username === '';
  if (!isPlain || !(isOwn || isNational || (isLoopback && url.protocol === 'http:'))) {
    throw refusals.redirect_invalid();
  }
  return given;
}

const text = z.optional(z.nullable(z.string().check(z.maxLength(4000))));
const open = { audience: 'public', object: 'none', hidden: true } as const;

const begin = route({
  ...open,
  method: 'POST',
  path: '/api/v1/auth/esia/url',
  summary: 'The address at which the person signs in',
  permission: 'npd-wire.sign-in',
  audit: 'npd-wire.esia-url',
  idempotency: 'none',
  body: z.object({ redirectUrl: text }),
  answer: z.object({ url: z.string() }),
  call: async (ctx, { body }) => {
    const { env } = ctx;
    const redirectUrl = checkRedirect(env, body.redirectUrl ?? '');
    await registerClient(ctx, {
      clientId,
      name: 'Программа для «Мой налог»',
      redirectUris: [backOf(env)],
      scopes: ['openid'],
      tokenEndpointAuthMethod: 'client_secret_basic',
      clientSecret: secretOf(env),
    });
    const verifier = oidc.randomPKCECodeVerifier();
    const nonce = oidc.randomNonce();
    const until = addSeconds(moment(ctx.wall), begunForS);
    const url = oidc.buildAuthorizationUrl(party(env), {
      redirect_uri: backOf(env),
      scope: 'openid',
      state: stateOf(env, { redirectUrl, verifier, nonce, until }),
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href };
  },
});

const optional = z.optional(z.string().check(z.maxLength(4000)));

/** The browser on its way from the provider to the program. */
export const esiaBack = route({
  ...open,
  method: 'GET',
  path: '/auth/esia/back',
  summary: 'The provider sends the person back; the program gets the code',
  permission: 'npd-wire.sign-in',
  audit: null,
  transaction: 'none',
  query: z.object({
    code: optional,
    state: optional,
    iss: optional,
    error: optional,
    error_description: optional,
  }),
  answer: 'none',
  call: (ctx, { query }) => {
    const begun = begunOf(ctx, query.state ?? '');
    if (begun === null || query.iss !== issuerOf(ctx.env)) throw refusals.esia_state_invalid();
    const to = new URL(begun.redirectUrl);
    for (const name of ['code', 'error'] as const) {
      if (query[name] !== undefined) to.searchParams.set(name, query[name]);
    }
    to.searchParams.set('state', query.state!);
    return Promise.resolve(new Reply(null, { location: to.href, status: 303 }));
  },
});

/** The subject behind a code; what the provider refuses is no sign-in. */
async function exchange(env: Env, asked: { code: string; state: string; begun: Begun }) {
  const url = new URL(backOf(env));
  url.searchParams.set('code', asked.code);
  url.searchParams.set('state', asked.state);
  url.searchParams.set('iss', issuerOf(env));
  try {
    const tokens = await oidc.authorizationCodeGrant(party(env), url, {
      pkceCodeVerifier: asked.begun.verifier,
      expectedState: asked.state,
      expectedNonce: asked.begun.nonce,
      idTokenExpected: true,
    });
    return tokens.claims()!.sub;
  } catch (cause) {
    if (cause instanceof oidc.ResponseBodyError) throw refusals.esia_state_invalid({ cause });
    throw cause;
  }
}

const finish = chainRoute({
  ...open,
  method: 'POST',
  path: '/api/v1/auth/esia',
  summary: 'Sign a program in with the code of the single sign-on',
  permission: 'npd-wire.sign-in',
  audit: 'npd-wire.sign-in',
  idempotency: 'none',
  body: z.object({ redirectUrl: text, code: text, state: text, deviceInfo }),
  answer: tokenAnswer,
  call: (ctx, { body }) => {
    const state = body.state ?? '';
    const begun = begunOf(ctx, state);
    if (begun === null || (body.redirectUrl ?? '') !== begun.redirectUrl) {
      throw refusals.esia_state_invalid();
    }
    const device = deviceOf(body.deviceInfo);
    return Promise.resolve({ code: body.code ?? '', state, begun, device });
  },
  outside: (asked, env) => exchange(env, asked),
  settle: async (ctx, { device }, subjectId) => {
    const { own, tokens } = await openSession(ctx, { subjectId, device, passwordId: null });
    return answerTokens(own, { subjectId, tokens });
  },
});

export const esiaRoutes: readonly Route[] = [begin, finish];
