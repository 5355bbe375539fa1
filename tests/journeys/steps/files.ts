// Reads the files that the cabinet gives out.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** Text of a PDF, any run of white space as one space. */
export function pdfText(path: string): string {
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  return text.replace(/\s+/gu, ' ');
}

/** Opens a menu of files and takes one of them. */
export async function downloadFrom(page: Page, menu: string, item: string) {
  await page.getByRole('button', { name: menu }).click();
  const link = page.getByRole('link', { name: item });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
