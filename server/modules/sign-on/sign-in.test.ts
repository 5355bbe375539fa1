// A person signs in: the cabinet as a relying party, the provider, the pages between them; over
// HTTP.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { module as consents } from '#modules/consents';
import { module as identity } from '#modules/identity';
import { module as registries } from '#modules/registries';
import { module as taxpayers } from '#modules/taxpayers';
import { sessionCookie } from '#platform/web-session';
import { module } from './index.ts';
import { Browser, openLogin, openPerson, signIn, startSite, testPassword } from './testing.ts';
import type { TestPerson } from './testing.ts';

const site = await startSite([registries, consents, identity, taxpayers, module]);
const { env, clock } = site;
const at = (moment: string) => clock.set(`2026-11-21T${moment}.000Z`);

const credentials = (person: TestPerson, login = person.phone) => ({
  login,
  password: testPassword,
  phone: person.phone,
});

async function sessionOf(browser: Browser) {
  const { status, json } = await browser.get('/api/cabinet/v1/session');
  if (status === 200) browser.csrf = json.csrf;
  return { status, json };
}

test('phone, mail, ИНН and СНИЛС each lead into the cabinet', async () => {
  const person = await openPerson(env);
  for (const login of [
    `+${person.phone}`,
    ` ${person.email.toUpperCase()} `,
    person.inn,
    person.snils,
  ]) {
    const browser = new Browser(site.url);
    const { url } = await signIn(site, browser, credentials(person, login));
    assert.equal(url.pathname, '/fl', login);
    const { json } = await sessionOf(browser);
    assert.equal(json.inn, person.inn);
    assert.equal(json.name.last, 'Петрова');
  }
});

test('a wrong password, an unknown login and nonsense get the same answer', async () => {
  const person = await openPerson(env);
  const browser = new Browser(site.url);
  const uid = await openLogin(browser);
  const tries = [
    { login: person.phone, password: 'Wrong-1-password' },
    { login: '79169999999', password: testPassword },
    { login: 'нет такого', password: testPassword },
  ];
  const answers = [];
  for (const body of tries) {
    const { status, json } = await browser.post(`/id/login/${uid}/password`, body);
    const { requestId: _, ...problem } = json;
    answers.push({ status, problem });
  }
  assert.equal(answers[0]!.status, 422);
  assert.deepEqual(answers[1], answers[0]);
  assert.deepEqual(answers[2], answers[0]);
});

test('five failures close the account for thirty minutes; only its owner learns why', async () => {
  at('10:00:00');
  const person = await openPerson(env);
  const browser = new Browser(site.url);
  const uid = await openLogin(browser);
  const attempt = (password: string) =>
    browser.post(`/id/login/${uid}/password`, { login: person.phone, password });
  for (let guess = 1; guess <= 5; guess += 1) {
    assert.equal((await attempt('Wrong-1-password')).json.code, 'identity.wrong_credentials');
  }
  at('10:00:10');
  await identity.jobs!.find(({ name }) => name === 'identity.tell-locked')!.call(env);
  assert.match((await site.inbox(person.phone))[0]!.text, /закрыт до 13:30/);
  assert.match((await site.inbox(person.email))[0]!.text, /закрыт до 13:30/);
  at('10:29:55');
  assert.equal((await attempt('Wrong-1-password')).json.code, 'identity.wrong_credentials');
  const told = await attempt(testPassword);
  assert.equal(told.json.code, 'identity.locked');
  assert.match(told.json.detail, /13:30/);
  at('10:30:05');
  assert.equal((await attempt(testPassword)).status, 200);
});

test('four failures and a success close nothing, and the count begins anew', async () => {
  at('11:00:00');
  const person = await openPerson(env);
  for (let round = 1; round <= 2; round += 1) {
    const browser = new Browser(site.url);
    const uid = await openLogin(browser);
    for (let guess = 1; guess <= 4; guess += 1) {
      const body = { login: person.phone, password: 'Wrong-1-password' };
      await browser.post(`/id/login/${uid}/password`, body);
    }
    const { url } = await signIn(site, new Browser(site.url), credentials(person));
    assert.equal(url.pathname, '/fl');
  }
});

