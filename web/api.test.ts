import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal, get, onSessionEnd, setCsrf } from './api.ts';

test('after the end of the session the page asks nothing by itself; a person may', async (t) => {
  const ended = { status: 401, code: 'session.ended', title: '', detail: '' };
  const asked: string[] = [];
  t.mock.method(globalThis, 'fetch', (path: string) => {
    asked.push(path);
    const headers = { 'content-type': 'application/problem+json' };
    return Promise.resolve(new Response(JSON.stringify(ended), { status: 401, headers }));
  });
  const heard: string[] = [];
  t.after(onSessionEnd((code) => heard.push(code)));
  const isEnded = (error: unknown) => error instanceof Refusal && error.code === 'session.ended';
  await assert.rejects(get('/poll', { background: true }), isEnded);
  await assert.rejects(get('/poll', { background: true }), isEnded);
  await assert.rejects(get('/poll', { background: true }), isEnded);
  assert.deepEqual([asked, heard], [['/poll'], ['session.ended']]);
  await assert.rejects(get('/look'), isEnded);
  setCsrf('a new session');
  await assert.rejects(get('/poll', { background: true }), isEnded);
  assert.deepEqual(asked, ['/poll', '/look', '/poll']);
});

test('a request that met a change of the session’s key is sent again by itself', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const renewed = { status: 409, code: 'session.renewed', title: '', detail: '' };
  const answers = [renewed, renewed, null, renewed, renewed, renewed, renewed, renewed];
  const sent: string[] = [];
  t.mock.method(globalThis, 'fetch', (path: string) => {
    sent.push(path);
    const problem = answers.shift();
    const headers = { 'content-type': problem ? 'application/problem+json' : 'application/json' };
    const init = { status: problem ? 409 : 200, headers };
    return Promise.resolve(new Response(JSON.stringify(problem ?? 'well'), init));
  });
  const passTime = async () => {
    for (let step = 0; step < 60; step += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      t.mock.timers.tick(100);
    }
  };
  const [answer] = await Promise.all([get('/look'), passTime()]);
  assert.deepEqual([answer, sent.length], ['well', 3]);
  const isRenewed = (error: unknown) => error instanceof Refusal && error.code === renewed.code;
  await Promise.all([assert.rejects(get('/look'), isRenewed), passTime()]);
  assert.equal(sent.length, 8, 'not for ever');
});
