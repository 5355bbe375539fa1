// A stop waits for answers that are under way and for nobody else.
import type { Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';

const lookEveryMs = 50;

/**
 * Closes each connection as soon as it is idle: one that carried its last answer as the stop began
 * would else be kept for as long as its client likes, a minute and more.
 */
export function letGo(server: Server | TlsServer): void {
  if (!server.listening) return;
  server.closeIdleConnections();
  const looking = setInterval(() => server.closeIdleConnections(), lookEveryMs);
  server.once('close', () => clearInterval(looking));
}
