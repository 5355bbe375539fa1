// Part of a sum, lists that remember what was asked, files of exactly those rows, a code for any
// bank.
import jsqr from 'jsqr';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import type { Page } from '@playwright/test';
import { chargesOf, homeOf, payable } from './steps/cabinet.ts';
import { downloadFrom } from './steps/files.ts';
import { beginSbp, expectPaid } from './steps/pay.ts';
import { demo, newcomer, enter } from './steps/sign-in.ts';
import { expect, money, test } from './steps/story.ts';

test('a part of the sum is paid, and the rest stays to be paid', async ({ page, stand }) => {
  await newcomer(page, stand);
  const sum = await payable(page);
  await page.goto('/pay');
  await page.getByLabel('Сумма', { exact: true }).fill('1000,50');
  await expect(page.getByRole('button', { name: `Оплатить ${money(100_050)}` })).toBeVisible();
  await stand.approve(await beginSbp(page));
  await expectPaid(page);
  const { account } = await homeOf(page);
  expect(account.payAllKopecks).toBe(sum - 100_050);
  expect(account.reservedKopecks).toBe(100_050);
  await page.goto('/pay');
  await expect(page.getByText(money(sum - 100_050)).first()).toBeVisible();
});

test('a sum of zero or of letters is refused at its field, and nothing is sent', async ({
  page,
  stand,
}) => {
  await newcomer(page, stand);
  await payable(page);
  await page.goto('/pay');
  const amount = page.getByLabel('Сумма', { exact: true });
  await amount.fill('0');
  await page.getByRole('button', { name: /^Оплатить/u }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(amount).toHaveAttribute('aria-invalid', 'true');
  await amount.fill('сто');
  await page.getByRole('button', { name: /^Оплатить/u }).click();
  await expect(page.getByText('Введите сумму цифрами').first()).toBeVisible();
  await page.getByRole('alert').getByRole('link').click();
  await expect(amount).toBeFocused();
  expect((await stand.bankPayments()).filter((one) => one.amountKopecks === 0)).toEqual([]);
});

test('filters live in the address: they survive a reload and go into the files', async ({
  page,
  stand,
}) => {
  await enter(page, stand, demo('+79000000001'));
  const charges = await chargesOf(page);
  await page.goto('/taxes/charges');
  await page.getByLabel('Налог', { exact: true }).selectOption('transport');
  await page.waitForURL('**/taxes/charges?tax=transport');
  const rows = page.getByRole('row').filter({ hasText: 'Транспортный налог' });
  const wanted = charges.filter((one) => one.tax === 'transport').length;
  await expect(rows).toHaveCount(wanted);
  await expect(page.getByRole('row').filter({ hasText: 'Земельный' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Начислено' }).click();
  await page.waitForURL('**/taxes/charges?tax=transport&sort=*');

  await page.reload();
  await expect(page.getByLabel('Налог', { exact: true })).toHaveValue('transport');
  await expect(rows).toHaveCount(wanted);

  const csv = await downloadFrom(page, 'Скачать таблицу', 'Таблица CSV');
  expect(csv.name).toMatch(/\.csv$/u);
  const lines = parseCsv(csv.bytes.toString('utf8'), { delimiter: ';' });
  expect(lines).toHaveLength(wanted + 1);
  expect(lines[0]).toContain('Начислено');

  const xlsx = await downloadFrom(page, 'Скачать таблицу', 'Таблица XLSX');
  expect(xlsx.name).toMatch(/\.xlsx$/u);
  const { sheets } = await readXlsx(xlsx.bytes);
  expect(sheets[0]!.rows).toHaveLength(wanted + 1);
  expect(JSON.stringify(sheets[0]!.rows)).toContain('Транспортный налог');

  await page.getByRole('button', { name: 'Сбросить' }).click();
  await page.waitForURL((url) => !url.search.includes('tax='));
  await expect(page.getByRole('row').filter({ hasText: 'Земельный' })).not.toHaveCount(0);
});

/** What a camera would read off a picture of the page. */
async function scan(page: Page, name: string): Promise<string | undefined> {
  const picture = (await page.getByRole('img', { name }).screenshot()).toString('base64');
  const { data, width, height } = await page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const brush = canvas.getContext('2d')!;
    brush.drawImage(image, 0, 0);
    const pixels = brush.getImageData(0, 0, image.width, image.height);
    return { data: [...pixels.data], width: image.width, height: image.height };
  }, picture);
  return jsqr.default(Uint8ClampedArray.from(data), width, height)?.data;
}

test('the code for paying in any bank carries payee, account and sum', async ({ page, stand }) => {
  await enter(page, stand, { ...demo('+79000000001'), to: '/pay' });
  const sum = await payable(page);
  await page.getByText('Оплатить по реквизитам в любом банке').click();
  const read = await scan(page, 'Код для оплаты по реквизитам');
  expect(read).toMatch(/^ST00012\|/u);
  expect(read).toContain(`|Sum=${sum}|`);
  expect(read).toContain('|CBC=18201061201010000510');
  expect(read).toMatch(/\|PersonalAcc=\d{20}\|/u);
  expect(read).toMatch(/\|PayerINN=\d{12}/u);
});
