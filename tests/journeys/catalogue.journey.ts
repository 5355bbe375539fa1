// The catalogue of the kit has every component in its states, and every one is usable by everybody.
import { globSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type Opened, openCatalogue } from '../catalogue.ts';
import { root } from '../step.ts';
import { expectAccessible, expectReflow, overflow } from './steps/accessibility.ts';
import { expect, test } from './steps/story.ts';

let catalogue: Opened;
test.beforeAll(async () => {
  catalogue = await openCatalogue();
});
test.afterAll(() => catalogue.close());

/** Whatever the kit offers to pages, as its files say. */
function components(): string[] {
  const files = globSync('web/ui/**/*.tsx', { cwd: root }).filter(
    (file) => !file.endsWith('.examples.tsx'),
  );
  const names = files.flatMap((file) =>
    [
      ...readFileSync(`${root}/${file}`, 'utf8').matchAll(
        /^export (?:function|const) ([A-Z]\w*)/gmu,
      ),
    ].map(([, name]) => name!),
  );
  return [...new Set(names)].sort();
}

async function open(page: Page, address = ''): Promise<void> {
  await page.goto(catalogue.address + address);
  await page.waitForLoadState('networkidle');
}

async function dress(page: Page, width: number, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
}

test('every component of the kit is there and shows something', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const shown = page.locator('[data-component]');
  const names = await shown.evaluateAll((all) => all.map((one) => one.dataset.component!));
  const all = components();
  expect(all.length).toBeGreaterThan(40);
  expect(all.filter((name) => !names.includes(name))).toEqual([]);
  // A skeleton shows itself after a while.
  await expect(page.locator('[data-component="Skeleton"] output')).toBeVisible();
  const empty = await page
    .locator('[data-state]:not(a)')
    .evaluateAll((states) =>
      states
        .filter((one) => one.lastElementChild!.getBoundingClientRect().height < 10)
        .map((one) => one.dataset.state),
    );
  expect(empty).toEqual([]);
});

test('all components are sound, wide and narrow, light and dark', async ({ page }) => {
  await open(page);
  await expectReflow(page, 'catalogue');
  for (const width of [1280, 360]) {
    for (const scheme of ['light', 'dark'] as const) {
      await dress(page, width, scheme);
      await expectAccessible(page, `catalogue ${width} ${scheme}`);
    }
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-text', '200'));
  await expectReflow(page, 'catalogue at 200 %', [640, 1280]);
});

test('frames and dialogs are sound as well', async ({ page }) => {
  test.slow();
  await open(page);
  const links = await page
    .locator('a[data-component]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')!));
  expect(links.length).toBeGreaterThan(10);
  for (const link of links) {
    await open(page, link);
    await dress(page, 360, 'light');
    expect.soft(await overflow(page), link).toBeNull();
    await expectAccessible(page, `${link} 360 light`);
    await dress(page, 1280, 'dark');
    await expectAccessible(page, `${link} 1280 dark`);
  }
});
