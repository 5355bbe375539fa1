// Starts the http process or the worker (ROLE); nothing else.
import './node-version.js';
import { readConfig } from './config.ts';
import { modules } from './modules.ts';
import { closeEnv, makeEnv } from './platform/env-of.ts';
import type { Env } from './platform/env.ts';
import { createServer } from './platform/http/server.ts';
import { createLive } from './platform/http/live.ts';
import { listenTls } from './platform/http/tls.ts';
import { stopPdf } from './platform/pdf/render.ts';
import { startWorker } from './platform/worker/worker.ts';

/** Requests in flight get this long; then the launcher's own limit cuts. */
const finishMs = 15_000;

const settings = readConfig(process.env);
const role = settings.ROLE === 'worker' ? 'worker' : 'http';
const env = makeEnv(settings, { modules, process: role });
const stop = role === 'worker' ? await runWorker(env) : await runHttp(env);

let stopping = false;
async function stopOnce(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await stop();
  stopPdf(env);
  await closeEnv(env);
  process.exit(0);
}
process.on('SIGTERM', () => void stopOnce());
process.on('SIGINT', () => void stopOnce());
process.on('disconnect', () => void stopOnce());

async function runHttp(env: Env): Promise<() => Promise<void>> {
  await env.clock.refresh();
  const live = createLive(env);
  const { app, ready } = await createServer(env, live);
  await app.listen({ port: env.settings.PORT, host: env.settings.HOST });
  const tls = await listenTls(app, env);
  process.on('message', (message: { type?: string }) => {
    if (message.type === 'database.pause') {
      void Promise.all([
        live.pause(),
        ...Object.values(env.pools).map((pool) => pool.pause()),
      ]).then(() => process.send?.({ type: 'database.paused' }));
    }
    if (message.type === 'database.resume') {
      for (const pool of Object.values(env.pools)) pool.resume();
      void env.clock.refresh();
      live.resume();
    }
  });
  process.send?.({ type: 'ready', address: env.settings.PUBLIC_URL });
  return async () => {
    ready.is = false;
    const cut = setTimeout(() => app.server.closeAllConnections(), finishMs);
    await Promise.all([tls?.close(), app.close()]);
    clearTimeout(cut);
  };
}

async function runWorker(env: Env): Promise<() => Promise<void>> {
  const worker = await startWorker(env);
  process.send?.({ type: 'ready' });
  return () => worker.stop();
}
