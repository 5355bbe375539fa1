// The bars of Lighthouse (ux §10): twelve named pages of the started program in the distribution's
// Chromium, on a throttled phone and at a desk, the median of three runs, a fresh profile each.
// `PAGES=home,pay` measures these only, `RUNS=1` once. The sabotaged variant stands in front of the
// program, holds the browser up and hangs a picture without words into the page.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { needBrowser } from '../tests/browser.ts';
import { freePort, scratchFolder, startReady, stop } from '../tests/launch/started.ts';
import { measure, type Form, type Looked } from './lighthouse/measure.ts';
import { pages, peopleOf, type Named } from './lighthouse/pages.ts';
import { spoiled } from './lighthouse/spoiled.ts';
import type { Check, RowOptions } from './row.ts';

const program = fileURLToPath(new URL('../server/launcher.ts', import.meta.url));
const RUNS = Number(process.env.RUNS ?? 3);
const DESKTOP_MIN = 98;
const LCP_MAX_MS = 2500;
const CLS_MAX = 0.05;

export async function run({ sabotage }: RowOptions): Promise<Check[]> {
  const found = needBrowser();
  if ('refusal' in found) throw new Error(found.refusal);
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const started = await startReady({
    dataFolder: scratchFolder(),
    program,
    env: { LOG_LEVEL: 'error', PORT: String(port), PUBLIC_URL: address },
  });
  const proxy = sabotage ? await spoiled(address) : undefined;
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
  try {
    const asked = process.env.PAGES?.split(',');
    const chosen = pages.filter(({ name }) => asked?.includes(name) ?? true);
    const measured = sabotage ? chosen.slice(0, 1) : chosen;
    const people = await peopleOf(browser, { address, pages: measured });
    const checks: Check[] = [];
    for (const page of measured) {
      for (const form of ['mobile', 'desktop'] as const) {
        const { path, cookies } = people(page);
        const url = `${proxy?.address ?? address}${path}`;
        const looks: Looked[] = [];
        for (let run = 0; run < RUNS; run += 1) {
          const profile = scratchFolder();
          looks.push(await measure(found.path, { url, form, cookies, profile }));
          rmSync(profile, { recursive: true, force: true });
        }
        checks.push(...judge(page, form, looks));
      }
    }
    return checks;
  } finally {
    await browser.close();
    await proxy?.close();
    await stop(started);
  }
}

function judge(page: Named, form: Form, looks: readonly Looked[]): Check[] {
  const of = (key: keyof Looked) => median(looks.map((look) => look[key]));
  process.stdout.write(
    `  ${page.name} ${form}: ${looks.map((one) => JSON.stringify(one)).join(' ')}\n`,
  );
  const least = (key: keyof Looked, limit: number): Check => ({
    name: `${page.name}, ${form}: ${key}`,
    passed: of(key) >= limit,
    figure: of(key),
    limit: `at least ${limit}`,
  });
  const most = (key: keyof Looked, limit: number): Check => ({
    name: `${page.name}, ${form}: ${key}`,
    passed: of(key) <= limit,
    figure: of(key),
    limit: `at most ${limit}`,
  });
  return [
    least('performance', form === 'mobile' ? page.mobileMin : DESKTOP_MIN),
    least('accessibility', 100),
    least('bestPractices', 100),
    most('lcpMs', LCP_MAX_MS),
    most('cls', CLS_MAX),
    most('tbtMs', page.tbtMaxMs),
  ];
}

function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor((figures.length - 1) / 2)]!;
}
