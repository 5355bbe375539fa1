// Pages and assets as a browser asks for them: compressed, cached by the right rule, and a page
// where a person would else read a problem.
import assert from 'node:assert/strict';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { testEnv } from '../testing.ts';
import { sessionCookie } from '../web-session.ts';
import { createServer } from './server.ts';

const { env } = await testEnv({ modules: [] });
const { app } = await createServer(env, null);

const assets = resolve(import.meta.dirname, '../../../dist/web/assets');
const heaviest = readdirSync(assets)
  .filter((name) => name.endsWith('.js'))
  .toSorted(
    (one, other) => statSync(join(assets, other)).size - statSync(join(assets, one)).size,
  )[0];

const ask = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });

test('a browser that takes brotli gets brotli, another gzip, a third the plain file', async () => {
  const url = `/assets/${heaviest}`;
  const browsers = 'gzip, deflate, br, zstd';
  const [brotli, gzip, plain] = [
    await ask(url, { 'accept-encoding': browsers }),
    await ask(url, { 'accept-encoding': 'gzip' }),
    await ask(url),
  ];
  assert.equal(brotli.headers['content-encoding'], 'br');
  assert.equal(gzip.headers['content-encoding'], 'gzip');
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.deepEqual(brotliDecompressSync(brotli.rawPayload), plain.rawPayload);
  assert.deepEqual(gunzipSync(gzip.rawPayload), plain.rawPayload);
  for (const { headers } of [brotli, gzip, plain]) {
    assert.match(String(headers['content-type']), /javascript/u);
    assert.match(String(headers.vary), /accept-encoding/iu);
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
  }
});

test('a file that a new build brings is served without a restart', async (t) => {
  const name = `late-${process.pid}.js`;
  const url = `/assets/${name}`;
  assert.equal((await ask(url)).statusCode, 404);
  t.after(() => rmSync(join(assets, name)));
  writeFileSync(join(assets, name), 'export const late = 1;\n');
  const late = await ask(url);
  assert.equal(late.statusCode, 200);
  assert.equal(late.body, 'export const late = 1;\n');
  assert.equal(late.headers['cache-control'], 'public, max-age=31536000, immutable');
  writeFileSync(join(assets, name), 'export const late = 2;\n');
  assert.equal((await ask(url)).body, 'export const late = 2;\n');
});

test('a page is compressed too, kept by no cache, and its twins have no address', async () => {
  const page = await ask('/check', { 'accept-encoding': 'br', accept: 'text/html' });
  assert.equal(page.statusCode, 200);
  assert.equal(page.headers['content-encoding'], 'br');
  assert.equal(page.headers['cache-control'], 'no-store');
  assert.match(brotliDecompressSync(page.rawPayload).toString(), /<html lang="ru">/u);
  assert.equal((await ask(`/assets/${heaviest}.br`)).statusCode, 404);
  assert.equal((await ask('/id.html')).statusCode, 404);
});

test('a wrong address is a page to a person and a problem to a program', async () => {
  const page = await ask('/nowhere', { accept: 'text/html,*/*;q=0.8' });
  assert.equal(page.statusCode, 404);
  assert.match(String(page.headers['content-type']), /text\/html/u);
  assert.equal(page.headers['cache-control'], 'no-store');
  const strange = [
    await ask('/nowhere', { accept: 'application/json' }),
    await ask('/api/cabinet/v1/nowhere', { accept: 'text/html' }),
  ];
  for (const { headers, statusCode } of strange) {
    assert.equal(statusCode, 404);
    assert.match(String(headers['content-type']), /^application\/problem\+json/u);
  }
});

test('the picture of the tab is there for pages that do not name it', async () => {
  const moved = await ask('/favicon.ico');
  const picture = await ask(moved.headers.location!);
  assert.equal(picture.statusCode, 200);
  assert.equal(picture.headers['content-type'], 'image/svg+xml');
});

test('a session that has died is as good as none: the way in is one redirect', async () => {
  const dead = await ask('/fl?a=1', { cookie: `${sessionCookie}=no-such-session` });
  assert.equal(dead.statusCode, 302);
  assert.equal(dead.headers.location, '/signin?return=%2Ffl%3Fa%3D1');
});
