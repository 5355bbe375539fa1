// An independent program signs people in through the provider: openid-client over real HTTP.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as oidc from 'openid-client';
import { module as consents } from '#modules/consents';
import { module as identity } from '#modules/identity';
import { module as registries } from '#modules/registries';
import { module as taxpayers } from '#modules/taxpayers';
import { sql } from '#platform/db';
import { work } from '#platform/work';
import { module } from './index.ts';
import { Browser, openLogin, openPerson, signIn, startSite, testPassword } from './testing.ts';
import type { TestPerson } from './testing.ts';

const site = await startSite([registries, consents, identity, taxpayers, module]);
const redirectUri = 'http://127.0.0.1:9/back';
const program = {
  clientId: 'ledger-app',
  name: 'Домашняя бухгалтерия',
  redirectUris: [redirectUri],
  postLogoutRedirectUris: ['http://127.0.0.1:9/bye'],
  scopes: ['openid', 'profile', 'inn', 'profile.read'],
  tokenEndpointAuthMethod: 'client_secret_basic',
  clientSecret: 'secret-of-the-program',
};
let config: oidc.Configuration;

before(async () => {
  const stored = await site.stand('/api/stand/v1/oidc-clients', program);
  assert.equal(stored.status, 200);
  config = await oidc.discovery(
    new URL(`${site.url}/id`),
    program.clientId,
    undefined,
    oidc.ClientSecretBasic(program.clientSecret),
    { execute: [oidc.allowInsecureRequests] },
  );
});

interface Asking {
  url: URL;
  checks: { pkceCodeVerifier: string; expectedState: string; expectedNonce: string };
}

async function ask(scope: string, more: Record<string, string> = {}): Promise<Asking> {
  const checks = {
    pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
    expectedState: oidc.randomState(),
    expectedNonce: oidc.randomNonce(),
  };
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope,
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: 'S256',
    ...more,
  });
  return { url, checks };
}

const credentials = (person: TestPerson) => ({
  login: person.phone,
  password: testPassword,
  phone: person.phone,
});

/** Opens the program's address in a browser and answers the consent page. */
async function consent(browser: Browser, asking: Asking, decision: string): Promise<URL> {
  const asked = await browser.follow(asking.url.pathname + asking.url.search);
  if (asked.url.pathname !== '/id/consent') return asked.url;
  const form = new URLSearchParams({ decision });
  const decided = await browser.post(asked.url.pathname + asked.url.search, form);
  const to = new URL(decided.location!);
  return (await browser.follow(to.pathname + to.search)).url;
}

async function signedIn(): Promise<{ person: TestPerson; browser: Browser }> {
  const person = await openPerson(site.env);
  const browser = new Browser(site.url);
  await signIn(site, browser, credentials(person));
  return { person, browser };
}

/** The page stands in the look of the identity pages, and nothing in it breaks its own policy. */
async function assertStyled(browser: Browser, page: string): Promise<void> {
  const [, style] = /<link rel="stylesheet" href="([^"]+)">/u.exec(page) ?? [];
  assert.equal((await browser.get(style!)).status, 200);
  assert.doesNotMatch(page, /<style|<script|\sstyle=|\son\w+=/u);
}

