// The account read back in time, its deadlines ahead, and the notice behind its figures.
import { readFileSync } from 'node:fs';
import type * as z from 'zod/mini';
import type { account } from '#contract/ledger';
import type { Deadlines } from '#contract/notifications';
import { textOf } from '#platform/pdf/testing';
import { expectSound, settled } from './steps/accessibility.ts';
import { chargesOf, read } from './steps/cabinet.ts';
import { demo, enter, newcomer } from './steps/sign-in.ts';
import { expect, money, test } from './steps/story.ts';

type Account = z.infer<typeof account>;

test('the account of a past day is read twice: as known now and as known then', async ({
  page,
  stand,
}) => {
  await enter(page, stand, { ...demo('+79000000005'), to: '/taxes' });
  await chargesOf(page);
  await page.reload();
  await page.getByRole('textbox', { name: 'Показать на день' }).fill('15.06.2026');
  await page.getByRole('button', { name: 'Показать', exact: true }).click();
  await page.waitForURL('**/taxes?on=2026-06-15');
  const now = await read<Account>(page, '/account?on=2026-06-15');
  const then = await read<Account>(page, '/account?on=2026-06-15&knownAt=2026-06-15T20:59:59.999Z');
  expect(now.header.debtKopecks).toBeGreaterThan(0);
  // The account was opened later: on that day nothing of it was known here.
  expect(then.header.debtKopecks).toBe(0);
  const debt = page.getByRole('row').filter({ has: page.getByText('Долг', { exact: true }) });
  await expect(debt).toContainText(money(now.header.debtKopecks));
  await expect(debt).toContainText(money(0));
  await expect(page.getByRole('heading', { name: 'Что стало известно позже' })).toBeVisible();
  for (const charge of now.charges.filter((one) => one.outstandingKopecks > 0)) {
    const row = page.getByRole('row').filter({ hasText: 'не было известно' });
    await expect(row.filter({ hasText: money(charge.outstandingKopecks) }).first()).toBeVisible();
  }
  await expectSound(page, '/taxes?on=');
  await page.getByRole('button', { name: 'Вернуться к сегодняшнему дню' }).click();
  await expect(page.getByText('Долг сейчас')).toBeVisible();
});

test('a notice opens to every step of every figure and is taken away as files', async ({
  page,
  stand,
}) => {
  test.slow();
  await newcomer(page, stand);
  const charges = await chargesOf(page);
  await page.goto('/taxes/notices');
  await expectSound(page, '/taxes/notices');
  await page.getByRole('link', { name: /^№/u }).click();
  const total = charges.reduce((sum, one) => sum + one.amountKopecks, 0);
  await expect(page.getByRole('main').getByText(money(total)).first()).toBeVisible();
  const summaries = page.locator('summary', { hasText: 'Как посчитано' });
  await expect(summaries).toHaveCount(charges.length);
  for (const summary of await summaries.all()) await summary.click();
  await expect(page.getByText('Дерево расчёта')).toHaveCount(charges.length);
  await expectSound(page, '/taxes/notices/:number');
  const take = async (format: string) => {
    const link = page.getByRole('link', { name: `Скачать уведомление (${format})` });
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
    return file.path();
  };
  const saved = JSON.parse(readFileSync(await take('JSON'), 'utf8')) as {
    lines: { amountKopecks: number; trace: { amountKopecks: number } }[];
  };
  expect(saved.lines.reduce((sum, one) => sum + one.trace.amountKopecks, 0)).toBe(total);
  expect(
    readFileSync(await take('XLSX'))
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  const text = textOf(readFileSync(await take('PDF')));
  for (const one of charges) {
    expect(text).toContain(money(one.amountKopecks).replaceAll('\u00a0', ' '));
  }
});

test('a calendar is subscribed to, renewed and revoked', async ({ page, stand, request }) => {
  await newcomer(page, stand);
  const charges = await chargesOf(page);
  await page.goto('/taxes/calendar');
  await settled(page);
  for (const charge of charges) {
    await expect(page.getByText(money(charge.amountKopecks)).first()).toBeVisible();
  }
  await expect(page.getByText('НК РФ, ст. 409, п. 1').first()).toBeVisible();
  await page.getByRole('checkbox', { name: 'Показывать суммы' }).check();
  await page.getByRole('button', { name: 'Получить ссылку' }).click();
  const link = page.getByRole('textbox', { name: 'Личная ссылка' });
  const first = await link.inputValue();
  await expectSound(page, '/taxes/calendar');
  // A calendar program has no session: the secret of the address is all it shows.
  const feed = await request.get(first);
  expect(feed.headers()['content-type']).toContain('text/calendar');
  const events = (await feed.text()).match(/BEGIN:VEVENT/gu);
  const { items } = await read<Deadlines>(page, '/deadlines');
  expect(events).toHaveLength(items.length);
  await page.getByRole('button', { name: 'Заменить ссылку' }).click();
  await expect(link).not.toHaveValue(first);
  expect((await request.get(first)).status()).toBe(404);
  const second = await link.inputValue();
  await page.getByRole('button', { name: 'Отозвать' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Отозвать' }).click();
  await expect(page.getByRole('button', { name: 'Получить ссылку' })).toBeVisible();
  expect((await request.get(second)).status()).toBe(404);
});
