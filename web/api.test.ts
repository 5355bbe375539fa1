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
