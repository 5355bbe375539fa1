// A bank returns an order that was paid: an officer says so by a document, the person reads it.
import type { Page } from '@playwright/test';
import { textOf } from '#platform/pdf/testing';
import { expectSound, settled } from './steps/accessibility.ts';
import { API, homeOf, payable } from './steps/cabinet.ts';
import { expectPaid, paySbp } from './steps/pay.ts';
import { enter, newcomer, officer } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

const SOON = { timeout: 20_000 };

/** Asked as the page of it asks (`officer-takes-back`), for a story about something else. */
async function takeBack(desk: Page, order: object): Promise<number> {
  const session = await (await desk.request.get(`${API}/session`)).json();
  const headers = { 'x-csrf-token': session.csrf, 'idempotency-key': crypto.randomUUID() };
  const answer = await desk.request.post('/api/ops/v1/payment-reversals', {
    data: order,
    headers: { ...headers, origin: new URL(desk.url()).origin },
  });
  return answer.status();
}

/** Number and code as the receipt carries them, once it is printed. */
async function printedOn(page: Page, paymentId: string): Promise<string> {
  const address = `${API}/payments/${paymentId}/receipt.pdf`;
  await expect.poll(async () => (await page.request.get(address)).status(), SOON).toBe(200);
  const text = textOf(await (await page.request.get(address)).body());
  const [, number, code] = /Номер: (\S+) Код: (\S+)/u.exec(text) ?? [];
  expect(code, text).toBeDefined();
  return `number=${number}&code=${code}`;
}

test('an open page of a payment says at once that it was taken back', async ({
  page,
  browser,
  baseURL,
  stand,
  watch,
}) => {
  const { inn } = await newcomer(page, stand);
  const owed = await payable(page);
  const paymentId = await paySbp(page, stand);
  await expectPaid(page);
  const paper = await printedOn(page, paymentId);

  const office = await browser.newContext({ baseURL: baseURL!, locale: 'ru-RU' });
  watch.context(office);
  const desk = await office.newPage();
  await enter(desk, stand, { ...officer, to: '/ops' });
  const { now } = await stand.clock();
  const document = { documentNumber: '17', documentOn: now.slice(0, 10), note: 'Возврат банка' };
  const order = { payerInn: inn, paymentId, source: 'bank', ...document };
  expect(await takeBack(desk, { ...order, isHarmSeen: true })).toBe(200);
  await office.close();

  const main = page.getByRole('main');
  const said = main.getByRole('status').filter({ hasText: /^Платёж отозван/u });
  await expect(said).toBeVisible();
  await expect(main.getByText('Отозван', { exact: true })).toBeVisible();
  await expect(main.getByText('Что оплачено')).toHaveCount(0);
  await expectSound(page, 'a payment that was taken back');
  expect((await homeOf(page)).account.payAllKopecks).toBe(owed);

  await page.goto('/payments');
  await settled(page);
  await expect(main.getByText('Отозван', { exact: true })).toBeVisible();
  await page.goto('/taxes');
  await expect(main.getByRole('heading', { name: 'Отозванные платежи' })).toBeVisible();
  await expectSound(page, 'an account with a payment that was taken back');

  // Whoever is shown the paper learns it too.
  await page.goto(`/check?${paper}`);
  const verdict = main.getByText(/^Квитанция подлинная, но платёж отозван \d+\s\S+\s\d{4}$/u);
  await expect(verdict).toBeVisible();
  await expect(main).toContainText('этим платежом налог не уплачен');
  await expectSound(page, 'the check of a receipt whose payment was taken back');
});
