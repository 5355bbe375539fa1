// Home as the database writes it is what the contract says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { home } from '#contract/ledger';
import { module as ledger, postCharges, postPayment } from '#modules/ledger';
import { day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { taxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { createServer } from '#platform/http/server';
import { newId } from '#platform/ids';
import { testEnv } from '#platform/testing';
import { openSession, sessionCookie } from '#platform/web-session';
import { work } from '#platform/work';
import { someCharge, somePayment } from '#testing/ledger';
import { module } from './index.ts';

const { env } = await testEnv({ modules: [ledger, module], at: '2026-11-21T09:00:00.000Z' });
const { app } = await createServer(env, null);
const actor = { kind: 'job', name: 'test' } as const;

async function readHome(taxpayer: number | null) {
  const session = await work(env, { actor: { kind: 'anonymous' } }, (ctx) =>
    openSession(ctx, {
      subjectId: '00000000-0000-7000-8000-00000000000a',
      taxpayerId: taxpayer === null ? null : taxpayerId(taxpayer),
      level: taxpayer === null ? 'simplified' : 'standard',
      roles: [],
      amr: ['pwd'],
      device: 'test',
    }),
  );
  const headers = { cookie: `${sessionCookie}=${session}` };
  return app.inject({ method: 'GET', url: '/api/cabinet/v1/home', headers });
}

test('an account with charges, money and objects', async () => {
  await work(env, { actor, taxpayerId: taxpayerId(11) }, async (ctx) => {
    await postCharges(ctx, [
      someCharge({ amountKopecks: kopecks(70_000) }),
      someCharge({ dueOn: day('2025-12-01'), chargedOn: day('2025-09-01') }),
    ]);
    await postPayment(ctx, somePayment({ amount: 30_000 }));
  });
  const answer = await readHome(11);
  assert.equal(answer.statusCode, 200);
  assert.match(String(answer.headers['content-type']), /^application\/json/u);
  const page = z.parse(z.strictObject(home.shape), answer.json());
  assert.equal(page.asOf, '2026-11-21T09:00:00.000Z');
  assert.equal(page.account.debtKopecks, 70_000);
  assert.deepEqual(
    page.charges.map(({ settledKopecks, status }) => [settledKopecks, status]),
    [
      [30_000, 'overdue'],
      [0, 'due'],
    ],
  );
});

test('a page that was kept is written anew after every change of what it shows', async () => {
  const due = async () => z.parse(home, (await readHome(13)).json()).account.payAllKopecks;
  assert.equal(await due(), 0);
  await work(env, { actor, taxpayerId: taxpayerId(13) }, (ctx) =>
    postCharges(ctx, [someCharge({ amountKopecks: kopecks(50_000) })]),
  );
  assert.equal(await due(), 50_000);
  // Who reads while an act is not committed yet keeps a page that the act then makes old.
  await work(env, { actor, taxpayerId: taxpayerId(13) }, async (ctx) => {
    await postPayment(ctx, somePayment({ amount: 20_000 }));
    assert.equal(await due(), 50_000);
  });
  assert.equal(await due(), 30_000);
  await work(env, { actor, taxpayerId: taxpayerId(13) }, async (ctx) => {
    await ctx.db.run(sql`
      insert into notifications.notification (taxpayer_id, notification_id, event_id, kind, at,
        title_ru, title_en, text_ru, text_en)
      values (13, ${newId()}, ${newId()}, 'account', ${ctx.now}, 'да', 'yes', 'да', 'yes')`);
  });
  assert.equal(z.parse(home, (await readHome(13)).json()).unread, 1);
});

test('an account where nothing has happened yet', async () => {
  const page = z.parse(home, (await readHome(12)).json());
  assert.deepEqual([page.charges, page.property, page.events, page.unread], [[], [], [], 0]);
});

test('who is not confirmed, and who is nobody', async () => {
  assert.equal((await readHome(null)).json<{ code: string }>().code, 'session.level_too_low');
  const nobody = await app.inject({ method: 'GET', url: '/api/cabinet/v1/home' });
  assert.equal(nobody.statusCode, 401);
});
