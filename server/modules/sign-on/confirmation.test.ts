// A confirmation by a code gives the session a new id (P04); whoever is signed in stays so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { module as consents } from '#modules/consents';
import { module as identity } from '#modules/identity';
import { module as registries } from '#modules/registries';
import { module as taxpayers } from '#modules/taxpayers';
import { sessionCookie } from '#platform/web-session';
import { module } from './index.ts';
import { Browser, openPerson, signIn, startSite, testPassword } from './testing.ts';
import type { TestPerson } from './testing.ts';

const site = await startSite([registries, consents, identity, taxpayers, module]);
const { env, clock } = site;
const at = (moment: string) => clock.set(`2026-11-21T${moment}.000Z`);

async function signedIn() {
  const person = await openPerson(env);
  const browser = new Browser(site.url);
  await signIn(site, browser, { login: person.phone, password: testPassword, phone: person.phone });
  return { person, browser, before: (await sessionOf(browser)).json };
}

async function sessionOf(browser: Browser) {
  const { status, json } = await browser.get('/api/cabinet/v1/session');
  if (status === 200) browser.csrf = json.csrf;
  return { status, json };
}

/** The steps of a confirmation by a code; `tell` answers it. */
async function askToConfirm(browser: Browser, person: TestPerson) {
  const sent = await browser.post('/api/cabinet/v1/session/confirmation/code');
  assert.equal(sent.status, 200, sent.text);
  const code = await site.code(person.phone);
  const tell = (said = code) =>
    browser.post('/api/cabinet/v1/session/confirmation', { code: said });
  return { code, tell };
}

test('a confirmation gives the session a new id, and the old one opens nothing', async () => {
  at('17:10:00');
  const { person, browser, before } = await signedIn();
  const old = browser.cookie(sessionCookie)!;
  const { code, tell } = await askToConfirm(browser, person);
  await tell(code === '000000' ? '000001' : '000000');
  assert.equal(browser.cookie(sessionCookie), old, 'a wrong code confirms nothing');
  assert.equal((await tell()).status, 200);
  assert.notEqual(browser.cookie(sessionCookie), old);

  const thief = new Browser(site.url);
  thief.setCookie(sessionCookie, old);
  thief.csrf = browser.csrf;
  const tries = [
    await thief.get('/api/cabinet/v1/session'),
    await thief.post('/api/cabinet/v1/session/activity'),
    await thief.post('/api/cabinet/v1/session/end'),
    await thief.post('/api/cabinet/v1/session/confirmation/code'),
    await thief.post('/api/cabinet/v1/session/confirmation', { code }),
  ];
  for (const { status, json } of tries) {
    assert.deepEqual([status, json.code], [409, 'session.renewed']);
  }
  assert.equal((await thief.follow('/signin')).url.pathname, '/id/login');
  at('17:11:01');
  assert.equal((await sessionOf(thief)).json.code, 'session.ended', 'a minute later it is unknown');

  // Another tab: the cookie is the browser's, the token is what the tab has read before.
  assert.equal((await browser.post('/api/cabinet/v1/session/activity')).status, 200);
  assert.equal((await sessionOf(browser)).json.csrf, before.csrf);
  const { items } = (await browser.get('/api/cabinet/v1/sessions')).json;
  assert.deepEqual(
    items.map(({ current }: { current: boolean }) => current),
    [true],
  );
  browser.csrf = 'another';
  const forged = await browser.post('/api/cabinet/v1/session/activity');
  assert.deepEqual([forged.status, forged.json.code], [403, 'request.csrf']);
});

test('single sign-on and its end outlast a confirmation', async () => {
  at('17:20:00');
  const { person, browser } = await signedIn();
  await (await askToConfirm(browser, person)).tell();
  assert.equal((await browser.follow('/signin')).url.pathname, '/fl', 'silently');
  await browser.post('/api/cabinet/v1/session/end');
  assert.equal((await sessionOf(browser)).status, 401);
  assert.equal((await browser.follow('/signin')).url.pathname, '/id/login');
});

test('who asks while the id changes is not signed out, only told to ask again', async () => {
  at('17:30:00');
  const { person, browser } = await signedIn();
  const { tell } = await askToConfirm(browser, person);
  const old = browser.cookie(sessionCookie)!;
  const tab = new Browser(site.url);
  tab.setCookie(sessionCookie, old);
  tab.csrf = browser.csrf;
  const asked: string[] = [];
  const confirmed = tell();
  const progress = { isOver: false };
  void confirmed.then(() => (progress.isOver = true));
  while (!progress.isOver) {
    const answers = await Promise.all([
      tab.get('/api/cabinet/v1/session'),
      tab.post('/api/cabinet/v1/session/activity'),
      tab.post('/api/cabinet/v1/sessions/others/end'),
    ]);
    asked.push(...answers.map(({ status, json }) => `${status} ${json.code ?? ''}`));
  }
  assert.equal((await confirmed).status, 200);
  assert.equal((await tab.get('/api/cabinet/v1/session')).json.code, 'session.renewed');
  assert.deepEqual(
    [...new Set(asked)].filter((one) => !/^200 $|session.renewed/.test(one)),
    [],
  );
  assert.equal((await sessionOf(browser)).status, 200, 'the tab ended the others, not this one');
});
