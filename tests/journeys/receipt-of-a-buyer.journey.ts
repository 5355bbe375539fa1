// A buyer without any account: opens the receipt, watches it, learns that it was cancelled.
import { expectSound } from './steps/accessibility.ts';
import { issue, readCode, receiptsOf, register } from './steps/npd.ts';
import { enter } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

test.use({ viewport: { width: 360, height: 740 } });

test('a buyer opens, watches and is told of the cancellation', async ({ page, stand, browser }) => {
  test.slow();
  const seller = await stand.person('large-family');
  await enter(page, stand, { ...seller, to: '/npd' });
  await register(page);
  const number = await issue(page, 'Мебель на заказ', '40000');
  const [receipt] = await receiptsOf(page);

  const stranger = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const open = await stranger.newPage();
  await open.goto(receipt!.pageUrl);
  await expect(open.getByText('Чек действует')).toBeVisible();
  await expect(open.getByText('Мебель на заказ')).toBeVisible();
  const code = await open.getByRole('img', { name: 'Код со ссылкой' }).screenshot();
  expect(await readCode(open, code)).toBe(receipt!.printUrl);
  await expectSound(open, 'public receipt');

  const email = `buyer-${number}@example.test`;
  await open.getByLabel('Эл. почта').fill(email);
  await open.getByRole('button', { name: 'Следить за чеком' }).click();
  await expect(open.getByText('Письмо отправлено')).toBeVisible();
  const asked = await stand.message(email, 0);
  const [link] = /https?:\/\/\S+\/r\/watch\?\S+/u.exec(asked.text) ?? [];
  await open.goto(link!);
  await open.getByRole('button', { name: 'Подтвердить адрес' }).click();
  await expect(open.getByText('Вы следите за чеком')).toBeVisible();

  await page.goto(`/npd/receipts/${number}`);
  await page.getByRole('button', { name: 'Аннулировать', exact: true }).click();
  await page.getByRole('button', { name: 'Ошибка: аннулировать' }).click();
  await expect(page.getByText('Чек аннулирован').first()).toBeVisible();
  const told = await stand.message(email, 1);
  expect(told.text).toContain(number);
  expect(told.text.toLowerCase()).toContain('ошибочно');

  await open.goto(receipt!.pageUrl);
  await expect(open.getByText('Чек аннулирован')).toBeVisible();
  await expectSound(open, 'public receipt that is cancelled');
  await stranger.close();
});

test('a number that is not there says so, and nothing of the seller', async ({ page, watch }) => {
  watch.expect(/404/u);
  await page.goto('/r/502711111153/0000aaaaaa');
  await expect(page.getByRole('heading', { name: 'Такого чека нет' })).toBeVisible();
  await expectSound(page, 'public receipt that is not there');
});

test('anybody checks by ИНН and day whether somebody is self-employed', async ({
  page,
  stand,
  browser,
}) => {
  const seller = await stand.person('large-family');
  await enter(page, stand, { ...seller, to: '/npd' });
  await register(page);
  const stranger = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const open = await stranger.newPage();
  await open.goto('/npd/check');
  await open.getByRole('button', { name: 'Проверить' }).click();
  await expect(open.getByRole('alert')).toContainText('12 цифр');
  await open.getByLabel('ИНН').fill(seller.inn);
  await open.getByRole('button', { name: 'Проверить' }).click();
  await expect(open.getByText('— плательщик налога')).toBeVisible();
  await expect(open.getByRole('main')).not.toContainText(seller.nameParts.last);
  await expectSound(open, 'status check');
  await stranger.close();
});
