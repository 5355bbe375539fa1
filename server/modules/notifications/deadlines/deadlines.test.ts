// Due days, reminders and the personal feed over a real database and the routes.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import * as z from 'zod/mini';
import { module as assessments } from '#modules/assessments';
import { correctCharge, module as ledger, postCharges, postPayment } from '#modules/ledger';
import type { Ctx } from '#platform/context';
import { taxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { createServer } from '#platform/http/server';
import { newId } from '#platform/ids';
import { testEnv } from '#platform/testing';
import { csrfToken, hashSession, openSession, sessionCookie } from '#platform/web-session';
import { work } from '#platform/work';
import { settleDown } from '#platform/worker/testing';
import { day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { someCharge, somePayment } from '#testing/ledger';
import { type Deadlines, deadlines } from '../contract.ts';
import { module } from '../index.ts';

const modules = [ledger, assessments, module];
const { env, clock } = await testEnv({ modules, at: '2026-11-21T09:00:00.000Z' });
const { app } = await createServer(env, null);
const actor = { kind: 'job', name: 'test' } as const;
const base = '/api/cabinet/v1/deadlines';

let person = 100;
beforeEach(() => {
  person += 1;
  clock.set('2026-11-21T09:00:00.000Z');
});

const inAccount = <T>(call: (ctx: Ctx) => Promise<T>): Promise<T> =>
  work(env, { actor, taxpayerId: taxpayerId(person) }, call);

interface Told {
  text_ru: string;
  letters: number;
}
/** Reminders in the journal, each with how many letters are on their way. */
const told = (): Promise<Told[]> =>
  inAccount((ctx) =>
    ctx.db.rows(sql<Told>`
      select n.text_ru, (select count(*)::int from platform.delivery d
        where d.taxpayer_id = n.taxpayer_id and d.event_id = n.event_id
          and d.listener = 'notifications.mail.deadline.near') as letters
      from notifications.notification n
      where n.taxpayer_id = ${person} and n.kind = 'deadline.near' order by n.at`),
  );

async function signedIn(): Promise<Record<string, string>> {
  const session = await inAccount((ctx) =>
    openSession(ctx, {
      subjectId: '00000000-0000-7000-8000-00000000000a',
      taxpayerId: taxpayerId(person),
      level: 'standard',
      roles: [],
      amr: ['pwd'],
      device: 'test',
    }),
  );
  return {
    cookie: `${sessionCookie}=${session}`,
    'x-csrf-token': csrfToken(env, hashSession(session)),
  };
}

async function write(method: 'PUT' | 'POST' | 'DELETE', path: string, body?: object) {
  const headers = { ...(await signedIn()), 'idempotency-key': newId() };
  const url = base + path;
  const answer = await app.inject({ method, url, headers, ...(body && { payload: body }) });
  assert.equal(answer.statusCode, 200, answer.body);
}

async function read(query = ''): Promise<Deadlines> {
  const answer = await app.inject({ url: `${base}${query}`, headers: await signedIn() });
  assert.equal(answer.statusCode, 200, answer.body);
  return z.parse(z.strictObject(deadlines.shape), answer.json());
}

test('a due day says which day the law names and what moved it', async () => {
  const one = someCharge({ tax: 'land', taxYear: 2023, dueOn: day('2024-12-02') });
  const other = someCharge({ taxYear: 2022, dueOn: day('2026-12-25') });
  await inAccount((ctx) => postCharges(ctx, [one, other]));
  const { items } = await read('?from=2024-01-01&to=2024-12-31');
  assert.deepEqual(
    items.map(({ on, term, status }) => [on, term?.nominalOn, term?.article, status]),
    [['2024-12-02', '2024-12-01', 'НК РФ ст.397 п.1', 'overdue']],
  );
  assert.equal(items[0]?.term?.moveArticle, 'НК РФ ст.6.1 п.7');
  // A day that the law of the tax does not lead to is shown without a made-up reason. Without a
  // first day the list begins with the oldest debt.
  const open = await read();
  assert.equal(open.from, '2024-12-02');
  const shown = open.items.map(({ on, term }) => [on, term === null]);
  assert.deepEqual(shown, [
    ['2024-12-02', false],
    ['2026-12-25', true],
  ]);
});

test('ranges that mean nothing are refused on their field', async () => {
  for (const query of ['?from=2026-13-01', '?from=2026-02-02&to=2026-02-01', '?to=2099-01-01']) {
    const answer = await app.inject({ url: `${base}${query}`, headers: await signedIn() });
    assert.equal(answer.statusCode, 422, query);
    assert.equal(answer.json<{ code: string }>().code, 'notifications.range_invalid');
  }
});

test('one reminder for all charges of a day, seven days before, never a second', async () => {
  await inAccount((ctx) => postCharges(ctx, [someCharge(), someCharge({ tax: 'land' })]));
  await settleDown(env, '^notifications[.](plan|tell)');
  clock.set('2026-11-23T20:59:59.000Z');
  await settleDown(env, '^notifications[.](plan|tell)');
  assert.deepEqual(await told(), []);
  clock.set('2026-11-23T21:00:00.000Z');
  await settleDown(env, '^notifications[.](plan|tell)');
  const text = 'К оплате 2\u00a0000,00\u00a0₽ — срок 1 декабря 2026.';
  assert.deepEqual(await told(), [{ text_ru: text, letters: 1 }]);
  clock.set('2026-11-28T09:00:00.000Z');
  await settleDown(env, '^notifications[.](plan|tell)');
  assert.equal((await told()).length, 1);
});

test('what is paid, reserved or withdrawn before the day is not reminded of', async () => {
  const [paid, gone] = [someCharge(), someCharge({ amountKopecks: kopecks(70_000) })];
  await inAccount((ctx) => postCharges(ctx, [paid, gone]));
  await settleDown(env, '^notifications[.](plan|tell)');
  await inAccount((ctx) => correctCharge(ctx, { chargeId: gone.chargeId, replacement: null }));
  await inAccount((ctx) => postPayment(ctx, somePayment({ amount: 100_000 })));
  await settleDown(env, '^notifications[.](plan|tell)');
  clock.set('2026-11-25T09:00:00.000Z');
  await settleDown(env, '^notifications[.](plan|tell)');
  assert.deepEqual(await told(), []);
});

test('the rest of a charge paid in part is told, a corrected one by its new sum', async () => {
  const wrong = someCharge({ amountKopecks: kopecks(90_000) });
  await inAccount((ctx) => postCharges(ctx, [wrong]));
  await settleDown(env, '^notifications[.](plan|tell)');
  const right = someCharge({ amountKopecks: kopecks(50_000) });
  await inAccount((ctx) => correctCharge(ctx, { chargeId: wrong.chargeId, replacement: right }));
  await inAccount((ctx) => postPayment(ctx, somePayment({ amount: 20_000 })));
  await settleDown(env, '^notifications[.](plan|tell)');
  clock.set('2026-11-24T09:00:00.000Z');
  await settleDown(env, '^notifications[.](plan|tell)');
  const texts = (await told()).map(({ text_ru }) => text_ru);
  assert.deepEqual(texts, ['К оплате 300,00\u00a0₽ — срок 1 декабря 2026.']);
});

test('a clock that leaps over the due day brings no reminder of it', async () => {
  const far = someCharge({ dueOn: day('2026-12-10') });
  await inAccount((ctx) => postCharges(ctx, [someCharge(), far]));
  await settleDown(env, '^notifications[.](plan|tell)');
  clock.set('2026-12-08T09:00:00.000Z');
  await settleDown(env, '^notifications[.](plan|tell)');
  const texts = (await told()).map(({ text_ru }) => text_ru);
  assert.deepEqual(texts, ['К оплате 1\u00a0000,00\u00a0₽ — срок 10 декабря 2026.']);
});

test('the person chooses how many days before, or none', async () => {
  await inAccount((ctx) => postCharges(ctx, [someCharge()]));
  await settleDown(env, '^notifications[.](plan|tell)');
  const put = (body: object) => write('PUT', '/reminder', body);
  await put({ isOn: true, daysBefore: 3 });
  clock.set('2026-11-25T09:00:00.000Z');
  await settleDown(env, '^notifications[.](plan|tell)');
  assert.deepEqual(await told(), []);
  assert.deepEqual((await read()).reminder, { isOn: true, daysBefore: 3, mailTo: null });
  await put({ isOn: false, daysBefore: 3 });
  clock.set('2026-11-29T09:00:00.000Z');
  await settleDown(env, '^notifications[.](plan|tell)');
  assert.deepEqual(await told(), []);
});

const feedOf = (url: string) => app.inject({ url: new URL(url).pathname });

test('a link opens the feed of its owner until it is renewed or ended', async () => {
  await inAccount((ctx) => postCharges(ctx, [someCharge()]));
  assert.equal((await read()).link, null);
  await write('POST', '/calendar-link', { linkId: newId(), withSums: false });
  const first = (await read()).link!;
  const feed = await feedOf(first.url);
  assert.equal(feed.statusCode, 200, feed.body);
  assert.match(String(feed.headers['content-type']), /^text\/calendar/u);
  assert.match(feed.body, /DTSTART;VALUE=DATE:20261201/u);
  assert.doesNotMatch(feed.body, /Лесная|1\u00a0000/u);

  const linkId = newId();
  await write('POST', '/calendar-link', { linkId, withSums: true });
  await write('POST', '/calendar-link', { linkId, withSums: true });
  const second = (await read()).link!;
  assert.notEqual(second.url, first.url);
  assert.equal((await feedOf(first.url)).json<{ code: string }>().code, unknown);
  assert.match((await feedOf(second.url)).body.replaceAll('\r\n ', ''), /1\u00a0000\\,00/u);

  await write('DELETE', '/calendar-link');
  assert.equal((await feedOf(second.url)).statusCode, 404);
  assert.equal((await read()).link, null);
});
const unknown = 'notifications.link_unknown';

test('no row of the database holds the secret of a link', async () => {
  await write('POST', '/calendar-link', { linkId: newId(), withSums: false });
  const secret = /calendar\/([\w-]{43})\.ics$/u.exec((await read()).link!.url)![1]!;
  const kept = await work(env, { actor }, (ctx) =>
    ctx.db.rows(sql<{ token: Buffer }>`select token from notifications.calendar_token`),
  );
  assert.ok(kept.length > 0);
  for (const { token } of kept) assert.ok(!token.equals(Buffer.from(secret, 'base64url')));
  const audits = await work(env, { actor, role: 'batch' }, (ctx) =>
    ctx.db.find(sql`select 1 from platform.idempotency i where i::text like ${`%${secret}%`}`),
  );
  assert.equal(audits, undefined);
});

test('another person sees neither the days nor the link', async () => {
  await inAccount((ctx) => postCharges(ctx, [someCharge()]));
  await write('POST', '/calendar-link', { linkId: newId(), withSums: true });
  person += 1;
  const { items, link } = await read();
  assert.deepEqual([items, link], [[], null]);
});