test('wrong codes count with wrong passwords', async () => {
  const person = await openPerson(env);
  const browser = new Browser(site.url);
  const uid = await openLogin(browser);
  const body = { login: person.phone, password: 'Wrong-1-password' };
  for (let guess = 1; guess <= 3; guess += 1) {
    await browser.post(`/id/login/${uid}/password`, body);
  }
  const passed = await browser.post(`/id/login/${uid}/password`, {
    ...body,
    password: testPassword,
  });
  assert.equal(passed.status, 200);
  const code = await site.code(person.phone);
  const wrong = { code: code === '000000' ? '000001' : '000000' };
  assert.equal(
    (await browser.post(`/id/login/${uid}/code`, wrong)).json.code,
    'identity.code_wrong',
  );
  assert.equal(
    (await browser.post(`/id/login/${uid}/code`, wrong)).json.code,
    'identity.code_wrong',
  );
  const late = await browser.post(`/id/login/${uid}/code`, { code });
  assert.equal(late.json.code, 'identity.locked');
});

test('of fifty parallel uses of a code one signs in', async () => {
  const person = await openPerson(env);
  const browser = new Browser(site.url);
  const uid = await openLogin(browser);
  await browser.post(`/id/login/${uid}/password`, {
    login: person.phone,
    password: testPassword,
  });
  const code = await site.code(person.phone);
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => browser.post(`/id/login/${uid}/code`, { code })),
  );
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
});

test('a code is good for its own attempt, until a newer one and for five minutes', async () => {
  at('12:00:00');
  const person = await openPerson(env);
  const [one, other] = [new Browser(site.url), new Browser(site.url)];
  const body = { login: person.phone, password: testPassword };
  const uid = await openLogin(one);
  await one.post(`/id/login/${uid}/password`, body);
  const first = await site.code(person.phone);
  const otherUid = await openLogin(other);
  await other.post(`/id/login/${otherUid}/password`, body);
  const foreign = await other.post(`/id/login/${otherUid}/code`, { code: first });
  assert.equal(foreign.json.code, 'identity.code_wrong');
  const early = await one.post(`/id/login/${uid}/code/resend`);
  assert.equal(early.json.code, 'identity.code_too_soon');
  assert.equal(early.json.retryAfterS, 60);
  at('12:01:00');
  assert.equal((await one.post(`/id/login/${uid}/code/resend`)).status, 200);
  const replaced = await one.post(`/id/login/${uid}/code`, { code: first });
  assert.equal(replaced.json.code, 'identity.code_wrong');
  const second = await site.code(person.phone);
  at('12:06:01');
  const expired = await one.post(`/id/login/${uid}/code`, { code: second });
  assert.equal(expired.json.code, 'identity.code_gone');
});

test('codes that nobody types in are limited to five an hour', async () => {
  at('13:00:00');
  const person = await openPerson(env);
  const attempt = async () => {
    const browser = new Browser(site.url);
    const uid = await openLogin(browser);
    const body = { login: person.phone, password: testPassword };
    return browser.post(`/id/login/${uid}/password`, body);
  };
  for (let sent = 1; sent <= 5; sent += 1) assert.equal((await attempt()).status, 200);
  const sixth = await attempt();
  assert.equal(sixth.json.code, 'identity.code_limit');
  assert.equal(sixth.status, 429);
  at('14:00:01');
  assert.equal((await attempt()).status, 200);
});

test('only the browser that began a sign-in can go on with it', async () => {
  const person = await openPerson(env);
  const uid = await openLogin(new Browser(site.url));
  const stranger = new Browser(site.url);
  await openLogin(stranger);
  const body = { login: person.phone, password: testPassword };
  const answer = await stranger.post(`/id/login/${uid}/password`, body);
  assert.equal(answer.json.code, 'sign-on.interaction_absent');
  stranger.setCookie('_interaction', uid);
  const forged = await stranger.post(`/id/login/${uid}/password`, body);
  assert.equal(forged.json.code, 'sign-on.interaction_absent');
});

