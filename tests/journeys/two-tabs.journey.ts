// Pages that are open learn by themselves what happened elsewhere.
import { payable } from './steps/cabinet.ts';
import { expectPaid, paySbp } from './steps/pay.ts';
import { newcomer } from './steps/sign-in.ts';
import { expect, money, test } from './steps/story.ts';

test('a payment in one tab changes the other without a reload', async ({
  page,
  context,
  stand,
}) => {
  await newcomer(page, stand);
  const sum = await payable(page);
  await page.goto('/fl');
  await expect(page.getByText(money(sum)).first()).toBeVisible();
  await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));

  const other = await context.newPage();
  await paySbp(other, stand);
  await expectPaid(other);

  await expect(page.getByText('Всё оплачено')).toBeVisible();
  await expect(page.getByText('Зарезервировано').first()).toBeVisible();
  expect(await page.evaluate(() => 'isSamePage' in globalThis)).toBe(true);
});

test('what happened is in the notifications, and the bell counts it', async ({ page, stand }) => {
  await newcomer(page, stand);
  await payable(page);
  await paySbp(page, stand);
  await expectPaid(page);
  await page.goto('/notifications');
  const list = page.getByRole('main');
  await expect(list.getByText('Новые начисления').first()).toBeVisible();
  await expect(list.getByText(/плат[её]ж/iu).first()).toBeVisible();
  await page.getByRole('button', { name: 'Прочитать все' }).click();
  await expect(page.getByText('Новых уведомлений нет')).toBeVisible();
  await expect(
    page.getByRole('banner').getByRole('link', { name: /^Уведомления$/u }),
  ).toBeVisible();
});
