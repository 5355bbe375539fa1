// What happened to the account, and its charges taken away as files of every kind.
import type * as z from 'zod/mini';
import type { account, history } from '#contract/ledger';
import { expectSound, settled } from './steps/accessibility.ts';
import { chargesOf, payable, read } from './steps/cabinet.ts';
import { downloadFrom } from './steps/files.ts';
import { beginSbp, expectPaid, paySbp } from './steps/pay.ts';
import { demo, enter, newcomer } from './steps/sign-in.ts';
import { expect, money, test } from './steps/story.ts';

type History = z.infer<typeof history>;

test('the history tells what a payment settled and what stood after it', async ({
  page,
  stand,
}) => {
  test.slow();
  await enter(page, stand, demo('+79000000005'));
  await chargesOf(page);
  await page.goto('/pay?for=advance&sum=50000');
  await page.getByRole('radio', { name: 'СБП' }).check();
  await stand.approve(await beginSbp(page));
  await expectPaid(page);
  await page.goto('/taxes');
  await page.getByRole('link', { name: 'История счёта' }).click();
  await page.waitForURL('**/taxes/history');
  const { items } = await read<History>(page, '/account/history');
  const paid = items.find(({ kind }) => kind === 'payment')!;
  expect(paid.amountKopecks).toBe(50_000);
  const settledSum = paid.entries
    .filter(({ kind }) => kind === 'allocation')
    .reduce((sum, one) => sum + one.amountKopecks, 0);
  expect(settledSum).toBe(50_000);
  const row = page.getByRole('row').filter({ hasText: 'Поступил платёж' }).first();
  await expect(row).toContainText(money(50_000));
  await expect(row).toContainText('Погашено');
  await expect(row).toContainText(money(paid.owedAfterKopecks));
  await expectSound(page, '/taxes/history');
  // The last row of all entries is what the account owes now.
  await page.goto('/taxes/history?what=all');
  const [last] = (await read<History>(page, '/account/history?what=all')).items;
  const { header, charges } = await read<z.infer<typeof account>>(page, '/account');
  expect(last!.moneyAfterKopecks).toBe(header.freeKopecks + header.reservedKopecks);
  expect(last!.owedAfterKopecks).toBe(
    charges.reduce((sum, one) => sum + one.outstandingKopecks, 0),
  );
  await page.getByLabel('Показать').selectOption('penalties');
  await expect(page.getByText('Пени пересчитаны').first()).toBeVisible();
});

test('the shown charges are taken away as table, paper and XML', async ({ page, stand }) => {
  test.slow();
  await newcomer(page, stand);
  await payable(page);
  await paySbp(page, stand);
  await expectPaid(page);
  const charges = await chargesOf(page);
  const tax = charges[0]!.tax;
  const shown = charges.filter((one) => one.tax === tax);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`/taxes/charges?tax=${tax}`);
  await settled(page);
  const take = async (item: string) => {
    const file = await downloadFrom(page, 'Скачать таблицу', item);
    await page.keyboard.press('Escape');
    return file;
  };
  const xml = (await take('Данные XML')).bytes.toString('utf8');
  expect(xml).toContain(`count="${shown.length}"`);
  for (const one of shown) expect(xml).toContain(`id="${one.chargeId}"`);
  for (const one of charges.filter((other) => other.tax !== tax)) {
    expect(xml).not.toContain(one.chargeId);
  }
  expect((await take('Документ PDF')).bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await take('Таблица XLSX')).bytes.subarray(0, 2).toString()).toBe('PK');
  expect((await take('Таблица CSV')).bytes.toString('utf8')).toContain('Налог;Объект');
});
