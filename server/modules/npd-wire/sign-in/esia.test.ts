// The single sign-on for programs: the browser of the person, then the program with the code.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Browser, openPerson, signIn, startSite, testPassword } from '#testing/sign-on';
import { Program, deviceInfo, wireModules } from '../testing.ts';

const site = await startSite(wireModules);
const redirectUrl = 'https://lknpd.nalog.ru/auth/login/back?remember=true&register=false';
const program = new Program(site.url);

const begin = (url: string) => program.post('/api/v1/auth/esia/url', { redirectUrl: url });
const finish = (given: object) =>
  program.post('/api/v1/auth/esia', {
    redirectUrl,
    deviceInfo: deviceInfo(program.device),
    ...given,
  });

async function person() {
  const one = await openPerson(site.env);
  const browser = new Browser(site.url);
  await signIn(site, browser, { login: one.inn, password: testPassword, phone: one.phone });
  return { ...one, browser };
}

/** The way of the browser, to the address that the program waits at. */
async function goThrough(browser: Browser, decision = 'allow'): Promise<URL> {
  const { url } = (await begin(redirectUrl)).json as { url: string };
  const { pathname, search } = new URL(url);
  const asked = await browser.follow(pathname + search);
  if (asked.url.pathname !== '/id/consent') return asked.url;
  const form = new URLSearchParams({ decision });
  const decided = await browser.post(asked.url.pathname + asked.url.search, form);
  const to = new URL(decided.location!);
  return (await browser.follow(to.pathname + to.search)).url;
}

test('the person signs in at the provider, the program with the code', async () => {
  const { inn, browser } = await person();
  const back = await goThrough(browser);
  assert.equal(back.origin + back.pathname, 'https://lknpd.nalog.ru/auth/login/back');
  assert.equal(back.searchParams.get('remember'), 'true');
  const [code, state] = [back.searchParams.get('code'), back.searchParams.get('state')];
  const other = await finish({ code, state, redirectUrl: 'http://127.0.0.1:9/' });
  assert.equal(other.status, 401);
  const signed = program.keep(await finish({ code, state }));
  assert.equal(signed.status, 200, signed.text);
  assert.equal(signed.json.profile.inn, inn);
  assert.equal((await program.get('/api/v1/user')).json.inn, inn);
  const again = await finish({ code, state });
  assert.deepEqual([again.status, again.json.code], [401, 'esia.state.invalid']);
});

test('who is asked and says no leaves the program without a code', async () => {
  const { browser } = await person();
  const back = await goThrough(browser, 'deny');
  assert.equal(back.searchParams.get('code'), null);
  assert.equal(back.searchParams.get('error'), 'access_denied');
});

test('a forged state and a foreign address are refused', async () => {
  for (const url of ['https://evil.test/', 'http://lknpd.nalog.ru/', 'javascript:1', '']) {
    const answer = await begin(url);
    assert.deepEqual([answer.status, answer.json.code], [422, 'redirect.invalid'], url);
  }
  assert.equal((await begin('http://127.0.0.1:8123/back?x=1')).status, 200);
  assert.equal((await finish({ code: 'x', state: 'forged' })).status, 401);
  const stray = await new Browser(site.url).get('/auth/esia/back?code=x&state=y');
  assert.equal(stray.status, 401);
});
