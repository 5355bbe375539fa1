// npm's `moy-nalog`, unmodified, against this server: nothing is changed but the address.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { mock, test } from 'node:test';
import { startSite } from '#testing/sign-on';
import { openSeller, wireModules } from './testing.ts';

interface Issued {
  id: string;
  approvedReceiptUuid: string;
  jsonUrl: string;
  printUrl: string;
  data: { receiptId: string; totalAmount: number; inn: string; services: { name: string }[] };
  error?: { code: string; message: string };
}

interface Client {
  apiUrl: string;
  INN: string;
  token: string;
  refreshToken: string;
  auth(login: string, password: string): Promise<{ profile: { inn: string } }>;
  addIncome(income: {
    date?: Date;
    name: string;
    quantity?: number;
    amount: number;
  }): Promise<Issued>;
  call(path: string, body?: unknown): Promise<Record<string, unknown>>;
  userInfo(): Promise<{ inn: string; displayName: string }>;
}

const Nalog = createRequire(import.meta.url)('moy-nalog') as new (options: {
  autologin: boolean;
}) => Client;

const site = await startSite(wireModules);
const { clock } = site;
// The program reads the clock of its machine to know when its token ends; ours goes with it.
const startMs = Date.parse('2026-03-14T09:00:00.000Z');
mock.timers.enable({ apis: ['Date'], now: startMs });
const go = (seconds: number) => {
  mock.timers.setTime(startMs + seconds * 1000);
  clock.set(new Date(startMs + seconds * 1000).toISOString());
};
go(0);
const seller = await openSeller(site);

const newClient = (): Client => {
  const client = new Nalog({ autologin: false });
  client.apiUrl = `${site.url}/api/v1`;
  return client;
};

test('signs in, issues, reads, lists and cancels', async () => {
  const client = newClient();
  const { profile } = await client.auth(seller.inn, seller.password);
  assert.equal(profile.inn, seller.inn);
  assert.equal(client.INN, seller.inn);
  assert.equal((await client.userInfo()).displayName, 'Петрова Анна Сергеевна');
  const issued = await client.addIncome({ name: 'Консультация', amount: 1500.5, quantity: 2 });
  assert.equal(issued.error, undefined);
  assert.equal(issued.data.receiptId, issued.id);
  assert.deepEqual([issued.data.totalAmount, issued.data.inn], [3001, seller.inn]);
  assert.equal(issued.data.services[0]?.name, 'Консультация');
  const list = (await client.call('incomes')) as { content: { approvedReceiptUuid: string }[] };
  assert.equal(list.content[0]?.approvedReceiptUuid, issued.id);
  const cancelled = await client.call('cancel', {
    operationTime: '2026-03-14T12:00:00+03:00',
    requestTime: '2026-03-14T12:00:00+03:00',
    comment: 'Чек сформирован ошибочно',
    receiptUuid: issued.id,
    partnerCode: null,
  });
  assert.ok(cancelled.incomeInfo);
});

test('refreshes by itself when its token is about to end, and goes on', async () => {
  const client = newClient();
  await client.auth(seller.inn, seller.password);
  const { token, refreshToken } = client;
  go(3590);
  const issued = await client.addIncome({ name: 'После часа', amount: 10 });
  assert.equal(issued.error, undefined);
  assert.notEqual(client.token, token);
  assert.notEqual(client.refreshToken, refreshToken);
  go(0);
});

test('a back-dated sale, and a sum that floats cannot hold', async () => {
  const client = newClient();
  await client.auth(seller.inn, seller.password);
  const date = new Date(startMs - 3_600_000);
  const issued = await client.addIncome({ date, name: 'Раньше', amount: 0.1, quantity: 3 });
  assert.equal(issued.error, undefined);
  assert.equal(issued.data.totalAmount, 0.3);
});

test('shows our sentence when something is wrong', async () => {
  const wrong = newClient().auth(seller.inn, 'wrong-password');
  await assert.rejects(wrong, /Неверный ИНН или пароль/);
  const client = newClient();
  await client.auth(seller.inn, seller.password);
  const refused = await client.addIncome({ name: '', amount: 1 });
  assert.equal(refused.error?.code, 'validation.failed');
  assert.match(refused.error?.message ?? '', /Назовите товар или услугу/);
});
