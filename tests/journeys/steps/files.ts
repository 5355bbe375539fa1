// Reads the files that the cabinet gives out.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** Opens a menu of files and takes one of them. */
export async function downloadFrom(page: Page, menu: string, item: string) {
  await page.getByRole('button', { name: menu }).click();
  const link = page.getByRole('link', { name: item });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