test('a session id that was set before the sign-in is worth nothing after it', async () => {
  const person = await openPerson(env);
  const browser = new Browser(site.url);
  browser.setCookie(sessionCookie, 'known-to-a-stranger');
  await signIn(site, browser, credentials(person));
  assert.notEqual(browser.cookie(sessionCookie), 'known-to-a-stranger');
  const stranger = new Browser(site.url);
  stranger.setCookie(sessionCookie, 'known-to-a-stranger');
  assert.equal((await sessionOf(stranger)).json.code, 'session.ended');
});

test('whoever is signed in passes the provider silently, until the idle end', async () => {
  at('15:00:00');
  const person = await openPerson(env);
  const browser = new Browser(site.url);
  await signIn(site, browser, credentials(person));
  at('15:14:00');
  assert.equal((await browser.follow('/signin?return=/payments')).url.pathname, '/payments');
  at('15:29:30');
  const idle = await browser.follow('/signin?return=/payments');
  assert.equal(idle.url.pathname, '/id/login');
  assert.equal((await sessionOf(browser)).json.code, 'session.ended');
});

test('requests of the page itself do not keep a session alive', async () => {
  at('16:00:00');
  const browser = new Browser(site.url);
  await signIn(site, browser, credentials(await openPerson(env)));
  const background = async () => {
    const answer = await fetch(`${site.url}/api/cabinet/v1/session`, {
      headers: {
        cookie: `${sessionCookie}=${browser.cookie(sessionCookie)}`,
        'x-background': '1',
      },
    });
    return answer.status;
  };
  at('16:14:30');
  assert.equal(await background(), 200);
  at('16:15:01');
  assert.equal(await background(), 401);
});

test('a sign-out ends the web session and the provider’s own', async () => {
  at('17:00:00');
  const browser = new Browser(site.url);
  await signIn(site, browser, credentials(await openPerson(env)));
  await sessionOf(browser);
  const ended = await browser.post('/api/cabinet/v1/session/end');
  assert.deepEqual(ended.json, { redirectTo: '/id/logout' });
  assert.equal((await sessionOf(browser)).status, 401);
  assert.equal((await browser.follow('/signin')).url.pathname, '/id/login');
});

test('another person in the same browser gets a session of their own', async () => {
  at('18:00:00');
  const [anna, boris] = [await openPerson(env), await openPerson(env)];
  const browser = new Browser(site.url);
  await signIn(site, browser, credentials(anna));
  at('18:30:00');
  const { url } = await signIn(site, browser, credentials(boris));
  assert.equal(url.pathname, '/fl');
  assert.equal((await sessionOf(browser)).json.inn, boris.inn);
});

test('sessions are listed and ended one by one', async () => {
  at('19:00:00');
  const person = await openPerson(env);
  const [phone, laptop] = [new Browser(site.url), new Browser(site.url)];
  await signIn(site, phone, credentials(person));
  at('19:00:10');
  await signIn(site, laptop, credentials(person));
  await sessionOf(laptop);
  const { json } = await laptop.get('/api/cabinet/v1/sessions');
  assert.deepEqual(
    json.items.map((one: { current: boolean }) => one.current),
    [true, false],
  );
  const other = json.items[1].id;
  assert.equal((await laptop.post(`/api/cabinet/v1/sessions/${other}/end`)).status, 200);
  assert.equal((await sessionOf(phone)).json.code, 'session.ended');
  assert.equal((await sessionOf(laptop)).status, 200);
});

test('when the gateway of messages is away, no failure is counted', async () => {
  at('20:10:00');
  const person = await openPerson(env);
  const browser = new Browser(site.url);
  const uid = await openLogin(browser);
  const body = { login: person.phone, password: testPassword };
  const put = (on: boolean) =>
    fetch(`${site.standUrl}/stand/api/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'sms.failing', on }),
    });
  await put(true);
  for (let minute = 11; minute <= 16; minute += 1) {
    at(`20:${minute}:00`);
    const away = await browser.post(`/id/login/${uid}/password`, body);
    assert.equal(away.json.code, 'request.later', away.text);
  }
  await put(false);
  at('20:17:00');
  assert.equal((await browser.post(`/id/login/${uid}/password`, body)).status, 200);
});
