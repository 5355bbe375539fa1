// A payer changes their mind while the bank waits; the bank has the last word.
import { homeOf, payable, paymentsOf } from './steps/cabinet.ts';
import { expectAccessible } from './steps/accessibility.ts';
import { beginSbp, expectPaid, openSheet, passCard, pressPay } from './steps/pay.ts';
import { newcomer } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

test.afterEach(({ stand }) => stand.noFaults());

test('an order that waits is given up, and the same charges are paid by card at once', async ({
  page,
  stand,
}) => {
  await newcomer(page, stand);
  const sum = await payable(page);
  await openSheet(page, 'СБП');
  const given = await beginSbp(page);
  await page.getByRole('button', { name: 'Отменить оплату' }).click();
  const said = page.getByRole('status').filter({ hasText: 'Оплата отменена' });
  await expect(said).toContainText('Деньги не списаны');
  await expectAccessible(page, 'payment that was given up');
  await expect(page.getByRole('button', { name: 'Отменить оплату' })).toBeHidden();
  expect((await homeOf(page)).account.payAllKopecks).toBe(sum);

  await page.getByRole('link', { name: 'Попробовать ещё раз' }).click();
  await page.getByRole('radio', { name: 'Банковская карта' }).check();
  await pressPay(page);
  const paid = await passCard(page, stand);
  await expectPaid(page);
  expect((await paymentsOf(page)).map((one) => [one.paymentId, one.state])).toEqual([
    [paid, 'paid'],
    [given, 'declined'],
  ]);
  expect((await homeOf(page)).account.payAllKopecks).toBe(0);
});

test('what the bank has taken already is not cancelled: it is told, and it counts', async ({
  page,
  stand,
}) => {
  await newcomer(page, stand);
  await payable(page);
  await stand.fault('bank.callback-dropped');
  await openSheet(page, 'СБП');
  const payment = await beginSbp(page);
  await stand.approve(payment);
  await page.getByRole('button', { name: 'Отменить оплату' }).click();
  await expectPaid(page);
  await expect(page.getByRole('status').filter({ hasText: 'Отменить не успели' })).toContainText(
    'Банк уже списал деньги',
  );
  const { account } = await homeOf(page);
  expect(account.payAllKopecks).toBe(0);
  expect((await paymentsOf(page)).map((one) => one.state)).toEqual(['paid']);
});
