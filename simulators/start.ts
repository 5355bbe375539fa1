// Puts the simulators together into one running stand: HTTP, SMTP, tables, and an ordered end.
import fastify, { type FastifyInstance, LogController } from 'fastify';
import * as bank from './bank/index.ts';
import * as checkpoints from './checkpoints/index.ts';
import { type LauncherEnd, openLauncherLine } from './checkpoints/launcher-line.ts';
import * as clock from './clock/index.ts';
import { openDatabase } from './database.ts';
import * as faults from './faults/index.ts';
import * as inbox from './inbox/index.ts';
import * as mail from './mail/index.ts';
import * as page from './page/index.ts';
import * as people from './people/index.ts';
import { renderProblems } from './problem.ts';
import * as registries from './registries/index.ts';
import { makeTables } from './schema.ts';
import type { StandSettings } from './settings.ts';
import * as sms from './sms/index.ts';
import { createStand, type System } from './stand.ts';
import { refuseForeignSite } from './wire.ts';

const systems: readonly System[] = [clock, inbox, people, registries, bank, sms];

/** What can be told to misbehave, in the order of the page. */
const catalogue = [bank.faults, registries.faults, sms.faults, mail.faults].flat();

const folders = [...systems, faults, checkpoints, mail].map((system) => system.name);

export interface RunningStand {
  port: number;
  smtpPort: number;
  /** Ends requests, courier, mail and connections, in this order. */
  close(): Promise<void>;
}

const CLOSE_TIMEOUT_MS = 5000;

function createApp(settings: StandSettings): FastifyInstance {
  const app = fastify({
    logger: { level: settings.LOG_LEVEL, name: 'stand' },
    // One line per request would drown what matters; the bank alone is asked every second.
    logController: new LogController({ disableRequestLogging: true }),
    // A message is named by the Message-ID of its letter, longer than the usual 100 signs.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 600 },
  });
  renderProblems(app);
  app.addHook('onRequest', async (request) => refuseForeignSite(request));
  // An act without details is often sent with the JSON header and no body at all.
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parse(request, body as string, done);
  });
  return app;
}

/** Listens on loopback only: the server is the one door, and it stands before `/stand`. */
export async function startStand(
  settings: StandSettings,
  launcher: LauncherEnd | null,
): Promise<RunningStand> {
  const app = createApp(settings);
  const { log } = app;
  const onError = (err: Error): void => log.warn({ err }, 'an idle connection broke');
  const db = openDatabase(settings.DATABASE_STAND_URL, onError);
  const stopping = new AbortController();
  const stand = createStand({ settings, db, log, catalogue, stopping: stopping.signal });
  const line = openLauncherLine(launcher, db, stand.wake);

  await makeTables(db, folders);
  for (const system of systems) {
    await app.register(async (scope) => system.register(scope, stand));
  }
  await app.register(async (scope) => {
    faults.registerFaults(scope, stand, catalogue);
    checkpoints.registerCheckpoints(scope, stand, line);
    await page.registerPage(scope, stand, catalogue);
  });
  await app.listen({ port: settings.STAND_PORT, host: '127.0.0.1' });
  const post = await mail.startMail(stand);

  return {
    port: (app.server.address() as { port: number }).port,
    smtpPort: post.port,
    async close() {
      stopping.abort();
      // Keep-alive connections of the server would hold the end up for ever.
      const guard = setTimeout(() => app.server.closeAllConnections(), CLOSE_TIMEOUT_MS);
      await app.close();
      clearTimeout(guard);
      await post.close();
      await db.close();
    },
  };
}
