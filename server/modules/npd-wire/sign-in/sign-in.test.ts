// Sign-ins of programs over real HTTP: application passwords, codes, refresh, what is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Browser, openPerson, signIn, startSite, testPassword } from '#testing/sign-on';
import { sql } from '#platform/db';
import { work } from '#platform/work';
import { Program, deviceInfo, giveApplicationPassword, wireModules } from '../testing.ts';

const site = await startSite(wireModules);
const { env, clock } = site;
const start = '2026-11-21T09:00:00.000Z';
const later = (seconds: number) =>
  clock.set(new Date(Date.parse(start) + seconds * 1000).toISOString());
const fresh = async () => {
  const person = await openPerson(env);
  return { ...person, password: await giveApplicationPassword(env, person.subjectId) };
};

test('signs in by ИНН, phone, mail and СНИЛС with an application password', async () => {
  const person = await fresh();
  for (const login of [person.inn, `8${person.phone.slice(1)}`, person.email, person.snils]) {
    const answer = await new Program(site.url).signIn(login, person.password);
    assert.equal(answer.status, 200, answer.text);
    const { token, refreshToken, tokenExpireIn, profile, ...rest } = answer.json;
    assert.ok(token.length >= 32 && refreshToken.length >= 32 && token !== refreshToken);
    assert.equal(tokenExpireIn, '2026-11-21T10:00:00.000Z');
    assert.deepEqual(rest, { refreshTokenExpiresIn: null });
    assert.equal(profile.inn, person.inn);
  }
});

test('takes the name under the key inn, the password with hyphens or without', async () => {
  const { inn, password } = await fresh();
  const program = new Program(site.url);
  const plain = password.replaceAll('-', '').toUpperCase();
  for (const secret of [password, plain]) {
    const body = { inn, password: secret, deviceInfo: deviceInfo('d'), '0': 'junk', extra: false };
    assert.equal((await program.post('/api/v1/auth/lkfl', body)).status, 200);
  }
});

test('the profile has every key and no other', async () => {
  const { inn, phone, snils, password } = await fresh();
  const program = new Program(site.url);
  await program.signIn(inn, password);
  const { status, json } = await program.get('/api/v1/user');
  assert.equal(status, 200);
  const keys =
    'lastName id displayName middleName email phone inn snils avatarExists ' +
    'initialRegistrationDate registrationDate firstReceiptRegisterTime firstReceiptCancelTime ' +
    'hideCancelledReceipt registerAvailable status restrictedMode pfrUrl login';
  assert.deepEqual(Object.keys(json).toSorted(), keys.split(' ').toSorted());
  assert.equal(json.displayName, 'Петрова Анна Сергеевна');
  assert.deepEqual([json.phone, json.snils, json.login], [phone, snils, inn]);
  assert.ok(Number.isSafeInteger(json.id));
  assert.deepEqual((await program.get('/api/v1/taxpayer')).json, json);
});

test('the own password of a person, a wrong one and a wrong ИНН are refused alike', async () => {
  const { inn, password } = await fresh();
  const program = new Program(site.url);
  for (const wrong of [testPassword, `${password.slice(0, -1)}0`, 'short', '']) {
    const answer = await program.signIn(inn, wrong);
    assert.equal(answer.status, 401);
    assert.equal(answer.json.code, 'authentication.failed');
    assert.match(answer.json.message, /^Неверный ИНН или пароль/);
    assert.deepEqual(answer.json.additionalInfo, {});
    assert.ok(!('refreshToken' in answer.json));
  }
  const answer = await program.signIn('502711111150', password);
  assert.equal(answer.status, 401);
  assert.match(answer.json.message, /^Указанный Вами ИНН некорректен/);
});

test('five wrong ones lock programs and web alike; a stranger hears no difference', async () => {
  const { inn, password, phone } = await fresh();
  const program = new Program(site.url);
  for (let count = 0; count < 5; count += 1) await program.signIn(inn, `${password}x`);
  const locked = await program.signIn(inn, password);
  assert.deepEqual([locked.status, locked.json.code], [401, 'account.locked']);
  assert.match(locked.json.message, /Вход закрыт до \d\d:\d\d/);
  assert.equal((await program.signIn(inn, `${password}x`)).json.code, 'authentication.failed');
  const web = signIn(site, new Browser(site.url), { login: inn, password: testPassword, phone });
  await assert.rejects(web, /423|Вход закрыт/);
  later(1801);
  assert.equal((await program.signIn(inn, password)).status, 200);
  later(0);
});

