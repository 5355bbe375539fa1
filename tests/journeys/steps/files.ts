// Reads the files that the cabinet gives out.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** Text of a PDF, any run of white space as one space; null where poppler is not installed. */
export function pdfText(path: string): string | null {
  const read = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  return read.error === undefined ? read.stdout.replace(/\s+/gu, ' ') : null;
}

/** Opens a menu of files and takes one of them. */
export async function downloadFrom(page: Page, menu: string, item: string) {
  await page.getByRole('button', { name: menu }).click();
  const link = page.getByRole('link', { name: item });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
