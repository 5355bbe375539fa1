// A bank statement becomes receipts: what is income is proposed, the person decides, and the same
// file brings nothing a second time.
import { receiptsOf, register } from './steps/npd.ts';
import { expectSound } from './steps/accessibility.ts';
import { bankFile } from './steps/bank-file.ts';
import { enter } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

test.use({ viewport: { width: 360, height: 740 } });

const file = bankFile();

test('a statement is taken once and gives the receipts a person ticks', async ({ page, stand }) => {
  const person = await stand.person('large-family');
  await enter(page, stand, { ...person, to: '/npd' });
  await register(page);
  await page.goto('/npd');
  await page.getByRole('link', { name: 'Чеки из файла или выписки банка' }).click();
  await page.getByLabel('Файл выписки').setInputFiles(file);
  await page.getByRole('button', { name: 'Загрузить' }).click();
  await expect(page.getByText(/^Новых поступлений: 2/u)).toBeVisible();
  await expect(page.getByText('Не предлагаем')).toHaveCount(1);
  await expectSound(page, 'statement with proposals');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'Выдать чеки: 1' }).click();
  await expect(page.getByText('Выдано чеков: 1')).toBeVisible();
  expect(
    (await receiptsOf(page)).map(({ totalKopecks, source }) => [totalKopecks, source]),
  ).toEqual([[1_200_000, 'bank']]);

  await page.goto('/npd/receipts/import');
  await page.getByLabel('Файл выписки').setInputFiles(file);
  await page.getByRole('button', { name: 'Загрузить' }).click();
  await expect(page.getByText('Новых строк нет')).toBeVisible();
  await expect(page.getByRole('button', { name: /Это не доход/u })).toHaveCount(1);
  expect(await receiptsOf(page)).toHaveLength(1);
});