test('right passwords are not counted, however many at once', async () => {
  const { inn, password } = await fresh();
  const many = Array.from({ length: 12 }, () => new Program(site.url).signIn(inn, password));
  assert.deepEqual(
    (await Promise.all(many)).map(({ status }) => status),
    many.map(() => 200),
  );
});

test('an expired token answers 401, a refresh exactly 200, and the call goes on', async () => {
  const { inn, password } = await fresh();
  const program = new Program(site.url);
  await program.signIn(inn, password);
  later(3601);
  const expired = await program.get('/api/v1/user');
  assert.deepEqual([expired.status, expired.json.code], [401, 'not.authenticated']);
  const refreshed = await program.refresh();
  assert.equal(refreshed.status, 200);
  assert.equal(refreshed.json.tokenExpireIn, '2026-11-21T11:00:01.000Z');
  assert.equal(refreshed.json.profile.inn, inn);
  assert.equal((await program.get('/api/v1/user')).status, 200);
  later(0);
});

test('a used refresh token holds a minute more; a later copy ends the session', async () => {
  const { inn, password } = await fresh();
  const program = new Program(site.url);
  await program.signIn(inn, password);
  const first = program.refreshToken;
  const use = (refreshToken: string | null, info: unknown = deviceInfo(program.device)) =>
    program.post('/api/v1/auth/token', { refresh_token: refreshToken, deviceInfo: info });
  assert.equal((await use(first)).status, 200);
  later(59);
  const again = await use(first);
  assert.equal(again.status, 200);
  later(61);
  assert.equal((await use(first)).status, 401);
  assert.equal((await use(again.json.refreshToken)).status, 401, 'The copy ended the session.');
  later(0);
});

test('a refresh from another device is refused, one that does not say passes', async () => {
  const { inn, password } = await fresh();
  const program = new Program(site.url);
  await program.signIn(inn, password);
  const { refreshToken } = program;
  const ask = (info: unknown) =>
    program.post('/api/v1/auth/token', { refreshToken, deviceInfo: info });
  assert.equal((await ask(deviceInfo('another'))).status, 401);
  assert.equal((await ask(null)).status, 200);
  assert.equal((await program.post('/api/v1/auth/token', { refreshToken: 'x' })).status, 401);
  assert.equal((await program.post('/api/v1/auth/token', {})).status, 401);
});

test('a device has one live access token, devices live beside each other', async () => {
  const { inn, password } = await fresh();
  const [one, same, other] = [
    new Program(site.url, 'mail@device.test'),
    new Program(site.url, 'mail@device.test'),
    new Program(site.url),
  ];
  for (const program of [one, other, same]) await program.signIn(inn, password);
  const statuses = [];
  for (const program of [one, same, other]) {
    statuses.push((await program.get('/api/v1/user')).status);
  }
  assert.deepEqual(statuses, [401, 200, 200]);
});

test('a code by text message signs in; wrong, used and foreign ones do not', async () => {
  const person = await fresh();
  const program = new Program(site.url);
  const phone = `+${person.phone}`;
  const started = await program.post('/api/v2/auth/challenge/sms/start', {
    phone,
    requireTpToBeActive: true,
    deviceData: {},
  });
  assert.equal(started.status, 200, started.text);
  const { challengeToken, expireDate, expireIn } = started.json;
  assert.deepEqual([expireDate, expireIn], ['2026-11-21T09:05:00.000000Z', 300]);
  const soon = await program.post('/api/v1/auth/challenge/sms/start', { phone });
  assert.deepEqual([soon.status, soon.json.code], [422, 'sms.rate.limited']);
  assert.equal(soon.headers.get('retry-after'), '60');
  const code = await site.code(person.phone);
  const verify = (given: object, version = 'v1') =>
    program.post(`/api/${version}/auth/challenge/sms/verify`, {
      phone,
      code,
      challengeToken,
      deviceInfo: deviceInfo(program.device),
      ...given,
    });
  const wrong = await verify({ code: code === '000000' ? '000001' : '000000' });
  assert.deepEqual([wrong.status, wrong.json.code], [422, 'sms.code.invalid']);
  assert.match(wrong.json.message, /код/);
  assert.equal((await verify({ phone: '79169999999' })).status, 422);
  const right = program.keep(await verify({}));
  assert.equal(right.status, 200, right.text);
  assert.equal((await program.get('/api/v1/user')).json.inn, person.inn);
  assert.equal((await verify({})).status, 422, 'A code is used once.');
});

