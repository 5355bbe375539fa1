// A self-employed person's days on a phone: registers, sells, repeats, cancels, replaces, leaves.
import { expectSound, settled } from './steps/accessibility.ts';
import {
  NAME,
  countActions,
  issue,
  issuedNumber,
  newReceipt,
  readCode,
  receiptsOf,
  register,
} from './steps/npd.ts';
import { enter } from './steps/sign-in.ts';
import { expect, money, test } from './steps/story.ts';

test.use({ viewport: { width: 360, height: 740 } });

test.beforeEach(async ({ page, stand }) => {
  const person = await stand.person('large-family');
  await enter(page, stand, { ...person, to: '/npd' });
});

test('a person registers, and issues and sends a receipt in three actions', async ({ page }) => {
  await page.getByRole('button', { name: 'Встать на учёт' }).click();
  await expect(page.getByRole('alert')).toContainText('Отметьте все условия');
  await register(page);

  const { press, type, count } = countActions();
  await press(newReceipt(page));
  await type(page.getByLabel(NAME), 'Ремонт велосипеда');
  await type(page.getByLabel('Цена'), '1500,50');
  // The tax is told before anything is issued: 4 % less the deduction of 1 %.
  await expect(page.getByText('Налог с чека')).toBeVisible();
  await expect(page.getByText(money(4_502)).first()).toBeVisible();
  await press(page.getByRole('button', { name: 'Выдать чек' }));
  const number = await issuedNumber(page);
  await press(page.getByRole('button', { name: 'Отправить' }));
  await expect(page.getByRole('dialog', { name: 'Отправить чек' })).toBeVisible();
  expect(count()).toEqual({ actions: 3, fields: 2 });

  const [receipt] = await receiptsOf(page);
  expect(receipt).toMatchObject({ number, totalKopecks: 150_050, state: 'registered' });
});

test('the buyer gets the receipt by mail', async ({ page, stand }) => {
  await register(page);
  const number = await issue(page, 'Урок музыки', '2000');
  const to = `buyer-${number}@example.test`;
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.getByLabel('Адрес эл. почты').fill(to);
  await page.getByRole('dialog').getByRole('button', { name: 'Отправить' }).click();
  await expect(page.getByText('Чек отправлен')).toBeVisible();
  const letter = await stand.message(to, 0);
  expect(letter.text).toContain(number);
});

test('a receipt is repeated in two actions', async ({ page }) => {
  await register(page);
  await issue(page, 'Стрижка', '900');
  await page.goto('/npd');
  const { press, count } = countActions();
  await press(page.getByRole('link', { name: 'Повторить чек: Стрижка' }));
  await press(page.getByRole('button', { name: 'Выдать чек' }));
  await issuedNumber(page);
  expect(count()).toEqual({ actions: 2, fields: 0 });
  const receipts = await receiptsOf(page);
  expect(receipts.map(({ totalKopecks }) => totalKopecks)).toEqual([90_000, 90_000]);
  expect(new Set(receipts.map(({ number }) => number)).size).toBe(2);
});

test('a receipt is cancelled in three actions, and the tax with it', async ({ page }) => {
  await register(page);
  const number = await issue(page, 'Ошибка', '10000');
  await page.goto(`/npd/receipts/${number}`);
  const { press, count } = countActions();
  await press(page.getByRole('button', { name: 'Аннулировать' }));
  await press(page.getByRole('radio', { name: 'Возврат средств' }));
  await press(page.getByRole('button', { name: 'Аннулировать чек' }));
  await expect(page.getByText('Причина: возврат средств')).toBeVisible();
  expect(count()).toEqual({ actions: 3, fields: 0 });
  const [receipt] = await receiptsOf(page);
  expect(receipt).toMatchObject({ number, state: 'cancelled', cancellation: { reason: 'refund' } });
  await page.goto('/npd');
  await expect(page.getByText('В этом месяце чеков ещё нет')).toBeVisible();
});

test('a wrong receipt is replaced by a right one, linked both ways', async ({ page }) => {
  await register(page);
  const wrong = await issue(page, 'Перевод текста', '5000');
  await page.goto(`/npd/receipts/${wrong}`);
  await page.getByRole('link', { name: 'Заменить' }).click();
  await expect(page.getByLabel('Цена')).toHaveValue('5000,00');
  await page.getByLabel('Цена').fill('4500');
  await page.getByRole('button', { name: 'Заменить чек' }).click();
  const right = await issuedNumber(page);
  await page.getByRole('link', { name: wrong }).click();
  await expect(page.getByText('Взамен выдан чек')).toBeVisible();
  const receipts = await receiptsOf(page);
  expect(receipts.find(({ number }) => number === wrong)).toMatchObject({ replacedBy: right });
});

test('the code of a receipt leads to its page, on the screen and in the picture', async ({
  page,
}) => {
  await register(page);
  const number = await issue(page, 'Фотосъёмка', '7000,25');
  const [receipt] = await receiptsOf(page);
  await settled(page);
  const code = page.getByRole('img', { name: 'Код со ссылкой на чек' });
  expect(await readCode(page, await code.screenshot())).toBe(receipt!.printUrl);
  const file = await page.request.get(`/api/cabinet/v1/npd/receipts/${number}/receipt.png`);
  expect(file.headers()['content-type']).toBe('image/png');
  expect(await readCode(page, await file.body())).toBe(receipt!.printUrl);
  for (const kind of ['pdf', 'xml', 'json']) {
    const other = await page.request.get(`/api/cabinet/v1/npd/receipts/${number}/receipt.${kind}`);
    expect(other.status(), kind).toBe(200);
    expect((await other.body()).length, kind).toBeGreaterThan(200);
  }
  // Whoever scans it is a browser of a stranger, and is led to the page.
  const scanned = await page.request.get(receipt!.printUrl, { headers: { accept: 'text/html' } });
  expect(scanned.url()).toBe(receipt!.pageUrl);
});

test('who leaves the register keeps everything and may not issue tomorrow', async ({ page }) => {
  await register(page);
  await issue(page, 'Последний заказ', '300');
  await page.goto('/npd/status');
  await page.getByRole('button', { name: 'Изменить' }).click();
  await page.getByRole('dialog').getByLabel('Регион').selectOption({ label: 'г. Санкт-Петербург' });
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('Санкт-Петербург').first()).toBeVisible();
  await page.getByRole('button', { name: 'Сняться с учёта' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Сняться с учёта' }).click();
  await expect(page.getByText('Снялись по своему желанию')).toBeVisible();
  await page.goto('/npd');
  await expect(page.getByText('Вы снялись с учёта')).toBeVisible();
  await expect(page.getByText('Последний заказ')).toBeVisible();
});

test('pages of the self-employed are sound', async ({ page }) => {
  test.slow();
  await expectSound(page, 'register');
  await page.setViewportSize({ width: 360, height: 740 });
  await register(page);
  await expectSound(page, 'guide');
  const number = await issue(page, 'Обучение игре на фортепиано для начинающих взрослых', '2500');
  await expectSound(page, 'issued');
  const month = new Date().toISOString().slice(0, 7);
  for (const path of [
    '/npd',
    '/npd/receipts',
    '/npd/receipts?state=cancelled',
    '/npd/receipts/new',
    `/npd/receipts/new?replace=${number}`,
    `/npd/receipts/${number}`,
    '/npd/incomes',
    `/npd/incomes/${month}`,
    '/npd/tax',
    `/npd/tax/${month}`,
    '/npd/status',
    '/npd/nowhere',
  ]) {
    await page.goto(path);
    await expectSound(page, path);
  }
});
