// A self-employed person's days on a phone: registers, sells, repeats, cancels, replaces, leaves.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { textOf } from '#platform/pdf/testing';
import { expectAccessible, expectSound, settled } from './steps/accessibility.ts';
import { downloadFrom } from './steps/files.ts';
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
import type { Person } from './steps/stand.ts';
import { expect, money, test } from './steps/story.ts';

test.use({ viewport: { width: 360, height: 740 } });

const people = new WeakMap<Page, Person>();
const signedIn = (page: Page) => people.get(page)!;

test.beforeEach(async ({ page, stand }) => {
  const person = await stand.person('large-family');
  people.set(page, person);
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

test('the buyer gets the receipt by mail and by SMS', async ({ page, stand }) => {
  await register(page);
  const number = await issue(page, 'Урок музыки', '2000');
  const to = `buyer-${number}@example.test`;
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.getByLabel('Адрес эл. почты').fill(to);
  await page.getByRole('dialog').getByRole('button', { name: 'Отправить' }).click();
  await expect(page.getByText('Чек отправлен')).toBeVisible();
  const letter = await stand.message(to, 0);
  expect(letter.text).toContain(number);

  const phone = '+79990001122';
  const seen = await stand.received(phone);
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.getByRole('radio', { name: 'Телефон' }).check();
  await page.getByLabel('Номер телефона').fill('8 999 000-11-22');
  await page.getByRole('dialog').getByRole('button', { name: 'Отправить' }).click();
  expect((await stand.message(phone, seen)).text).toContain(number);
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

test('a receipt is cancelled in three actions, its effect told before', async ({ page }) => {
  await register(page);
  const number = await issue(page, 'Ошибка', '10000');
  await page.goto('/npd');
  const { press, count } = countActions();
  await press(page.getByRole('link', { name: 'Ошибка', exact: true }));
  await press(page.getByRole('button', { name: 'Аннулировать', exact: true }));
  // Before anything is done: 3 % of 10,000 ₽ go, and the 1 % of the deduction comes back.
  const dialog = page.getByRole('alertdialog', { name: 'Аннулировать чек?' });
  const effectOn = (label: string) => dialog.locator('dl > div').filter({ hasText: label });
  await expect(effectOn('Доход за')).toContainText(`${money(1_000_000)} → ${money(0)}`);
  await expect(effectOn('Налог за')).toContainText(`${money(30_000)} → ${money(0)}`);
  await expect(effectOn('Вернётся вычета')).toContainText(money(10_000));
  await press(dialog.getByRole('button', { name: 'Возврат: аннулировать' }));
  await expect(page.getByText('Причина: возврат средств')).toBeVisible();
  expect(count()).toEqual({ actions: 3, fields: 0 });
  const [receipt] = await receiptsOf(page);
  expect(receipt).toMatchObject({ number, state: 'cancelled', cancellation: { reason: 'refund' } });
  await page.goto('/npd');
  await expect(page.getByText('В этом месяце чеков ещё нет')).toBeVisible();
});

test('on a phone its own sheet of ways to send gets the link of the receipt', async ({
  browser,
  page,
}) => {
  await register(page);
  const number = await issue(page, 'Пирог', '1200');
  const [receipt] = await receiptsOf(page);
  const phone = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    storageState: await page.context().storageState(),
  });
  const open = await phone.newPage();
  await open.addInitScript(() => {
    const given: unknown[] = [];
    Object.assign(globalThis, { given });
    Object.assign(Navigator.prototype, {
      canShare: () => true,
      share: async (what: unknown) => void given.push(what),
    });
  });
  await open.goto(`/npd/receipts/${number}?issued=1`);
  await open.getByRole('button', { name: 'Отправить' }).tap();
  const given = await open.evaluate(() => (globalThis as unknown as { given: unknown[] }).given);
  expect(given).toEqual([{ title: 'Чек', url: receipt!.pageUrl }]);
  await expect(open.getByRole('dialog')).toHaveCount(0);
  await phone.close();
});

test('history and months are taken away as tables of what the filters leave', async ({ page }) => {
  await register(page);
  await issue(page, 'Пошив штор', '3000');
  await issue(page, 'Ремонт пальто', '800');
  await page.goto('/npd/receipts?text=штор');
  await expect(page.getByText(`Доход по этим чекам: ${money(300_000)}`)).toBeVisible();
  const menu = 'Скачать таблицу';
  const csv = await downloadFrom(page, menu, 'Таблица CSV');
  const rows = csv.bytes.toString().trim().split('\r\n');
  expect(rows).toHaveLength(2);
  expect(rows[1]).toContain('Пошив штор');
  const xlsx = await downloadFrom(page, menu, 'Таблица XLSX');
  expect(xlsx.name).toMatch(/\.xlsx$/u);
  expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');
  await page.goto('/npd/incomes');
  const months = await downloadFrom(page, menu, 'Итоги по месяцам, CSV');
  expect(months.bytes.toString()).toContain('3800,00');
});

test('the summary of a month is a paper in one press, and a letter in another', async ({
  page,
  stand,
}) => {
  const { email } = signedIn(page);
  await register(page);
  await issue(page, 'Вёрстка книги', '20000');
  await settled(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/npd/incomes');
  await expect(page.getByText(`Доход за год: ${money(2_000_000)}`)).toBeVisible();
  expect(asked.filter((url) => url.includes('/npd/months'))).toHaveLength(1);
  const now = new Date().toISOString().slice(0, 7);
  await page.goto(`/npd/incomes/${now}`);
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Скачать PDF' }).click(),
  ]);
  expect(textOf(readFileSync(await paper.path()))).toContain('Итоги доходов');
  const seen = await stand.received(email);
  await page.getByRole('button', { name: 'Отправить себе' }).click();
  await expect(page.getByText('Итог уйдёт на вашу почту')).toBeVisible();
  const letter = await stand.message(email, seen);
  expect(letter.attachments.map(({ mime }) => mime)).toContain('application/pdf');
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
    '/npd/receipts/import',
    `/npd/receipts/${number}`,
    '/npd/incomes',
    `/npd/incomes/${month}`,
    '/npd/tax',
    `/npd/tax/${month}`,
    '/npd/status',
    '/npd/details',
    '/npd/programs',
    '/npd/installed',
    '/npd/nowhere',
  ]) {
    await page.goto(path);
    await expectSound(page, path);
  }
});

test('dialogs of the self-employed are sound', async ({ page }) => {
  test.slow();
  await register(page);
  const number = await issue(page, 'Уборка', '2500');
  const dialogs: [string, string, string][] = [
    [`/npd/receipts/${number}`, 'Отправить', 'Отправить чек'],
    [`/npd/receipts/${number}`, 'Аннулировать', 'Аннулировать чек?'],
    ['/npd/status', 'Изменить', 'Изменить регион и занятие'],
    ['/npd/status', 'Сняться с учёта', 'Сняться с учёта?'],
  ];
  for (const [path, opener, name] of dialogs) {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 740 });
      await page.goto(path);
      await settled(page);
      await page.getByRole('button', { name: opener, exact: true }).click();
      const dialog = page.getByRole('dialog', { name }).or(page.getByRole('alertdialog', { name }));
      await expect(dialog).toBeVisible();
      await settled(page);
      await expectAccessible(page, `${name} at ${width}`);
    }
  }
});
