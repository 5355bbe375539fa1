import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testStand } from '../testing.ts';
import { html } from './html.ts';

const stand = await testStand();

test('escapes what is put in and keeps what is HTML already', () => {
  const list = ['<b>', '"'].map((text) => html`<li title="${text}">${text}</li>`);
  const made = html`<p>${list}${null}${false}</p>`.text;
  const expected = '<li title="&lt;b&gt;">&lt;b&gt;</li><li title="&quot;">&quot;</li>';
  assert.equal(made.replaceAll(/\s*\n\s*/gu, ''), `<p>${expected}</p>`);
});

test('the page shows every part of the stand', async () => {
  await stand.ask(
    'POST /sms/messages',
    { id: '1', to: '79000000001', text: '<script>alert(1)</script>' },
    { authorization: `Bearer ${stand.settings.SMS_SECRET}` },
  );
  const page = await stand.ask('GET /stand');
  assert.equal(page.status, 200);
  for (const part of ['clock', 'bank', 'checkpoints', 'inbox', 'people', 'faults']) {
    assert.ok(page.text.includes(`<section class="card" id="${part}"`), part);
  }
  assert.ok(page.text.includes('Петрова Анна Сергеевна'));
  assert.ok(page.text.includes('&lt;script&gt;alert(1)'));
  assert.ok(page.text.includes('bank.callback-duplicated'));
});

test('nothing on the page is inline and the policy allows nothing inline', async () => {
  const page = await stand.ask('GET /stand');
  const policy = page.headers.get('content-security-policy')!;
  assert.match(policy, /default-src 'none'; script-src 'self'/u);
  assert.doesNotMatch(policy, /unsafe/u);
  assert.doesNotMatch(page.text, / style="| on[a-z]+="|<style|<script>/u);
  const own = [...page.text.matchAll(/(?:src|href)="(\/stand\/assets\/[^"]+)"/gu)];
  assert.equal(own.length, 3);
  for (const [, path] of own) assert.equal((await stand.ask(`GET ${path}`)).status, 200);
});

test('the page is the same with a slash at its end', async () => {
  assert.equal((await stand.ask('GET /stand/')).status, 200);
});

test('an unknown address is a problem with a sentence', async () => {
  const answer = await stand.ask('GET /stand/api/nothing');
  assert.deepEqual([answer.status, answer.json.code], [404, 'stand.no_such_address']);
  assert.match(answer.type, /application\/problem\+json/u);
});

test('a body that is no JSON is refused with a sentence', async () => {
  const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{' };
  const answer = await fetch(`${stand.url}/stand/api/faults`, init);
  assert.equal(answer.status, 400);
  assert.equal(((await answer.json()) as { code: string }).code, 'stand.unreadable_request');
});
