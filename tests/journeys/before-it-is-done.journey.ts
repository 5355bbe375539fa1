// What an act would do is seen before it is done, and what was done is what was foretold.
import type { Page } from '@playwright/test';
import type * as z from 'zod/mini';
import type { account, debts } from '#contract/ledger';
import { type Day, formatDay } from '#primitives/days';
import { expectSound, settled } from './steps/accessibility.ts';
import { chargesOf, read } from './steps/cabinet.ts';
import { downloadFrom } from './steps/files.ts';
import { beginSbp, expectPaid } from './steps/pay.ts';
import { demo, enter, newcomer } from './steps/sign-in.ts';
import { expect, money, test } from './steps/story.ts';

type Debts = z.infer<typeof debts>;
const headerOf = async (page: Page) =>
  (await read<z.infer<typeof account>>(page, '/account')).header;

/** The account pays by СБП what the sheet on the screen says. */
async function paySheet(page: Page, approve: (id: string) => Promise<unknown>): Promise<void> {
  await page.getByRole('radio', { name: 'СБП' }).check();
  await approve(await beginSbp(page));
  await expectPaid(page);
}

test('what if, then pay: the account is as it was foretold', async ({ page, stand }) => {
  test.slow();
  await enter(page, stand, demo('+79000000005'));
  await chargesOf(page);
  const today = (await stand.clock()).now.slice(0, 10) as Day;
  const before = await headerOf(page);
  expect(before.debtKopecks).toBeGreaterThan(200_000);
  await page.goto('/taxes/what-if');
  await settled(page);
  // With the keyboard alone: the fields, the question and the way on to pay.
  await page.getByRole('textbox', { name: 'Заплачу' }).focus();
  await page.keyboard.type('2000');
  await page.getByRole('textbox', { name: 'Показать счёт на день' }).focus();
  await page.keyboard.type(formatDay(today, 'short'));
  await page.keyboard.press('Enter');
  const row = (name: string) =>
    page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
  await expect(row('Долг')).toContainText(money(before.debtKopecks));
  await expect(page.getByText(/^3-я очередь/u).first()).toBeVisible();
  const foretold = async (name: string) =>
    (await row(name).getByRole('cell').last().innerText()).split('\n').at(-1);
  const said = { debt: await foretold('Долг'), reserved: await foretold('Зарезервировано') };
  await expectSound(page, '/taxes/what-if');
  await page.getByRole('link', { name: `Оплатить ${money(200_000)}` }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/pay?for=advance&sum=200000');
  await paySheet(page, stand.approve);
  await expect(
    page.getByRole('heading', { name: 'Что погашено и почему в таком порядке' }),
  ).toBeVisible();
  await expect(page.getByText(/^3-я очередь: недоимка/u).first()).toBeVisible();
  await expectSound(page, '/payments/:id that settled debts');
  const after = await headerOf(page);
  expect(after.debtKopecks).toBe(before.debtKopecks - 200_000);
  expect(said).toEqual({
    debt: money(after.debtKopecks),
    reserved: money(after.reservedKopecks),
  });
});

test('money is set aside after its harm is seen, and taken back', async ({ page, stand }) => {
  test.slow();
  await newcomer(page, stand);
  const charges = await chargesOf(page);
  expect(charges.length).toBeGreaterThan(1);
  await page.goto('/pay?for=advance&sum=10000');
  await paySheet(page, stand.approve);
  // The money is held for all that is due that day; for one of them it is taken from the others.
  const [one] = charges;
  await page.goto('/taxes/offsets');
  await settled(page);
  await page.getByLabel('На какой платёж').selectOption(one!.chargeId);
  await page.getByRole('textbox', { name: 'Сколько' }).fill('100');
  await page.getByRole('button', { name: 'Зачесть' }).click();
  await expect(page.getByRole('alert')).toContainText('не хватит');
  const { items } = await read<{ items: unknown[] }>(page, '/offsets');
  expect(items, 'nothing is done before the person has seen it').toEqual([]);
  await expectSound(page, '/taxes/offsets with a warning');
  await page.getByRole('button', { name: 'Всё равно зачесть' }).click();
  const statement = page.getByRole('row').filter({ hasText: money(10_000) });
  await expect(statement).toContainText('Отложено');
  await expectSound(page, '/taxes/offsets');
  await statement.getByRole('button', { name: /^Отозвать/u }).click();
  await expect(statement).toContainText('Отозвано');
  expect((await headerOf(page)).offsetKopecks).toBe(0);
});

test('debts are listed by tax, taken away as a file and lead on to pay', async ({
  page,
  stand,
}) => {
  test.slow();
  await enter(page, stand, demo('+79000000005'));
  await chargesOf(page);
  await page.goto('/taxes/calendar');
  await page.getByRole('link', { name: 'Открыть задолженности' }).click();
  await page.waitForURL('**/taxes/debts');
  const list = await read<Debts>(page, '/debts');
  expect(list.totalKopecks).toBe((await headerOf(page)).debtKopecks);
  expect(list.penaltyKopecks).toBeGreaterThan(0);
  for (const one of list.items) {
    const row = page.getByRole('row').filter({ hasText: money(one.totalKopecks) });
    await expect(row.first()).toContainText(money(one.principalKopecks));
    await expect(row.first()).toContainText(money(one.penaltyKopecks));
  }
  await expect(page.getByRole('row').filter({ hasText: 'Итого' })).toContainText(
    money(list.totalKopecks),
  );
  await expect(page.getByText('Комиссия')).toBeVisible();
  await expectSound(page, '/taxes/debts');
  await page.setViewportSize({ width: 1280, height: 800 });
  const file = await downloadFrom(page, 'Скачать таблицу', 'Данные XML');
  expect(file.bytes.toString('utf8')).toContain('<?xml');
  await page.keyboard.press('Escape');
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Оплатить \d/u })
    .click();
  await page.waitForURL('**/pay?charges=*');
  await expect(page.getByRole('button', { name: /^Оплатить/u })).toHaveText(
    `Оплатить ${money(list.totalKopecks)}`,
  );
});
