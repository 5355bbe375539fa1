// The figures of the worker for the operator's collector, as /metrics has those of the web server:
// counters live in the process that counts.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Env } from '../env.ts';

/** Figures are for a collector on this machine, not for the world. */
const host = '127.0.0.1';

/**
 * Listens on WORKER_METRICS_PORT, if it is set; answers the way to stop. A port that is taken stops
 * the start.
 */
export async function tellFigures(env: Env): Promise<() => Promise<void>> {
  const { WORKER_METRICS_PORT: port } = env.settings;
  if (port === undefined) return () => Promise.resolve();
  const { registry } = env.metrics;
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      (error: unknown) => {
        env.log.error({ err: error }, 'the figures could not be told');
        response.writeHead(500).end();
      },
    );
  });
  server.listen(port, host);
  await once(server, 'listening').catch((cause: unknown) => {
    throw new Error(`WORKER_METRICS_PORT: the worker cannot listen on ${host}:${port}.`, { cause });
  });
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}
