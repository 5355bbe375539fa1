// The clock of the stand goes on for everybody, so these stories come last. Midnight of the due day
// turns what was to be paid into a debt, and every further day costs a penalty; a week before it
// there is a letter.
import { type Day, addDays } from '#primitives/days';
import type { Charge } from '#contract/ledger';
import type { Deadlines } from '#contract/notifications';
import type { Page } from '@playwright/test';
import { chargesOf, homeOf, payable, read } from './steps/cabinet.ts';
import { expectPaid, paySbp } from './steps/pay.ts';
import { newcomer, enter } from './steps/sign-in.ts';
import { expect, money, test } from './steps/story.ts';

/** What happens at a due day is the work of jobs that start with it. */
const JOBS = { timeout: 60_000 };

const debtOf = async (page: Page) => (await homeOf(page)).account.debtKopecks;
const penaltiesOf = async (page: Page) =>
  (await read<{ items: Charge[] }>(page, '/charges?class=penalty')).items;

test('a week before the due day a letter comes, but not to who has paid', async ({
  page,
  browser,
  baseURL,
  stand,
  watch,
}) => {
  test.slow();
  const careful = await browser.newContext({ baseURL: baseURL!, locale: 'ru-RU' });
  watch.context(careful);
  const payer = await careful.newPage();
  const paid = await newcomer(payer, stand);
  await payable(payer);
  await paySbp(payer, stand);
  await expectPaid(payer);

  const person = await newcomer(page, stand);
  const sum = await payable(page);
  const [charge] = await chargesOf(page);
  const { reminder } = await read<Deadlines>(page, '/deadlines');
  expect([reminder.isOn, reminder.daysBefore]).toEqual([true, 7]);
  const letters = async (to: string) =>
    (await stand.inbox(to)).filter(({ text }) => text.includes('К оплате'));

  await stand.moveTo(addDays(charge!.dueOn as Day, -7));
  await expect.poll(async () => (await letters(person.email)).length, JOBS).toBe(1);
  const [letter] = await letters(person.email);
  expect(letter!.text.replaceAll('\u00a0', ' ')).toContain(money(sum).replaceAll('\u00a0', ' '));
  await page.goto('/notifications');
  await expect(page.getByRole('heading', { name: 'Скоро срок уплаты' })).toBeVisible();
  expect(await letters(paid.email)).toEqual([]);
  await careful.close();
});

test('after the due day there is a debt, then penalties, and payment ends both', async ({
  page,
  browser,
  baseURL,
  stand,
  watch,
}) => {
  test.slow();
  const careful = await browser.newContext({ baseURL: baseURL!, locale: 'ru-RU' });
  watch.context(careful);
  const payer = await careful.newPage();
  await newcomer(payer, stand);
  const reserved = await payable(payer);
  await paySbp(payer, stand);
  await expectPaid(payer);

  const person = await newcomer(page, stand);
  const sum = await payable(page);
  const dueOn = (await chargesOf(page))
    .map((one) => one.dueOn)
    .sort()
    .at(-1)! as Day;

  await stand.moveTo(dueOn);
  await page.goto('/fl');
  expect(await debtOf(page)).toBe(0);

  await stand.moveTo(addDays(dueOn, 1));
  await expect.poll(() => debtOf(page), JOBS).toBeGreaterThanOrEqual(sum);
  await page.goto('/fl');
  await expect(page.getByText('Долг сейчас')).toBeVisible();
  await expect(page.getByText('Просрочено').first()).toBeVisible();

  await stand.moveTo(addDays(dueOn, 11));
  await expect.poll(async () => (await penaltiesOf(page)).length, JOBS).toBe(3);
  const settledDebt = async () => {
    const penalties = (await penaltiesOf(page)).reduce((all, one) => all + one.amountKopecks, 0);
    return (await debtOf(page)) - penalties;
  };
  await expect.poll(settledDebt, JOBS).toBe(sum);
  const [penalty] = await penaltiesOf(page);
  await page.goto(`/taxes/charges/${penalty!.chargeId}`);
  await expect(page.getByRole('heading', { name: 'Как посчитано' })).toBeVisible();
  await expect(page.getByText(/^Пени:.*дн/u).first()).toBeVisible();
  await page.getByRole('link', { name: 'Налог, за который начислены пени' }).click();
  await expect(page.getByRole('heading', { name: 'Пени за просрочку' })).toBeVisible();

  await page.goto('/taxes/debts');
  await expect(page.getByRole('row').filter({ hasText: 'Итого' })).toContainText(
    money(await debtOf(page)),
  );
  await paySbp(page, stand);
  await expectPaid(page);
  expect(await debtOf(page)).toBe(0);
  await page.goto('/fl');
  await expect(page.getByText('Всё оплачено')).toBeVisible();

  // Who had paid before the day has neither debt nor penalty: the reserve was taken by itself.
  await payer.goto('/fl');
  const { account } = await homeOf(payer);
  expect([account.debtKopecks, account.reservedKopecks]).toEqual([0, 0]);
  expect(await penaltiesOf(payer)).toEqual([]);
  const settled = (await chargesOf(payer)).reduce((all, one) => all + one.settledKopecks, 0);
  expect(settled).toBe(reserved);
  await careful.close();
  expect(person.registered).toBe(true);
});

test('a session goes on as before after the business clock has moved', async ({ page, stand }) => {
  const person = await stand.person('heir');
  await enter(page, stand, person);
  const session = await read<{ idleEndsAt: string; now: string }>(page, '/session');
  const leftS = (Date.parse(session.idleEndsAt) - Date.parse(session.now)) / 1000;
  expect(leftS).toBeGreaterThan(600);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
});
