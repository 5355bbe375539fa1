// What must hold on every page whatever it shows: axe finds nothing, nothing scrolls sideways.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect } from './story.ts';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** 640 is 1280 at a zoom of 200 %. */
const WIDTHS = [320, 360, 640, 1024, 1280];

interface Found {
  id: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** Nothing on the page is still on its way: data, lazy parts, fonts. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.waitForLoadState('networkidle');
}

/** Violations in words; injected through the debugger, which the page's policy does not bind. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const found = await page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (where: Document, how: object) => Promise<{ violations: Found[] }> };
    };
    const how = { runOnly, resultTypes: ['violations'] };
    return (await axe.run(document, how)).violations;
  }, RULES);
  return found.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${id} ×${nodes.length} ${first?.target.join(' ')}: ${first?.failureSummary}`;
  });
}

export async function expectAccessible(page: Page, where: string): Promise<void> {
  expect.soft(await violations(page), `${where}: axe`).toEqual([]);
}

/** How far the page, or anything wider than it, can be moved sideways; names the widest. */
export function overflow(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const wide = [...document.querySelectorAll('body *')].find(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    );
    return `${scrollWidth} > ${clientWidth}: ${wide?.tagName}.${wide?.className}`;
  });
}

export async function expectReflow(page: Page, where: string, widths = WIDTHS): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await overflow(page), `${where}: sideways scroll at ${width}`).toBeNull();
  }
}

/** Of this many pixels a finger is sure; smaller may be only links inside a text (ux §10). */
const FINGER_PX = 44;
const SMALL_PERCENT_MAX = 5;

/** What can be pressed and is smaller than a finger, apart from links inside a text. */
function smallTargets(page: Page): Promise<{ all: number; inText: number; small: string[] }> {
  return page.evaluate((least) => {
    const controls = 'a[href], button, input:not([type="hidden"]), select, textarea, summary';
    const seen = [...document.querySelectorAll<HTMLElement>(controls)].filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      const isShown = one.checkVisibility({ opacityProperty: false, visibilityProperty: true });
      return isShown && width > 1 && height > 1;
    });
    // A box or a knob is pressed by its words as well.
    const sideOf = (one: HTMLElement): number => {
      const boxes = [one, one.closest('label')].flatMap((own) =>
        own === null ? [] : [own.getBoundingClientRect()],
      );
      return Math.max(...boxes.map(({ width, height }) => Math.min(width, height)));
    };
    const under = seen.filter((one) => sideOf(one) < least - 0.5);
    const isInText = (one: HTMLElement) =>
      one.matches('a[href]') && getComputedStyle(one).display === 'inline';
    const small = under
      .filter((one) => !isInText(one))
      .map((one) => {
        const { width, height } = one.getBoundingClientRect();
        const name = `${one.tagName} «${one.textContent?.trim().slice(0, 30)}»`;
        return `${name} ${Math.round(width)}×${Math.round(height)}`;
      });
    return { all: seen.length, inText: under.filter(isInText).length, small };
  }, FINGER_PX);
}

/** Whatever can be pressed is as large as a finger (ux §10). */
export async function targetTrouble(page: Page): Promise<string | null> {
  const { all, inText, small } = await smallTargets(page);
  if (small.length > 0) return `smaller than ${FINGER_PX} px: ${small.join(', ')}`;
  const share = (100 * inText) / Math.max(1, all);
  return share > SMALL_PERCENT_MAX ? `${inText} of ${all} are links inside a text` : null;
}

/** Two looks see both widths and both colours; all of them together are seen before a release. */
const LOOKS = [
  { width: 1280, colorScheme: 'dark' },
  { width: 360, colorScheme: 'light' },
] as const;

/** What a change may not break on a page (ux §10): nothing scrolls sideways, axe finds nothing. */
export async function expectSound(page: Page, where: string): Promise<void> {
  await settled(page);
  await expectReflow(page, where);
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 800 });
    // As tall as the page: what the bar at the bottom covers is only a matter of scrolling.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.max(800, height) });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page, `${where} ${width} ${colorScheme}`);
  }
}
