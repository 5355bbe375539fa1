import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { FaultState } from './index.ts';
import { testStand } from '../testing.ts';

const stand = await testStand();
const list = async (): Promise<FaultState[]> => (await stand.ask('GET /stand/api/faults')).json;
const put = (body: unknown) => stand.ask('PUT /stand/api/faults', body);
const sms = (id: string) =>
  stand.ask(
    'POST /sms/messages',
    { id, to: '79000000001', text: 'Код 123456' },
    { authorization: `Bearer ${stand.settings.STAND_SECRET}` },
  );

test('every defect has its system, what it does and what must be shown', async () => {
  const faults = await list();
  const ids = faults.map((fault) => fault.id);
  assert.equal(new Set(ids).size, ids.length);
  for (const fault of faults) {
    assert.ok(fault.id.startsWith(`${fault.system}.`), fault.id);
    assert.match(fault.what, /[.»]$/u, fault.id);
    assert.match(fault.mustShow, /[.»)]$/u, fault.id);
    assert.deepEqual([fault.on, fault.timesLeft], [false, null], fault.id);
  }
});

test('the README of a system lists its defects as the catalogue does', async () => {
  const faults = await list();
  for (const system of ['bank', 'sms', 'mail']) {
    const readme = await readFile(new URL(`../${system}/README.md`, import.meta.url), 'utf8');
    const rows = faults
      .filter((fault) => fault.system === system)
      .map(({ id, what, mustShow }) => `| \`${id}\` | ${what} | ${mustShow} |`);
    assert.deepEqual(
      readme.split('\n').filter((line) => line.startsWith(`| \`${system}.`)),
      rows,
    );
  }
});

test('a defect asked for twice shows itself twice', async () => {
  assert.equal((await put({ id: 'sms.failing', on: true, times: 2 })).json.timesLeft, 2);
  const answers = await Promise.all(['a', 'b', 'c', 'd'].map(sms));
  const failed = answers.filter((answer) => answer.status === 500);
  assert.equal(failed.length, 2);
  const known = (await list()).find((fault) => fault.id === 'sms.failing');
  assert.deepEqual([known?.on, known?.timesLeft], [false, null]);
});

test('a defect without a number lasts until it is switched off', async () => {
  await put({ id: 'sms.failing', on: true });
  assert.equal((await sms('e')).status, 500);
  assert.equal((await sms('f')).status, 500);
  await put({ id: 'sms.failing', on: false });
  assert.equal((await sms('g')).status, 202);
});

test('all are switched off at once', async () => {
  await put({ id: 'sms.lost', on: true, times: 5 });
  await put({ id: 'bank.status-failing', on: true });
  await stand.ask('DELETE /stand/api/faults');
  assert.ok((await list()).every((fault) => !fault.on && fault.timesLeft === null));
});

test('refuses an unknown defect and unreadable numbers', async () => {
  assert.equal((await put({ id: 'bank.nothing', on: true })).status, 404);
  assert.equal((await put({ id: 'sms.lost' })).json.code, 'stand.fault_without_switch');
  for (const times of [0, -1, 1.5, 'два', 100_000]) {
    assert.equal((await put({ id: 'sms.lost', on: true, times })).status, 422, `${times}`);
  }
});
