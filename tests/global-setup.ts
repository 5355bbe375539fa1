// For `node --test --test-global-setup`: what it puts into the environment reaches the tests.
import { startTestServer } from './template.ts';

let stop: (() => Promise<void>) | undefined;

export async function globalSetup(): Promise<void> {
  const started = await startTestServer();
  stop = started.stop;
  process.env.KABINET_TEST_SERVER = JSON.stringify(started.server);
}

export async function globalTeardown(): Promise<void> {
  await stop?.();
}
