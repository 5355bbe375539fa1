// A person registers, step by step, against the registries of the stand; over HTTP.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { module as consents } from '#modules/consents';
import { module as identity } from '#modules/identity';
import { module as registries } from '#modules/registries';
import { module as taxpayers } from '#modules/taxpayers';
import { sql } from '#platform/db';
import { work } from '#platform/work';
import { module } from './index.ts';
import { Browser, openPerson, signIn, startSite, testPassword } from './testing.ts';

const site = await startSite([registries, consents, identity, taxpayers, module]);
const { clock } = site;
clock.set('2026-11-21T09:00:00.000Z');

interface Listed {
  nameParts: { last: string; first: string; middle: string | null };
  birthDate: string;
  passport: string;
  inn: string;
  snils: string;
  registered: boolean;
}

const shelf = (
  (await (await fetch(`${site.standUrl}/stand/api/people`)).json()) as Listed[]
).filter(({ registered }) => !registered);
const take = () => shelf.pop()!;

const bodyOf = (one: Listed, change: object = {}) => ({
  ...one.nameParts,
  birthDate: one.birthDate,
  passportSeriesNumber: one.passport,
  inn: null,
  snils: null,
  ...change,
});

let phones = 0;
const newPhone = () => `7926000${String((phones += 1)).padStart(4, '0')}`;

interface Begun {
  browser: Browser;
  base: string;
  phone: string;
  email: string;
}

/** Goes through phone and mail. */
async function begin(): Promise<Begun> {
  const phone = newPhone();
  const email = `new${phone}@kabinet.test`;
  const browser = new Browser(site.url);
  const begun = await browser.post('/id/registrations', { phone: `+${phone}` });
  assert.equal(begun.status, 200, begun.text);
  const base = `/id/registrations/${begun.json.registrationId}`;
  const confirmed = await browser.post(`${base}/phone-code`, { code: await site.code(phone) });
  assert.equal(confirmed.json.step, 'email', confirmed.text);
  const sent = await browser.post(`${base}/email`, { email });
  assert.equal(sent.json.step, 'email_code', sent.text);
  const mailed = await browser.post(`${base}/email-code`, { code: await site.code(email) });
  assert.equal(mailed.json.step, 'person', mailed.text);
  return { browser, base, phone, email };
}

async function finish({ browser, base }: Begun) {
  const chosen = await browser.post(`${base}/password`, { password: testPassword });
  assert.equal(chosen.json.step, 'consents', chosen.text);
  return browser.post(`${base}/consents`, { agreement: true, personalData: true });
}

test('a person of the registries gets an account and is signed in', async () => {
  const one = take();
  const begun = await begin();
  const matched = await begun.browser.post(
    `${begun.base}/person`,
    bodyOf(one, { inn: one.inn, snils: one.snils }),
  );
  assert.equal(matched.json.step, 'password', matched.text);
  const done = await finish(begun);
  assert.equal(done.json.step, 'finished');
  assert.equal(done.json.redirectTo, '/signin?return=/fl');
  assert.equal((await begun.browser.follow('/signin?return=/fl')).url.pathname, '/fl');
  const session = await begun.browser.get('/api/cabinet/v1/session');
  assert.equal(session.json.inn, one.inn);
  assert.equal(session.json.level, 'standard');
  const profile = await begun.browser.get('/api/cabinet/v1/profile');
  assert.equal(profile.json.snils, one.snils);
  const events = await work(
    site.env,
    { actor: { kind: 'job', name: 'test' }, role: 'batch' },
    (ctx) =>
      ctx.db.rows(sql<{ data: { taxpayerId: number }; taxpayer_id: number }>`
      select data, taxpayer_id from platform.event where type = 'taxpayers.registered'`),
  );
  assert.ok(events.some(({ data, taxpayer_id }) => data.taxpayerId === taxpayer_id));
  const { url } = await signIn(site, new Browser(site.url), {
    login: one.snils,
    password: testPassword,
    phone: begun.phone,
  });
  assert.equal(url.pathname, '/fl');
});

test('the letter carries a link with the same code', async () => {
  const begun = await begin();
  const [letter] = await site.inbox(begun.email);
  const code = await site.code(begun.email);
  const id = begun.base.split('/').at(-1);
  assert.ok(letter!.text.includes(`${site.url}/id/register?registration=${id}&code=${code}`));
});

test('a mismatch names its field, and what was typed is kept', async () => {
  const one = take();
  const { browser, base } = await begin();
  const other = take();
  const cases: [object, string, string][] = [
    [{ last: 'Неизвестнова' }, 'taxpayers.person_differs', 'last'],
    [{ passportSeriesNumber: '4599 999999' }, 'taxpayers.passport_unknown', 'passportSeriesNumber'],
    [{ passportSeriesNumber: '12' }, 'taxpayers.passport_invalid', 'passportSeriesNumber'],
    [{ inn: other.inn }, 'taxpayers.inn_differs', 'inn'],
    [{ inn: '770000000000' }, 'taxpayers.inn_invalid', 'inn'],
    [{ snils: other.snils }, 'taxpayers.snils_differs', 'snils'],
    [{ birthDate: '31.02.1990' }, 'taxpayers.birth_date_invalid', 'birthDate'],
    [{ birthDate: '2020-01-01' }, 'taxpayers.too_young', 'birthDate'],
    [{ first: 'Ann' }, 'taxpayers.name_invalid', 'first'],
  ];
  for (const [change, code, field] of cases) {
    const { json } = await browser.post(`${base}/person`, bodyOf(one, change));
    assert.equal(json.code, code, JSON.stringify(change));
    assert.equal(json.errors[0].field, field);
  }
  const kept = await browser.get(base);
  assert.equal(kept.json.step, 'person');
  assert.equal(kept.json.person.last, one.nameParts.last);
});