test('a program signs a person in and gets what the person agreed to', async () => {
  const { person, browser } = await signedIn();
  const asking = await ask('openid profile inn profile.read');
  const page = await browser.follow(asking.url.pathname + asking.url.search);
  assert.equal(page.url.pathname, '/id/consent');
  const shown = await browser.get(page.url.pathname + page.url.search);
  assert.match(shown.text, /Пустить программу «Домашняя бухгалтерия»\?/);
  assert.match(shown.text, /Разрешить<\/button>.*Запретить<\/button>/s);
  assert.match(shown.text, /узнать ИНН/);
  await assertStyled(browser, shown.text);
  const back = await consent(browser, asking, 'allow');
  assert.equal(back.origin + back.pathname, redirectUri);
  const tokens = await oidc.authorizationCodeGrant(config, back, asking.checks);
  assert.equal(tokens.claims()!.sub, person.subjectId);
  const info = await oidc.fetchUserInfo(config, tokens.access_token, person.subjectId);
  assert.equal(info.name, 'Петрова Анна Сергеевна');
  assert.equal(info.inn, person.inn);
  assert.equal(info.phone_number, undefined);
  const profile = await fetch(`${site.url}/api/cabinet/v1/profile`, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  assert.equal(((await profile.json()) as { inn: string }).inn, person.inn);
});

test('what a scope does not open stays closed', async () => {
  const { browser } = await signedIn();
  const asking = await ask('openid profile');
  const back = await consent(browser, asking, 'allow');
  const tokens = await oidc.authorizationCodeGrant(config, back, asking.checks);
  const call = (token: string) =>
    fetch(`${site.url}/api/cabinet/v1/profile`, { headers: { authorization: `Bearer ${token}` } });
  const refused = await call(tokens.access_token);
  assert.equal(refused.status, 403);
  assert.equal(((await refused.json()) as { code: string }).code, 'request.scope');
  assert.equal((await call('x'.repeat(43))).status, 401);
});

test('the second time the person is not asked again', async () => {
  const { browser } = await signedIn();
  const first = await ask('openid profile');
  await oidc.authorizationCodeGrant(config, await consent(browser, first, 'allow'), first.checks);
  const second = await ask('openid profile');
  const { url } = await browser.follow(second.url.pathname + second.url.search);
  assert.equal(url.origin + url.pathname, redirectUri);
});

test('a person who says no is sent back with access_denied', async () => {
  const { browser } = await signedIn();
  const back = await consent(browser, await ask('openid profile'), 'deny');
  assert.equal(back.searchParams.get('error'), 'access_denied');
});

test('a code is used once, and its second use takes the tokens back', async () => {
  const { browser } = await signedIn();
  const asking = await ask('openid profile.read');
  const back = await consent(browser, asking, 'allow');
  const tokens = await oidc.authorizationCodeGrant(config, back, asking.checks);
  const call = () =>
    fetch(`${site.url}/api/cabinet/v1/profile`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
  assert.equal((await call()).status, 200);
  await assert.rejects(oidc.authorizationCodeGrant(config, back, asking.checks), {
    error: 'invalid_grant',
  });
  assert.equal((await call()).status, 401);
});

test('requests that leave the narrow path are refused', async () => {
  const { browser } = await signedIn();
  const wrong: Record<string, string>[] = [
    { redirect_uri: 'http://127.0.0.1:9/back/' },
    { redirect_uri: 'https://evil.test/back' },
    { code_challenge_method: 'plain' },
    { response_type: 'token' },
    { response_type: 'code id_token' },
    { client_id: 'unknown' },
    { scope: 'openid payment.write' },
  ];
  for (const more of wrong) {
    const { url } = await ask('openid profile', more);
    const page = await browser.follow(url.pathname + url.search);
    const isCode = page.url.searchParams.has('code') && page.url.pathname === '/back';
    assert.equal(isCode, false, JSON.stringify(more));
    assert.notEqual(page.url.host, 'evil.test');
  }
  const { url } = await ask('openid profile');
  url.searchParams.delete('code_challenge');
  url.searchParams.delete('code_challenge_method');
  const page = await browser.follow(url.pathname + url.search);
  assert.equal(page.url.searchParams.get('error'), 'invalid_request');
});

test('the Host header of a client changes nothing in the discovery document', async () => {
  const answer = await fetch(`${site.url}/id/.well-known/openid-configuration`, {
    headers: { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https' },
  });
  const text = await answer.text();
  assert.doesNotMatch(text, /evil\.test/);
  assert.equal((JSON.parse(text) as { issuer: string }).issuer, `${site.url}/id`);
});

test('codes and tokens lie in the database as hashes only', async () => {
  const { browser } = await signedIn();
  const asking = await ask('openid profile.read');
  const back = await consent(browser, asking, 'allow');
  const tokens = await oidc.authorizationCodeGrant(config, back, asking.checks);
  const rows = await work(site.env, { actor: { kind: 'job', name: 'test' } }, (ctx) =>
    ctx.db.rows(sql<{ line: string }>`select r::text as line from sign_on.record r`),
  );
  const secrets = [tokens.access_token, back.searchParams.get('code')!];
  assert.ok(rows.length > 0);
  for (const secret of secrets) {
    assert.ok(!rows.some(({ line }) => line.includes(secret)), 'A secret lies open.');
  }
});

test('a sign-out at the program ends the session of the cabinet too', async () => {
  const { browser } = await signedIn();
  const asking = await ask('openid profile');
  const back = await consent(browser, asking, 'allow');
  const tokens = await oidc.authorizationCodeGrant(config, back, asking.checks);
  const end = oidc.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token!,
    post_logout_redirect_uri: program.postLogoutRedirectUris[0]!,
  });
  const question = await browser.get(end.pathname + end.search);
  assert.match(question.text, /Выйти из кабинета\?/);
  await assertStyled(browser, question.text);
  const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(question.text)!;
  const form = new URLSearchParams({ xsrf: xsrf!, logout: 'yes' });
  const done = await browser.post('/id/session/end/confirm', form);
  assert.equal(done.location, program.postLogoutRedirectUris[0]);
  assert.equal((await browser.get('/api/cabinet/v1/session')).status, 401);
});

test('the pages of a program keep the language and the look that the person chose', async () => {
  const { browser } = await signedIn();
  browser.setCookie('kabinet_lang', 'en');
  const look = { scheme: 'white-on-black', text: 200, font: '"><script>' };
  browser.setCookie('kabinet_display', encodeURIComponent(JSON.stringify(look)));
  const asking = await ask('openid profile');
  const asked = await browser.follow(asking.url.pathname + asking.url.search);
  const { text } = await browser.get(asked.url.pathname + asked.url.search);
  assert.match(
    text,
    /<html lang="en" data-scheme="white-on-black" data-contrast="" data-text="200">/u,
  );
  assert.match(text, /Let the program/u);
});

test('an address under /id that nobody knows is a page to a person', async () => {
  const answer = await fetch(`${site.url}/id/nowhere`, { headers: { accept: 'text/html' } });
  assert.equal(answer.status, 404);
  assert.match(answer.headers.get('content-type')!, /text\/html/u);
  assert.match(await answer.text(), /<div id="root">/u);
});

test('a program that is described wrongly is not stored', async () => {
  const wrong = [
    { ...program, clientId: 'cabinet' },
    { ...program, clientSecret: undefined },
    { ...program, scopes: ['everything'] },
    { ...program, redirectUris: ['http://example.ru/back'] },
    { ...program, redirectUris: ['https://example.ru/back#x'] },
    { ...program, tokenEndpointAuthMethod: 'private_key_jwt' },
  ];
  for (const one of wrong) {
    const { status } = await site.stand('/api/stand/v1/oidc-clients', one);
    assert.equal(status, 422, JSON.stringify(one));
  }
});

test('a sign-in that begins at a program asks for the password and goes on to it', async () => {
  const person = await openPerson(site.env);
  const browser = new Browser(site.url);
  const asking = await ask('openid profile');
  const uid = await openLogin(browser, asking.url.pathname + asking.url.search);
  await browser.post(`/id/login/${uid}/password`, {
    login: person.phone,
    password: testPassword,
  });
  const code = await site.code(person.phone);
  const { json } = await browser.post(`/id/login/${uid}/code`, { code });
  const resumed = new URL(json.redirectTo as string);
  const { url } = await browser.follow(resumed.pathname + resumed.search);
  assert.equal(url.pathname, '/id/consent');
});
