// Our own TLS listener (TLS_PORT): the same routes by the same app, for installations without a
// proxy and for programs that have the national address built in.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { FastifyInstance } from 'fastify';
import type { Env } from '../env.ts';
import { letGo } from './let-go.ts';

/** How often a renewed certificate is looked for. */
const lookEveryMs = 3_600_000;

export interface TlsListener {
  port: number;
  close(): Promise<void>;
}

/** Listens on TLS_PORT; null when it is not set. The launcher has checked its files. */
export async function listenTls(app: FastifyInstance, env: Env): Promise<TlsListener | null> {
  const { TLS_PORT, HOST } = env.settings;
  if (TLS_PORT === undefined) return null;
  await app.ready();
  const server = createServer(readPair(env), (request, response) => {
    app.routing(request, response);
  });
  // Limits of the plain listener hold here too.
  const { keepAliveTimeout, requestTimeout, headersTimeout } = app.server;
  Object.assign(server, { keepAliveTimeout, requestTimeout, headersTimeout });
  server.listen(TLS_PORT, HOST);
  await once(server, 'listening');
  const looking = setInterval(() => renew(server, env), lookEveryMs).unref();
  return {
    port: (server.address() as { port: number }).port,
    close: async () => {
      clearInterval(looking);
      letGo(server);
      await new Promise((closed) => server.close(closed));
    },
  };
}

function readPair(env: Env): { cert: Buffer; key: Buffer; minVersion: 'TLSv1.2' } {
  const { TLS_CERT, TLS_KEY } = env.settings;
  if (TLS_CERT === undefined || TLS_KEY === undefined) {
    throw new Error('TLS_PORT is set, so TLS_CERT and TLS_KEY must be set too.');
  }
  return { cert: readFileSync(TLS_CERT), key: readFileSync(TLS_KEY), minVersion: 'TLSv1.2' };
}

/** A renewed certificate needs no restart; a half-written one leaves the former in force. */
function renew(server: Server, env: Env): void {
  try {
    server.setSecureContext(readPair(env));
  } catch (error) {
    env.log.error({ err: error }, 'the TLS certificate could not be read again');
  }
}
