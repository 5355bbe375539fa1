// Every page × light, dark and black on white × 1280 and 360 × Russian and English × text of 100
// and 200 %: axe finds nothing; nothing scrolls sideways down to 320; what can be pressed is as
// large as a finger (ux §10, before a release). `PAGES=/check,/fl` looks at these only. The
// sabotaged variant puts a picture without words and pale letters on a page.
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { needBrowser } from '../tests/browser.ts';
import {
  overflow,
  settled,
  targetTrouble,
  violations,
} from '../tests/journeys/steps/accessibility.ts';
import { scratchFolder, startReady, stop } from '../tests/launch/started.ts';
import type { Check, RowOptions } from './row.ts';
import { isOf, type Visit, visits } from './visits.ts';

const program = fileURLToPath(new URL('../server/launcher.ts', import.meta.url));
const LANGUAGES = ['ru', 'en'] as const;
const TEXTS = [100, 200] as const;
/** 640 is 1280 at a zoom of 200 %. */
const REFLOW = [320, 640, 1024] as const;
const WIDTHS = [1280, 360] as const;
const SCHEMES = ['light', 'dark', 'black-on-white'] as const;

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
  const checks: Check[] = (visit.finds ?? []).map((pattern) => ({
    name: `${pattern} is there for ${visit.who}`,
    passed: all.some((path) => isOf(pattern, path)),
  }));
  for (const path of sabotage ? paths.slice(0, 1) : paths) {
    const troubles = await matrix(page, path, sabotage);
    for (const trouble of troubles) process.stdout.write(`  ${trouble}\n`);
    const name = `${path} as ${visit.who} sees it: looks with trouble`;
    checks.push({ name, passed: troubles.length === 0, figure: troubles.length, limit: 0 });
  }
  await context.close();
  return checks;
}

/** All looks at one page; language and size of text are cookies, the rest needs no reload. */
async function matrix(page: Page, path: string, isBroken: boolean): Promise<string[]> {
  const troubles: string[] = [];
  for (const language of LANGUAGES) {
    for (const text of TEXTS) {
      await choose(page, language, text);
      await page.goto(path);
      await settled(page);
      if (isBroken) await spoil(page);
      const look = `${path} ${language} ${text} %`;
      for (const width of [...REFLOW, ...WIDTHS]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await overflow(page);
        if (wide !== null) troubles.push(`${look} ${width}: scrolls sideways, ${wide}`);
      }
      // A dense table of the office is worked with a mouse and keys (ux §4).
      const small = path.startsWith('/ops') || text !== 100 ? null : await targetTrouble(page);
      if (small !== null) troubles.push(`${look}: ${small}`);
      troubles.push(...(await judged(page, look)));
    }
  }
  return troubles;
}

async function judged(page: Page, look: string): Promise<string[]> {
  const troubles: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const scheme of SCHEMES) {
      await dress(page, scheme);
      const found = await violations(page);
      troubles.push(...found.map((one) => `${look} ${width} ${scheme}: ${one}`));
    }
  }
  return troubles;
}

/** The scheme of the system, or one that a person chose: then it is an attribute. */
async function dress(page: Page, scheme: (typeof SCHEMES)[number]): Promise<void> {
  const colorScheme = scheme === 'dark' ? 'dark' : 'light';
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate((name) => {
    const root = document.documentElement;
    root.setAttribute('data-scheme', name);
    root.toggleAttribute('data-contrast', name.includes('-on-'));
  }, scheme);
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
