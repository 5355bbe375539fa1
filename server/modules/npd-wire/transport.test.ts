// The manner of the wire (§1, §8, §10): bytes as other families of programs send them, over a
// socket of our own, because a proper HTTP library would not send some of them.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { openPerson, startSite } from '#testing/sign-on';
import { Program, deviceInfo, giveApplicationPassword, wireModules } from './testing.ts';

const site = await startSite(wireModules);
const person = await openPerson(site.env);
const password = await giveApplicationPassword(site.env, person.subjectId);
const program = new Program(site.url);
await program.signIn(person.inn, password);
const { port } = new URL(site.url);
const bearer = `Authorization: Bearer ${program.token}`;

/** Sends the bytes over one connection and reads until so many answers came. */
async function raw(bytes: string, answers = 1): Promise<string> {
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(bytes);
  let text = '';
  for await (const chunk of socket) {
    text += String(chunk);
    const whole = [...text.matchAll(/HTTP\/1\.1 \d+[\s\S]*?\r\n\r\n/g)].filter((found) => {
      const length = Number(/content-length: (\d+)/i.exec(found[0])?.[1] ?? 0);
      const body = Buffer.byteLength(text.slice(found.index + found[0].length));
      return body >= length;
    });
    if (whole.length >= answers) break;
  }
  socket.destroy();
  return text;
}

const request = (line: string, headers: string[] = [], body = '') =>
  [
    `${line} HTTP/1.1`,
    'Host: lknpd.nalog.ru',
    ...headers,
    ...(body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
    '',
    body,
  ].join('\r\n');

test('any Host, a double and a trailing slash, no Accept and no User-Agent', async () => {
  for (const path of ['/api/v1/user', '/api//v1/user', '//api/v1/user/', '/api/v1//user']) {
    assert.match(await raw(request(`GET ${path}`, [bearer])), /^HTTP\/1\.1 200 /, path);
  }
  const lower = `authorization: bearer ${program.token}`;
  assert.match(await raw(request('GET /api/v1/user', [lower])), /^HTTP\/1\.1 200 /);
});

test('a GET with a JSON body, and the next request of the same connection', async () => {
  const withBody = request(
    'GET /api/v1/user',
    [bearer, 'Content-Type: application/json'],
    '{"a":1}',
  );
  const text = await raw(withBody + request('GET /api/v1/user', [bearer]), 2);
  assert.equal(text.match(/HTTP\/1\.1 200 OK/g)?.length, 2, text);
});

test('a chunked body, a charset, no content type at all', async () => {
  const body = JSON.stringify({ username: person.inn, password, deviceInfo: deviceInfo('raw') });
  const size = Buffer.byteLength(body).toString(16);
  const chunked =
    'POST /api/v1/auth/lkfl HTTP/1.1\r\nHost: x\r\nContent-Type: application/json;charset=utf-8' +
    `\r\nTransfer-Encoding: chunked\r\n\r\n${size}\r\n${body}\r\n0\r\n\r\n`;
  assert.match(await raw(chunked), /^HTTP\/1\.1 200 /);
  assert.match(await raw(request('POST /api/v1/auth/lkfl', [], body)), /^HTTP\/1\.1 200 /);
  const plain = request('POST /api/v1/auth/lkfl', ['Content-Type: text/plain'], body);
  assert.match(await raw(plain), /^HTTP\/1\.1 200 /);
  const closing = request('GET /api/v1/user', [bearer, 'Connection: close']);
  assert.match(await raw(closing), /^HTTP\/1\.1 200 [\s\S]*connection: close/i);
});

test('answers are JSON, never packed unless asked for, and never a redirect', async () => {
  for (const path of ['/api/v1/user', '/api/v1/user/', '/api/v1/absent', '/lkfl/login/']) {
    const answer = await program.get(path);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/, path);
    assert.ok(answer.status === 200 || answer.status === 404);
    assert.ok(answer.json !== undefined && Object.keys(answer.json).length > 0);
  }
  const text = await raw(request('GET /api/v1/user', [bearer]));
  assert.ok(!/content-encoding/i.test(text));
});

test('406 only for an Accept that excludes JSON', async () => {
  const status = async (accept: string) =>
    (await program.ask('GET', '/api/v1/user', { headers: { accept } })).status;
  for (const accept of ['*/*', 'application/json', 'application/*;q=0.1', 'text/html, */*;q=0.8']) {
    assert.equal(await status(accept), 200, accept);
  }
  for (const accept of ['text/html', 'application/xml', 'application/json;q=0, text/html']) {
    assert.equal(await status(accept), 406, accept);
  }
  const probe = await program.ask('GET', '/lkfl/login/', { headers: { accept: 'text/html' } });
  assert.equal(probe.status, 200, 'Whoever asks whether the service is up asks as a browser.');
});

test('every error has code, message and additionalInfo', async () => {
  const stranger = new Program(site.url);
  const cases: [Promise<{ status: number; json: Record<string, unknown> }>, number, string][] = [
    [stranger.get('/api/v1/user'), 401, 'not.authenticated'],
    [program.get('/api/v1/no-such-thing'), 404, 'not.found'],
    [program.get('/api/v2/no-such-thing'), 404, 'not.found'],
    [program.get('/api/receipt/1/2/3/4'), 404, 'not.found'],
    [program.post('/api/v1/auth/lkfl', '{"username":'), 400, 'validation.failed'],
    [program.post('/api/v1/auth/lkfl', '[]'), 400, 'validation.failed'],
    [program.post('/api/v1/auth/lkfl', '{"__proto__":{}}'), 400, 'validation.failed'],
    [program.post('/api/v1/auth/token', { refreshToken: 5 }), 400, 'validation.failed'],
  ];
  for (const [asked, status, code] of cases) {
    const answer = await asked;
    assert.deepEqual([answer.status, answer.json.code], [status, code]);
    assert.ok(typeof answer.json.message === 'string' && /[а-я]/.test(answer.json.message));
    assert.deepEqual(answer.json.additionalInfo, {});
  }
});

test('our own interface keeps its manner beside the wire', async () => {
  const answer = await program.get('/api/cabinet/v1/absent');
  assert.match(answer.headers.get('content-type') ?? '', /problem\+json/);
});
