// What the stories of the self-employed share: registering, counting actions, reading codes.
import type { Locator, Page } from '@playwright/test';
import jsqr from 'jsqr';
import { expect } from './story.ts';

export const NAME = 'Товар или услуга';

export interface Receipt {
  number: string;
  state: string;
  totalKopecks: number;
  pageUrl: string;
  printUrl: string;
  source: string;
  replacedBy: string | null;
  cancellation: { reason: string } | null;
}

/** Counts what a person does: presses and choices; what is typed is counted apart. */
export function countActions() {
  let actions = 0;
  let fields = 0;
  return {
    press: async (target: Locator) => {
      actions += 1;
      await target.click();
    },
    type: async (target: Locator, text: string) => {
      fields += 1;
      await target.fill(text);
    },
    count: () => ({ actions, fields }),
  };
}

/** On /npd of somebody who is not registered yet. */
export async function register(page: Page, activity = 'Ремонт велосипедов'): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Стать самозанятым', level: 1 })).toBeVisible();
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByLabel('Регион').selectOption({ label: 'г. Москва' });
  await page.getByRole('textbox', { name: 'Чем занимаетесь' }).fill(activity);
  await page.getByRole('button', { name: 'Встать на учёт' }).click();
  await expect(page.getByRole('heading', { name: 'Первый чек — это три шага' })).toBeVisible();
}

/** The link of the form: in the bottom bar of a narrow page, in the head of a wide one. */
export const newReceipt = (page: Page) =>
  page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Новый чек' });

/** Issues by the page; ends on the receipt. */
export async function issue(page: Page, name: string, price: string): Promise<string> {
  await page.goto('/npd/receipts/new');
  await page.getByLabel(NAME).fill(name);
  await page.getByLabel('Цена').fill(price);
  await page.getByRole('button', { name: 'Выдать чек' }).click();
  return issuedNumber(page);
}

export async function issuedNumber(page: Page): Promise<string> {
  await page.waitForURL('**/npd/receipts/*?issued=1');
  await expect(page.getByRole('status').filter({ hasText: 'выдан' })).toBeVisible();
  return new URL(page.url()).pathname.slice(-10);
}

export async function receiptsOf(page: Page): Promise<Receipt[]> {
  const answer = await page.request.get('/api/cabinet/v1/npd/receipts');
  expect(answer.ok(), await answer.text()).toBe(true);
  return ((await answer.json()) as { items: Receipt[] }).items;
}

/** The text of the code in a picture, or of what is seen of an element. */
export async function readCode(page: Page, picture: Buffer): Promise<string | undefined> {
  const { data, width, height } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    const drawn = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(drawn.width, drawn.height);
    const pen = canvas.getContext('2d')!;
    pen.drawImage(drawn, 0, 0);
    const pixels = pen.getImageData(0, 0, drawn.width, drawn.height);
    return { data: [...pixels.data], width: drawn.width, height: drawn.height };
  }, picture.toString('base64'));
  return jsqr.default(Uint8ClampedArray.from(data), width, height)?.data;
}
