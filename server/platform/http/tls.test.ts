import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { testEnv } from '../testing.ts';
import { createServer } from './server.ts';
import { listenTls } from './tls.ts';
import { makeCertificate } from './tls.testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'kabinet-tls-'));
after(() => rmSync(folder, { recursive: true }));
const { cert, key } = makeCertificate();
const [TLS_CERT, TLS_KEY] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
writeFileSync(TLS_CERT, cert);
writeFileSync(TLS_KEY, key);

test('the same app answers over TLS, with the chain and the name checked', async () => {
  const { env, atEnd } = await testEnv({ modules: [], settings: { TLS_CERT, TLS_KEY } });
  const { app } = await createServer(env, null);
  const settings = { ...env.settings, TLS_PORT: 0, HOST: '127.0.0.1' };
  const listener = await listenTls(app, { ...env, settings });
  assert.ok(listener);
  const agent = new Agent({ ca: cert, keepAlive: true });
  atEnd(() => app.close());
  const asked = request({ host: 'localhost', port: listener.port, path: '/health/live', agent });
  const [answer] = (await once(asked.end(), 'response')) as [NodeJS.ReadableStream];
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  assert.deepEqual(JSON.parse(text), { live: true });
  agent.destroy();
  await listener.close();
});

test('without TLS_PORT nothing listens', async () => {
  const { env } = await testEnv({ modules: [] });
  const { app } = await createServer(env, null);
  assert.equal(await listenTls(app, env), null);
  await app.close();
});
