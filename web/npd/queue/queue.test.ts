import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal, Unreachable } from '../../api.ts';
import type { ReceiptBody } from '../npd.ts';
import { type Post, type QueueStore, type Queued, sendQueue } from './queue.ts';

const body: ReceiptBody = {
  operationAt: '2026-11-21T12:00:00+03:00',
  lines: [{ name: 'Ремонт велосипеда', priceKopecks: 150_050, quantity: '2' }],
  totalKopecks: 300_100,
  buyer: { kind: 'person', inn: null, name: null, phone: null },
  paymentKind: 'cash',
  mayPassLimit: false,
};
const receipt = (id: string, owner = 'anna'): Queued => ({
  id,
  owner,
  madeAt: `2026-11-21T09:00:0${id}Z`,
  body,
  number: null,
  inn: null,
  issued: null,
  state: 'queued',
  refusal: null,
});

function storeOf(...items: Queued[]): QueueStore & { all: Map<string, Queued> } {
  const all = new Map(items.map((item) => [item.id, item]));
  return {
    all,
    list: async (owner) => [...all.values()].filter((item) => item.owner === owner),
    put: async (item) => {
      all.set(item.id, item);
    },
    remove: async (id) => {
      all.delete(id);
    },
  };
}

/** A server that counts each key once. */
function server() {
  const issued = new Map<string, string>();
  const post: Post = async ({ id }) => {
    const number = issued.get(id) ?? `000${issued.size + 1}abcdef`;
    issued.set(id, number);
    return { number };
  };
  return { issued, post };
}

const refused = (status: number, code: string) =>
  new Refusal({ status, code, detail: 'Так нельзя.' });

test('what waits is registered in order, each once', async () => {
  const store = storeOf(receipt('1'), receipt('2'));
  const { issued, post } = server();
  assert.equal(await sendQueue('anna', store, post), 2);
  assert.equal(await sendQueue('anna', store, post), 0);
  assert.deepEqual([...issued.keys()], ['1', '2']);
  assert.deepEqual(
    [...store.all.values()].map(({ state, number }) => [state, number]),
    [
      ['registered', '0001abcdef'],
      ['registered', '0002abcdef'],
    ],
  );
});

test('an answer that got lost is asked for again under the same key', async () => {
  const store = storeOf(receipt('1'));
  const { issued, post } = server();
  const lossy: Post = async (item) => {
    await post(item);
    throw new Unreachable(0);
  };
  assert.equal(await sendQueue('anna', store, lossy), 0);
  assert.equal(store.all.get('1')?.state, 'queued');
  assert.equal(await sendQueue('anna', store, post), 1);
  assert.equal(issued.size, 1);
});

test('without a connection or a session everything waits, in its order', async () => {
  for (const trouble of [
    new Unreachable(0),
    new Unreachable(502),
    refused(401, 'session.ended'),
    refused(403, 'request.csrf'),
    refused(429, 'request.too_many'),
    refused(503, 'outage.database'),
  ]) {
    const store = storeOf(receipt('1'), receipt('2'));
    const tried: string[] = [];
    await sendQueue('anna', store, async ({ id }) => {
      tried.push(id);
      throw trouble;
    });
    assert.deepEqual(tried, ['1']);
    assert.deepEqual(
      [...store.all.values()].map(({ state }) => state),
      ['queued', 'queued'],
    );
  }
});

test('a refused receipt keeps the reason and holds up nobody', async () => {
  const store = storeOf(receipt('1'), receipt('2'));
  const { post } = server();
  await sendQueue('anna', store, (item) =>
    item.id === '1' ? Promise.reject(refused(409, 'self-employment.not_registered')) : post(item),
  );
  assert.deepEqual(store.all.get('1')?.refusal, {
    code: 'self-employment.not_registered',
    text: 'Так нельзя.',
  });
  assert.equal(store.all.get('2')?.state, 'registered');
});

test("another person's receipts are neither sent nor touched", async () => {
  const store = storeOf(receipt('1', 'boris'), receipt('2', 'anna'));
  const { issued, post } = server();
  await sendQueue('anna', store, post);
  assert.deepEqual([...issued.keys()], ['2']);
  assert.deepEqual(store.all.get('1'), receipt('1', 'boris'));
});
