// Journeys: whole stories in the system's Chromium against the started program.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/browser.ts';

// The configuration is read again in every worker: what it finds out once stands in the environment.
process.env.JOURNEY_PORT ??= '3917';
process.env.JOURNEY_DATA_DIR ??= join(mkdtempSync(join(tmpdir(), 'kabinet-journeys-')), 'data');
const address = `http://localhost:${process.env.JOURNEY_PORT}`;

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.journey.ts',
  // The clock of the stand is one for all: stories run one after the other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  outputDir: 'test-results',
  reporter: 'list',
  use: {
    baseURL: address,
    browserName: 'chromium',
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(findBrowser() === undefined ? {} : { executablePath: findBrowser() }),
      args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
    },
  },
  webServer: {
    command: `exec "${process.execPath}" server/launcher.ts`,
    url: `${address}/health/ready`,
    timeout: 120_000,
    stdout: 'pipe',
    env: {
      PORT: process.env.JOURNEY_PORT,
      PUBLIC_URL: address,
      DATA_DIR: process.env.JOURNEY_DATA_DIR,
      LOG_LEVEL: 'warn',
    },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 25_000 },
  },
});
