// For `node --test --test-global-setup`: what it puts into the environment reaches the tests.
import { socketUrl } from '../server/launch/database-urls.ts';
import { superuser } from '../server/launch/embedded-server.ts';
import { watchTaxpayers } from './one-taxpayer.ts';
import { startTestServer } from './template.ts';

let stop: (() => Promise<void>) | undefined;

export async function globalSetup(): Promise<void> {
  const started = await startTestServer();
  stop = started.stop;
  const { socketFolder, template } = started.server;
  await watchTaxpayers(socketUrl(socketFolder, superuser, template));
  process.env.KABINET_TEST_SERVER = JSON.stringify(started.server);
}

export async function globalTeardown(): Promise<void> {
  await stop?.();
}