test('a registry that is away says so, and the same step works later', async () => {
  const one = take();
  const { browser, base } = await begin();
  const put = (on: boolean) =>
    fetch(`${site.standUrl}/stand/api/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'registries.inn-by-person-failing', on }),
    });
  await put(true);
  const away = await browser.post(`${base}/person`, bodyOf(one));
  await put(false);
  assert.equal(away.status, 503);
  assert.equal(away.json.code, 'taxpayers.registry_away');
  assert.ok(away.json.retryAfterS > 0);
  const kept = await browser.get(base);
  assert.deepEqual(kept.json.person, one.nameParts);
});

test('a phone or an address that has an account is not given away', async () => {
  const owner = await openPerson(site.env);
  const browser = new Browser(site.url);
  const known = await browser.post('/id/registrations', { phone: owner.phone });
  const fresh = await browser.post('/id/registrations', { phone: newPhone() });
  const shape = ({ json, status }: typeof known) => ({
    status,
    keys: Object.keys(json),
    codeLength: json.codeLength,
    resendAfterS: json.resendAfterS,
  });
  assert.deepEqual(shape(known), shape(fresh));
  const [message] = await site.inbox(owner.phone);
  assert.match(message!.text, /уже есть кабинет/);
  assert.doesNotMatch(message!.text, /\d{6}/);
  const base = `/id/registrations/${known.json.registrationId}`;
  const wrong = await browser.post(`${base}/phone-code`, { code: '123456' });
  assert.equal(wrong.json.code, 'identity.code_wrong');
  const { browser: second, base: other } = await begin().then(async (begun) => begun);
  const again = await second.post(`${other}/email`, { email: owner.email });
  assert.equal(again.json.code, 'taxpayers.wrong_step');
});

test('a second registration of the same person opens nothing, and the owner is told', async () => {
  const one = take();
  const first = await begin();
  await first.browser.post(`${first.base}/person`, bodyOf(one));
  await finish(first);
  const second = await begin();
  await second.browser.post(`${second.base}/person`, bodyOf(one));
  const done = await finish(second);
  assert.equal(done.json.step, 'finished');
  assert.equal(done.json.redirectTo, '/signin?return=/fl');
  assert.equal((await second.browser.get('/api/cabinet/v1/session')).status, 401);
  const events = await work(
    site.env,
    { actor: { kind: 'job', name: 'test' }, role: 'batch' },
    (ctx) =>
      ctx.db.rows(sql<{ listener: string }>`
      select d.listener from platform.event e join platform.delivery d using (taxpayer_id, event_id)
      where e.type = 'taxpayers.registration-repeated'`),
  );
  assert.ok(events.some(({ listener }) => listener === 'taxpayers.tell-owner'));
});

test('a password is judged by the person’s own data', async () => {
  const one = take();
  const { browser, base } = await begin();
  await browser.post(`${base}/person`, bodyOf(one));
  const year = one.birthDate.slice(0, 4);
  const date = one.birthDate.slice(8) + one.birthDate.slice(5, 7) + year;
  const refused = await browser.post(`${base}/password`, { password: `Xz!${date}qP` });
  assert.equal(refused.json.code, 'identity.password_refused');
  assert.equal(refused.json.errors[0].field, 'password');
  assert.match(refused.json.params.broken, /own_data/);
});

test('a password has up to 128 characters of any kind, a longer one is told so', async () => {
  const one = take();
  const { browser, base, phone } = await begin();
  await browser.post(`${base}/person`, bodyOf(one));
  const longest = [...`Гроза-над 7 Ладогой${'🌲🙂⛵'.repeat(40)}`].slice(0, 128).join('');
  const refused = await browser.post(`${base}/password`, { password: `${longest}🌲` });
  assert.equal(refused.json.code, 'identity.password_refused', refused.text);
  assert.equal(refused.json.params.broken, 'length');
  const chosen = await browser.post(`${base}/password`, { password: longest });
  assert.equal(chosen.json.step, 'consents', chosen.text);
  await browser.post(`${base}/consents`, { agreement: true, personalData: true });
  const { url } = await signIn(site, new Browser(site.url), {
    login: one.snils,
    password: longest,
    phone,
  });
  assert.equal(url.pathname, '/fl');
});

test('steps cannot be skipped or repeated', async () => {
  const { browser, base } = await begin();
  for (const [path, body] of [
    ['password', { password: testPassword }],
    ['consents', { agreement: true, personalData: true }],
    ['phone-code', { code: '123456' }],
  ] as const) {
    const { status, json } = await browser.post(`${base}/${path}`, body);
    assert.equal(json.code, 'taxpayers.wrong_step', path);
    assert.equal(status, 409);
  }
  const without = await browser.post(`${base}/consents`, { agreement: true, personalData: false });
  assert.equal(without.status, 400);
});

test('an anonymous person gets one code a minute to a phone', async () => {
  const phone = newPhone();
  const browser = new Browser(site.url);
  assert.equal((await browser.post('/id/registrations', { phone })).status, 200);
  const again = await browser.post('/id/registrations', { phone });
  assert.equal(again.json.code, 'identity.code_too_soon');
  const abroad = await browser.post('/id/registrations', { phone: '+44 20 7946 0000' });
  assert.equal(abroad.json.code, 'taxpayers.phone_invalid');
});

test('a forgotten registration is gone after a day', async () => {
  const { browser, base } = await begin();
  clock.set('2026-11-22T09:00:01.000Z');
  assert.equal((await browser.get(base)).json.code, 'taxpayers.registration_absent');
  clock.set('2026-11-21T09:00:00.000Z');
});
