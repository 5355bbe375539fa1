// Who may load, over HTTP; a file sent twice is one load; a person sees where a sum was read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listObligations } from '#modules/ledger';
import type { TaxpayerId } from '#platform/context';
import { createServer } from '#platform/http/server';
import { newId } from '#platform/ids';
import { csrfToken, hashSession, openSession, sessionCookie } from '#platform/web-session';
import { work } from '#platform/work';
import type { LoadView } from './contract.ts';
import { chargesFile, testExchange } from './testing.ts';

const { env, atEnd, newPerson, newUin, workNow } = await testExchange();
const { app } = await createServer(env, null);
atEnd(() => app.close());
const loads = '/api/ops/v1/loads';

async function signIn(of: { roles?: string[]; taxpayerId?: TaxpayerId; key?: string }) {
  const id = await work(env, { actor: { kind: 'anonymous' } }, (ctx) =>
    openSession(ctx, {
      subjectId: newId(),
      taxpayerId: of.taxpayerId ?? null,
      level: 'standard',
      roles: of.roles ?? [],
      amr: ['pwd', 'otp'],
      device: 'test',
    }),
  );
  const cookie = `${sessionCookie}=${id}`;
  const headers = { cookie, 'x-csrf-token': csrfToken(env, hashSession(id)) };
  return (method: 'GET' | 'POST', url: string, payload?: object) =>
    app.inject({
      method,
      url,
      headers: { ...headers, ...(of.key && { 'idempotency-key': of.key }) },
      ...(payload && { payload }),
    });
}

const file = (text: string) => ({
  loadId: newId(),
  name: 'a.xml',
  base64: Buffer.from(text).toString('base64'),
});

test('an officer loads, others of the staff look, people and strangers do neither', async () => {
  const { taxpayerId } = await newPerson();
  const expected: [object, number, number][] = [
    [{ roles: ['officer'] }, 200, 200],
    [{ roles: ['admin'] }, 200, 403],
    [{ roles: ['support'] }, 403, 403],
    [{ taxpayerId }, 403, 403],
  ];
  for (const [who, reading, loading] of expected) {
    const ask = await signIn(who);
    assert.equal((await ask('GET', loads)).statusCode, reading, JSON.stringify(who));
    const upload = await ask('POST', loads, file(chargesFile({ uin: newUin() })));
    assert.equal(upload.statusCode, loading, `${JSON.stringify(who)} ${upload.body}`);
  }
  assert.equal((await app.inject({ url: loads })).statusCode, 401);
});

test('a file sent twice is one load, another one under its id is refused', async () => {
  const ask = await signIn({ roles: ['officer'] });
  const sent = file(chargesFile({ uin: newUin() }));
  const first = await ask('POST', loads, sent);
  const again = await ask('POST', loads, sent);
  assert.equal(again.json<LoadView>().loadId, first.json<LoadView>().loadId);
  const other = await ask('POST', loads, { ...file('другой'), loadId: sent.loadId });
  assert.equal(other.json<{ code: string }>().code, 'exchange.load_differs');
  for (const base64 of ['', 'не base64', 'YQ=']) {
    const wrong = await ask('POST', loads, { ...sent, loadId: newId(), base64 });
    assert.equal(wrong.json<{ code: string }>().code, 'exchange.file_unreadable');
  }
});

test('a key stands for one body: again the first answer, another body is refused', async () => {
  const key = newId();
  const ask = await signIn({ roles: ['officer'], key });
  const plain = await signIn({ roles: ['officer'] });
  const [sent, other] = [
    file(chargesFile({ uin: newUin() })),
    file(chargesFile({ uin: newUin() })),
  ];
  const first = await ask('POST', loads, sent);
  assert.equal(first.statusCode, 200, first.body);
  assert.deepEqual((await ask('POST', loads, sent)).json(), first.json());
  const another = await ask('POST', loads, other);
  assert.equal(another.json<{ code: string }>().code, 'idempotency.key_reused');
  const absent = await ask('GET', `${loads}/${other.loadId}`);
  assert.equal(absent.json<{ code: string }>().code, 'exchange.load_absent');
  await workNow();
  const decided = `${loads}/${sent.loadId}/confirmation`;
  assert.equal((await plain('POST', decided, {})).statusCode, 200);
  const reused = await ask('POST', `${loads}/${sent.loadId}/withdrawal`, {});
  assert.equal(reused.json<{ code: string }>().code, 'idempotency.key_reused');
});

test('from upload to the account by requests alone, then its trace', async () => {
  const who = await newPerson();
  const ask = await signIn({ roles: ['officer'] });
  const sent = file(chargesFile({ inn: who.inn, uin: newUin() }));
  const { loadId } = (await ask('POST', loads, sent)).json<LoadView>();
  const one = `${loads}/${loadId}`;
  const early = await ask('POST', `${one}/confirmation`, {});
  assert.equal(early.json<{ code: string }>().code, 'exchange.load_not_checked');
  await workNow();
  assert.equal((await ask('GET', one)).json<LoadView>().state, 'checked');
  for (const _ of [1, 2]) {
    const confirmed = await ask('POST', `${one}/confirmation`, {});
    assert.equal(confirmed.json<LoadView>().state, 'confirmed');
  }
  await workNow();
  const rows = await ask('GET', `${one}/rows?outcome=taken`);
  assert.equal(rows.json<{ items: unknown[] }>().items.length, 1);
  for (const format of ['csv', 'xlsx']) {
    const report = await ask('GET', `${one}/report.${format}`);
    assert.equal(report.statusCode, 200);
    assert.match(String(report.headers['content-disposition']), /attachment/u);
  }
  const late = await ask('POST', `${one}/withdrawal`);
  assert.equal(late.json<{ code: string }>().code, 'exchange.load_not_checked');

  const [charge] = await who.as((ctx) => listObligations(ctx));
  const own = await signIn({ taxpayerId: who.taxpayerId });
  const path = `/api/cabinet/v1/charges/${charge!.chargeId}/trace`;
  const { trace } = (await own('GET', path)).json<{ trace: { root: Record<string, unknown> } }>();
  assert.equal(trace.root.kind, 'loaded');
  assert.equal(trace.root.source, 'a.xml');
  assert.equal(trace.root.value, '130000');
});

test('a load that is not there is said to be absent', async () => {
  const ask = await signIn({ roles: ['officer'] });
  for (const path of ['', '/rows', '/report.csv']) {
    const answer = await ask('GET', `${loads}/${newId()}${path}`);
    assert.equal(answer.json<{ code: string }>().code, 'exchange.load_absent', path);
  }
});
