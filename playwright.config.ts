// Journeys: whole stories in the system's Chromium against the started program.
import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/browser.ts';
import { addressOf, programs, settingsOf } from './tests/programs.ts';

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.journey.ts',
  globalSetup: './tests/watch-programs.ts',
  // The clock of a stand is one for all its people: the stories of a program run one after the
  // other, and each worker has its own program. Files are given out in the order of their names.
  workers: programs,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  outputDir: 'test-results',
  reporter: 'list',
  use: {
    // Set in each worker, where this file is read again.
    baseURL: addressOf(Number(process.env.TEST_PARALLEL_INDEX ?? 0)),
    browserName: 'chromium',
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    screenshot: 'only-on-failure',
    // Kept of every story to be thrown away at its end: asked for when one fails.
    trace: process.env.JOURNEY_TRACE === 'on' ? 'retain-on-failure' : 'off',
    launchOptions: {
      // Where the machine has no language set, the browser loses names of files in Russian.
      env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
      ...(findBrowser() === undefined ? {} : { executablePath: findBrowser() }),
      args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
    },
  },
  webServer: Array.from({ length: programs }, (_, index) => ({
    command: `exec "${process.execPath}" server/launcher.ts`,
    url: `${addressOf(index)}/health/ready`,
    timeout: 120_000,
    stdout: 'pipe' as const,
    env: settingsOf(index),
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 25_000 },
  })),
});
