// Going through a page without a mouse: Tab after Tab, the focus always in sight.
import type { Locator, Page } from '@playwright/test';
import { expect } from './story.ts';

/** More steps than any page needs: who does not arrive by then never will. */
const TABS_MAX = 60;

/** What has the focus is on the screen, marked, and not under anything else. */
export async function expectFocusSeen(page: Page): Promise<void> {
  const trouble = await page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nothing has the focus';
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const name = `${element.tagName} «${element.textContent?.slice(0, 40)}»`;
    if (bottom <= 0 || top >= innerHeight) return `${name} is off the screen`;
    const marked = [element, element.parentElement, element.closest('label')].some((one) => {
      if (one === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
    if (!marked) return `${name} has no mark of focus`;
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    const above = document.elementFromPoint(x, y);
    const isOwn = above !== null && (element.contains(above) || above.contains(element));
    const isLabel = above?.closest('label')?.contains(element) === true;
    return isOwn || isLabel ? null : `${name} is under ${above?.tagName}`;
  });
  expect(trouble).toBeNull();
}

/** Goes on with Tab until the target has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < TABS_MAX; step += 1) {
    await page.keyboard.press('Tab');
    await expectFocusSeen(page);
    if (await target.evaluate((one) => one === document.activeElement)) return;
  }
  throw new Error(`The Tab key does not reach ${target}.`);
}

/** Goes on with Tab to the target and presses Enter. */
export async function enterOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Goes on with Tab to the field and types into it, over what stands there. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** Starts where a person with a keyboard does: behind the skip link, at the content. */
export async function skipToContent(page: Page): Promise<void> {
  const skip = page.getByRole('link', { name: 'Перейти к содержанию' });
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
}
