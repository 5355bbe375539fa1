// The OpenID provider (oidc-provider) with our tables, our pages and our sessions behind it.
// Imported only by the process that mounts it: the library is heavy and speaks on load.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Provider, interactionPolicy } from 'oidc-provider';
import type { Configuration, JWKS, KoaContextWithOIDC } from 'oidc-provider';
import type { Env } from '#platform/env';
import { readNotFoundPage, wantsPage } from '#platform/http/pages';
import { sessionHoursMax } from '#platform/web-session';
import { work } from '#platform/work';
import { claimsOf } from './account-claims.ts';
import { adapterOf } from './adapter.ts';
import { cabinetClientId, cabinetMetadata, issuerOf } from './cabinet-client.ts';
import { cookieNames, signerOf } from './cookies.ts';
import type { Interaction } from './interaction.ts';
import { loginOf } from './interaction.ts';
import { showLogoutDone, showLogoutQuestion } from './logout-page.ts';
import { apiScopes, identityClaims, identityScopes } from './scopes.ts';
import { linkProviderSession, sessionOfBrowser, unlinkSession } from './web-session-link.ts';

/** Seconds; figures of security P16. */
const ttl = {
  AccessToken: 300,
  AuthorizationCode: 60,
  Grant: 14 * 86_400,
  IdToken: 300,
  Interaction: 3600,
  RefreshToken: 14 * 86_400,
  Session: sessionHoursMax * 3600,
};

const actor = { kind: 'job', name: 'sign-on.provider' } as const;

/** One provider per process. */
export function createProvider(env: Env): Provider {
  const provider = new Provider(issuerOf(env), configurationOf(env));
  // The only proxy is our own mount, which overwrites the forwarded headers with PUBLIC_URL.
  provider.proxy = true;
  provider.on('server_error', (_ctx, error) => {
    env.log.error({ err: error }, 'the provider failed');
  });
  // A sign-out that began at another application ends the web session too.
  provider.use(async (ctx, next) => {
    await next();
    const { oidc } = ctx as KoaContextWithOIDC;
    const isSignOut = oidc?.route === 'end_session_confirm' && oidc.params?.logout === 'yes';
    if (isSignOut) await endWebSession(env, cookiesOf(ctx as KoaContextWithOIDC));
    if (ctx.status === 404 && oidc === undefined) tellNotFound(ctx);
  });
  return provider;
}

/** An address under /id that neither we nor the provider know: a person reads a page there. */
function tellNotFound(
  ctx: Pick<KoaContextWithOIDC, 'method' | 'url' | 'headers' | 'body' | 'type' | 'status'>,
) {
  const page = wantsPage(ctx) ? readNotFoundPage() : null;
  if (page === null) return;
  ctx.body = page;
  ctx.type = 'html';
  // A body by itself would mean success.
  ctx.status = 404;
}

function configurationOf(env: Env): Configuration {
  const keysFile = join(env.settings.KEYS_DIR, 'sign-on.jwks.json');
  return {
    adapter: adapterOf(env),
    clients: [cabinetMetadata(env)],
    jwks: JSON.parse(readFileSync(keysFile, 'utf8')) as JWKS,
    cookies: {
      names: cookieNames,
      keys: signerOf(env) as never,
      long: { httpOnly: true, sameSite: 'lax' },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    ttl,
    scopes: ['openid', ...Object.keys(identityScopes), ...Object.keys(apiScopes)],
    claims: identityClaims,
    responseTypes: ['code'],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: showLogoutQuestion,
        postLogoutSuccessSource: (ctx) => showLogoutDone(ctx, env),
      },
    },
    findAccount: (_ctx, subjectId) => ({
      accountId: subjectId,
      claims: (_use, scope) => claimsOf(env, subjectId, scope),
    }),
    loadExistingGrant: grantFor,
    interactions: { policy: policyOf(env), url: (ctx, one) => pageOf(env, ctx, one) },
    renderError: (ctx, out, error) => {
      const isLost = error.name === 'SessionNotFound';
      ctx.redirect(isLost ? '/signin' : `/id/error?code=${encodeURIComponent(out.error)}`);
    },
  };
}

const cookiesOf = (ctx: KoaContextWithOIDC) => (name: string) =>
  ctx.cookies.get(name, { signed: false });

/**
 * The provider's questions, and ours: a session of the provider is nothing without the web
 * session.
 */
function policyOf(env: Env) {
  const policy = interactionPolicy.base();
  const ended = new interactionPolicy.Check(
    'session_ended',
    'the session has ended',
    'login_required',
    async (ctx) => {
      const { session } = ctx.oidc;
      if (!session?.accountId) return interactionPolicy.Check.NO_NEED_TO_PROMPT;
      const live = await sessionOfBrowser(env, cookiesOf(ctx));
      if (live?.subject_id !== session.accountId) return interactionPolicy.Check.REQUEST_PROMPT;
      await work(env, { actor }, (one) => linkProviderSession(one, live.session_id, session.uid));
      return interactionPolicy.Check.NO_NEED_TO_PROMPT;
    },
  );
  policy.get('login')!.checks.add(ended);
  return policy;
}

/** The cabinet is ours and asks for no consent; others have what the person agreed to before. */
async function grantFor(ctx: KoaContextWithOIDC) {
  const { client, session, provider, result } = ctx.oidc;
  const agreed = result?.consent?.grantId ?? session!.grantIdFor(client!.clientId);
  if (agreed) return provider.Grant.find(agreed);
  if (client!.clientId !== cabinetClientId) return undefined;
  const grant = new provider.Grant({
    clientId: client!.clientId,
    accountId: session!.accountId!,
  });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}

/** Reasons that a live web session answers by itself; anything else was asked for on purpose. */
const silent = new Set(['no_session', 'session_ended']);

/** The page of an interaction; a person who is signed in goes straight on (single sign-on). */
async function pageOf(
  env: Env,
  ctx: KoaContextWithOIDC,
  interaction: InstanceType<Provider['Interaction']>,
): Promise<string> {
  const { uid, prompt, returnTo } = interaction;
  if (prompt.name === 'consent') return `/id/consent?uid=${uid}`;
  const live = prompt.reasons.every((reason) => silent.has(reason))
    ? await sessionOfBrowser(env, cookiesOf(ctx))
    : null;
  const other = interaction.session?.accountId;
  if (!live || (other && other !== live.subject_id)) return `/id/login?uid=${uid}`;
  const login = loginOf({
    subjectId: live.subject_id,
    amr: live.amr,
    authTime: new Date(live.auth_time).toISOString(),
  });
  interaction.result = { ...(interaction as unknown as Interaction).lastSubmission, login };
  await interaction.persist();
  return returnTo;
}

async function endWebSession(
  env: Env,
  cookie: (name: string) => string | undefined,
): Promise<void> {
  const live = await sessionOfBrowser(env, cookie);
  if (live) await work(env, { actor }, (ctx) => unlinkSession(ctx, live.session_id));
}
