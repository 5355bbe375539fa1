// Makes the pictures of the README from a program that runs: `node tests/screenshots.ts [address]`.
// Changes nothing there: signs in as a person of the demo and looks.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { needBrowser } from './browser.ts';
import { demo, signIn } from './journeys/steps/sign-in.ts';
import { standOf } from './journeys/steps/stand.ts';
import { root } from './step.ts';

const address = process.argv[2] ?? 'http://localhost:3000';
const folder = join(root, 'docs/screenshots');
/** More would make the README slow to open. */
const BYTES_MAX = 200_000;
const ANNA = demo('+79000000001');
const LOOKS = {
  wide: { viewport: { width: 1280, height: 900 } },
  narrow: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 },
} as const;

interface Shot {
  name: string;
  look: keyof typeof LOOKS;
  colorScheme: 'light' | 'dark';
  /** Leads the page to what is to be seen. */
  go: (page: Page) => Promise<void>;
}

async function enter(page: Page): Promise<void> {
  await signIn(page, standOf(page.request), ANNA);
}

async function toCharge(page: Page): Promise<void> {
  await enter(page);
  await page.getByRole('link', { name: 'На имущество' }).click();
  await page.getByText('Дерево расчёта').waitFor();
}

const shots: readonly Shot[] = [
  { name: 'home-1280-light', look: 'wide', colorScheme: 'light', go: enter },
  { name: 'home-360-light', look: 'narrow', colorScheme: 'light', go: enter },
  { name: 'charge-1280-light', look: 'wide', colorScheme: 'light', go: toCharge },
  { name: 'charge-360-light', look: 'narrow', colorScheme: 'light', go: toCharge },
  {
    name: 'pay-1280-dark',
    look: 'wide',
    colorScheme: 'dark',
    go: async (page) => {
      await enter(page);
      await page.goto('/pay');
    },
  },
  {
    name: 'login-360-light',
    look: 'narrow',
    colorScheme: 'light',
    go: async (page) => {
      await page.goto('/signin');
    },
  },
];

async function take(browser: Browser, { name, look, colorScheme, go }: Shot): Promise<void> {
  const context = await browser.newContext({
    ...LOOKS[look],
    baseURL: address,
    colorScheme,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await go(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  await context.close();
  const { size } = statSync(path);
  if (size > BYTES_MAX) throw new Error(`${name}.png has ${size} bytes, ${BYTES_MAX} are allowed.`);
  process.stdout.write(`${name}.png: ${Math.round(size / 1000)} kB\n`);
}

const found = needBrowser();
if ('refusal' in found) throw new Error(found.refusal);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
try {
  for (const shot of shots) await take(browser, shot);
} finally {
  await browser.close();
}
