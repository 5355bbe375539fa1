// Every page × light and dark × 1280 and 360 × Russian and English × text of 100 and 200 %: axe
// finds nothing and nothing scrolls sideways (ux §10, before a release). `PAGES=/check,/fl` looks
// at these only. The sabotaged variant puts a picture without words and pale letters on a page.
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { needBrowser } from '../tests/browser.ts';
import { overflow, settled, violations } from '../tests/journeys/steps/accessibility.ts';
import { chargesOf, payable } from '../tests/journeys/steps/cabinet.ts';
import { expectPaid, paySbp } from '../tests/journeys/steps/pay.ts';
import { demo, enter, newcomer, officer } from '../tests/journeys/steps/sign-in.ts';
import { standOf } from '../tests/journeys/steps/stand.ts';
import { scratchFolder, startReady, stop } from '../tests/launch/started.ts';
import type { Check, RowOptions } from './row.ts';

const program = fileURLToPath(new URL('../server/launcher.ts', import.meta.url));
const LANGUAGES = ['ru', 'en'] as const;
const TEXTS = [100, 200] as const;
const WIDTHS = [1280, 360] as const;
const SCHEMES = ['light', 'dark'] as const;

/** Who looks, and where; `find` names pages that exist only when the person is there. */
interface Visit {
  who: string;
  enter?: (page: Page) => Promise<unknown>;
  paths: readonly string[];
  find?: (page: Page) => Promise<string[]>;
}

const visits: readonly Visit[] = [
  {
    who: 'a stranger',
    paths: [
      '/',
      '/check',
      '/calculators',
      '/check?number=2026-000001&code=0000',
      '/signin',
      '/id/register',
      '/id/blocked',
      '/id/logout',
      '/id/error?code=access_denied',
      '/nowhere',
    ],
  },
  {
    who: 'a debtor',
    enter: (page) => enter(page, standOf(page.request), demo('+79000000005')),
    paths: [
      '/fl',
      '/taxes',
      '/taxes/charges',
      '/taxes/charges?status=overdue',
      '/pay',
      '/pay?for=advance',
      '/payments',
      '/property',
      '/notifications',
      '/taxes/nowhere',
    ],
    find: async (page) =>
      (await chargesOf(page)).map(({ chargeId }) => `/taxes/charges/${chargeId}`),
  },
  {
    who: 'somebody who has paid',
    enter: payOnce,
    paths: ['/fl', '/pay', '/payments'],
    find: (page) => Promise.resolve([new URL(page.url()).pathname]),
  },
  {
    who: 'somebody not confirmed',
    enter: (page) => enter(page, standOf(page.request), demo('+79000000004')),
    paths: ['/fl', '/ops'],
  },
  {
    who: 'an officer',
    enter: (page) => enter(page, standOf(page.request), { ...officer, to: '/ops' }),
    paths: ['/ops', '/fl'],
  },
];

/** Ends on the page of the payment. */
async function payOnce(page: Page): Promise<void> {
  const stand = standOf(page.request);
  await newcomer(page, stand);
  await payable(page);
  await page.goto('/fl');
  await paySbp(page, stand);
  await expectPaid(page);
}

export async function run({ sabotage }: RowOptions): Promise<Check[]> {
  const found = needBrowser();
  if ('refusal' in found) throw new Error(found.refusal);
  const started = await startReady({
    dataFolder: scratchFolder(),
    program,
    env: { LOG_LEVEL: 'error' },
  });
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
  try {
    const address = `http://localhost:${started.port}`;
    const checks: Check[] = [];
    for (const visit of sabotage ? visits.slice(0, 1) : visits) {
      checks.push(...(await look(browser, { address, visit, sabotage })));
    }
    return checks;
  } finally {
    await browser.close();
    await stop(started);
  }
}

interface Look {
  address: string;
  visit: Visit;
  sabotage: boolean;
}

async function look(browser: Browser, { address, visit, sabotage }: Look): Promise<Check[]> {
  const asked = process.env.PAGES?.split(',');
  const mayBeAsked = asked === undefined || visit.paths.some((path) => asked.includes(path));
  if (!mayBeAsked) return [];
  const context = await browser.newContext({
    baseURL: address,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await visit.enter?.(page);
  const all = [...visit.paths, ...((await visit.find?.(page)) ?? [])];
  const paths = all.filter((path) => asked === undefined || asked.includes(path));
  const checks: Check[] = [];
  for (const path of sabotage ? paths.slice(0, 1) : paths) {
    const troubles = await matrix(page, path, sabotage);
    for (const trouble of troubles) process.stdout.write(`  ${trouble}\n`);
    const name = `${path} as ${visit.who} sees it: looks with trouble`;
    checks.push({ name, passed: troubles.length === 0, figure: troubles.length, limit: 0 });
  }
  await context.close();
  return checks;
}

/** Sixteen looks at one page; language and size of text are cookies, the rest needs no reload. */
async function matrix(page: Page, path: string, isBroken: boolean): Promise<string[]> {
  const troubles: string[] = [];
  for (const language of LANGUAGES) {
    for (const text of TEXTS) {
      await choose(page, language, text);
      await page.goto(path);
      await settled(page);
      if (isBroken) await spoil(page);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await overflow(page);
        const where = `${path} ${language} ${text} % ${width}`;
        if (wide !== null) troubles.push(`${where}: scrolls sideways, ${wide}`);
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const found = await violations(page);
          troubles.push(...found.map((one) => `${where} ${colorScheme}: ${one}`));
        }
      }
    }
  }
  return troubles;
}

async function choose(page: Page, language: string, text: number): Promise<void> {
  if (!page.url().startsWith('http')) await page.goto('/');
  const { origin } = new URL(page.url());
  await page.context().addCookies([
    { name: 'kabinet_lang', value: language, url: origin },
    { name: 'kabinet_display', value: encodeURIComponent(JSON.stringify({ text })), url: origin },
  ]);
}

/** What a careless change would do; both are seen by axe and by nobody who tests with a mouse. */
async function spoil(page: Page): Promise<void> {
  await page.evaluate(() => {
    const picture = document.createElement('img');
    picture.src = '/favicon.svg';
    const pale = document.createElement('p');
    pale.textContent = 'pale';
    pale.style.color = 'rgb(200 200 200)';
    pale.style.background = 'rgb(255 255 255)';
    document.querySelector('main')!.append(picture, pale);
  });
}
