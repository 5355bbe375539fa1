// From the pay sheet to the end of a payment, by СБП and by card.
import type { Page } from '@playwright/test';
import { type Stand, codeIn } from './stand.ts';
import { expect } from './story.ts';

/** The bank of the stand sends its 3-D Secure codes to this number. */
const CARD_PHONE = '+79000000000';
const WAIT = { timeout: 20_000 };

const payButton = (page: Page) => page.getByRole('button', { name: /^Оплатить/u });

/** Presses the button of the sheet once its sum is counted. */
export async function pressPay(page: Page): Promise<void> {
  await expect(payButton(page)).toHaveText(/\d/u);
  await expect(payButton(page)).not.toHaveAttribute('aria-busy', 'true');
  await payButton(page).click();
}

/** The id in the address of the payment's page. */
export function paymentIdOf(page: Page): string {
  const [, id] = /\/payments\/([0-9a-f-]{36})/u.exec(page.url()) ?? [];
  expect(id, page.url()).toBeDefined();
  return id!;
}

/** Pays what the sheet says by СБП up to the page with the code to scan; answers the id. */
export async function beginSbp(page: Page): Promise<string> {
  await pressPay(page);
  await page.waitForURL('**/payments/*');
  await expect(page.getByText('Подтвердите платёж в банке')).toBeVisible();
  return paymentIdOf(page);
}

/** The hosted pages of the bank: the card, then 3-D Secure; ends on the payment's page. */
export async function passCard(page: Page, stand: Stand, card?: string): Promise<string> {
  await expect(page.getByRole('heading', { name: 'Оплата картой' })).toBeVisible();
  if (card !== undefined) await page.getByLabel('Номер карты').fill(card);
  const seen = await stand.received(CARD_PHONE);
  await page.getByRole('button', { name: 'Оплатить' }).click();
  await expect(page.getByRole('heading', { name: 'Проверка 3-D Secure' })).toBeVisible();
  await page.getByLabel('Код из СМС').fill(codeIn(await stand.message(CARD_PHONE, seen)));
  await page.getByRole('button', { name: 'Подтвердить' }).click();
  await page.waitForURL('**/payments/*');
  return paymentIdOf(page);
}

/** Opens the sheet for everything due and chooses the way of paying. */
export async function openSheet(page: Page, method: 'СБП' | 'Банковская карта'): Promise<void> {
  await page.goto('/pay');
  await page.getByRole('radio', { name: method }).check();
}

/** Pays everything due by СБП and approves it in the app of the bank; answers the payment's id. */
export async function paySbp(page: Page, stand: Stand): Promise<string> {
  await openSheet(page, 'СБП');
  const id = await beginSbp(page);
  await stand.approve(id);
  return id;
}

export async function expectPaid(page: Page, timeout = 20_000): Promise<void> {
  const said = page.getByRole('status').filter({ hasText: /^Оплачено/u });
  await expect(said).toBeVisible({ timeout });
}

/** Waits for the receipt and gives its file. */
export async function downloadReceipt(page: Page): Promise<string> {
  const link = page.getByRole('link', { name: 'Скачать квитанцию' });
  await expect(link).toBeVisible(WAIT);
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return download.path();
}
