// The seller keeps an act beside a receipt: only she sees it, and she can remove it.
import { expectSound } from './steps/accessibility.ts';
import { issue, receiptsOf, register } from './steps/npd.ts';
import { enter } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

test.use({ viewport: { width: 360, height: 740 } });

const paper = Buffer.from(
  '%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n' +
    '2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n',
);
const act = { name: 'Акт № 5.pdf', mimeType: 'application/pdf', buffer: paper };
const page5 = { ...act, name: 'Счёт.pdf', buffer: Buffer.from('<script>alert(5)</script>') };

test('a file beside a receipt is the seller’s alone', async ({ page, stand, watch }) => {
  watch.expect(/status of 422/u);
  const person = await stand.person('large-family');
  await enter(page, stand, { ...person, to: '/npd' });
  await register(page);
  const number = await issue(page, 'Настройка пианино', '3500');
  const choose = page.getByLabel('Приложить файл');
  await choose.setInputFiles(page5);
  await page.getByRole('button', { name: 'Приложить', exact: true }).click();
  await expect(page.getByText('Принимаем PDF, PNG и JPEG.').first()).toBeVisible();
  await choose.setInputFiles(act);
  await page.getByRole('button', { name: 'Приложить', exact: true }).click();
  await expect(page.getByText('Приложен файл «Акт № 5.pdf»')).toBeVisible();
  await expectSound(page, 'receipt with an attachment');
  await page.setViewportSize({ width: 360, height: 740 });
  const opening = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Акт № 5.pdf' }).click();
  expect((await opening).suggestedFilename()).toBe('Акт № 5.pdf');

  await page.goto(`/npd/incomes/${(await stand.clock()).now.slice(0, 7)}`);
  await expect(page.getByText('вложений: 1')).toBeVisible();
  const [receipt] = await receiptsOf(page);
  await page.goto(new URL(receipt!.pageUrl).pathname);
  await expect(page.getByText('Настройка пианино').first()).toBeVisible();
  await expect(page.getByText('Акт № 5')).toHaveCount(0);

  await page.goto(`/npd/receipts/${number}`);
  await page.getByRole('button', { name: 'Удалить вложение: Акт № 5.pdf' }).click();
  await expect(page.getByText('Пока ничего не приложено.')).toBeVisible();
});