test('a phone that nobody signs in by is answered alike and gets no message', async () => {
  const program = new Program(site.url);
  const phone = '79168887766';
  const started = await program.post('/api/v2/auth/challenge/sms/start', { phone });
  assert.deepEqual([started.status, started.json.expireIn], [200, 300]);
  const again = await program.post('/api/v2/auth/challenge/sms/start', { phone });
  assert.deepEqual([again.status, again.json.code], [422, 'sms.rate.limited']);
  assert.deepEqual(await site.inbox(phone), []);
  const bad = await program.post('/api/v2/auth/challenge/sms/start', { phone: '12' });
  assert.deepEqual([bad.status, bad.json.code], [422, 'phone.invalid']);
});

test('the cabinet makes, lists and revokes passwords; revoking signs the program out', async () => {
  const person = await openPerson(env);
  const browser = new Browser(site.url);
  await signIn(site, browser, { login: person.inn, password: testPassword, phone: person.phone });
  browser.csrf = (await browser.get('/api/cabinet/v1/session')).json.csrf;
  const base = '/api/cabinet/v1/application-passwords';
  const made = await browser.post(base, { name: 'Касса' });
  assert.equal(made.status, 200, made.text);
  const program = new Program(site.url);
  assert.equal((await program.signIn(person.inn, made.json.password)).status, 200);
  const listed = await browser.get(base);
  assert.equal(listed.json.items[0].name, 'Касса');
  assert.ok(listed.json.items[0].lastUsedAt !== null);
  assert.ok(!listed.text.includes(made.json.password));
  const revoked = await browser.post(`${base}/${made.json.id}/revocation`);
  assert.equal(revoked.status, 200, revoked.text);
  assert.equal((await program.get('/api/v1/user')).status, 401);
  assert.equal((await program.refresh()).status, 401);
  assert.equal((await program.signIn(person.inn, made.json.password)).status, 401);
});

test('who signed in long ago confirms by a code before making a password', async () => {
  clock.set(start);
  const person = await openPerson(env);
  const browser = new Browser(site.url);
  await signIn(site, browser, { login: person.inn, password: testPassword, phone: person.phone });
  browser.csrf = (await browser.get('/api/cabinet/v1/session')).json.csrf;
  const make = () => browser.post('/api/cabinet/v1/application-passwords', { name: 'Касса' });
  const tell = (code: string) => browser.post('/api/cabinet/v1/session/confirmation', { code });
  later(601);
  const refused = await make();
  assert.deepEqual([refused.status, refused.json.code], [403, 'identity.confirmation_needed']);
  const sent = await browser.post('/api/cabinet/v1/session/confirmation/code');
  assert.equal(sent.status, 200, sent.text);
  assert.ok(!sent.text.includes(person.phone.slice(1)), 'the phone is masked');
  const code = await site.code(person.phone);
  const wrong = await tell(code === '000000' ? '000001' : '000000');
  assert.deepEqual([wrong.status, wrong.json.code], [422, 'identity.code_wrong']);
  assert.equal((await make()).status, 403);
  assert.equal((await tell(code)).status, 200);
  assert.equal((await make()).status, 200);
  assert.equal((await tell(code)).json.code, 'identity.code_gone', 'a code is good once');
  later(601 + 600);
  assert.equal((await make()).json.code, 'identity.confirmation_needed', 'ten minutes later');
  clock.set(start);
});

test('no secret is kept as it is', async () => {
  const { inn, password } = await fresh();
  const program = new Program(site.url, 'device-to-be-found');
  await program.signIn(inn, password);
  const kept = await work(env, { actor: { kind: 'job', name: 'test' }, role: 'owner' }, (ctx) =>
    ctx.db.rows(sql`
      select row_to_json(s)::text as text from npd_wire.session s
      union all select row_to_json(r)::text from npd_wire.refresh_token r`),
  );
  const text = JSON.stringify(kept);
  for (const secret of [program.token!, program.refreshToken!, 'device-to-be-found']) {
    assert.ok(!text.includes(secret) && !text.includes(Buffer.from(secret).toString('hex')));
  }
});

test('a token of this wire opens nothing of the cabinet, nor the other way', async () => {
  const { inn, password } = await fresh();
  const program = new Program(site.url);
  await program.signIn(inn, password);
  const answer = await program.get('/api/cabinet/v1/application-passwords');
  assert.deepEqual([answer.status, answer.json], [401, undefined]);
});
