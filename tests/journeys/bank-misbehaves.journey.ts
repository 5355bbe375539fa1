// A bank that is silent, repeats itself, mixes up the order or is not the bank at all.
import { covered, homeOf, payable, paymentsOf, read } from './steps/cabinet.ts';
import { beginSbp, expectPaid, openSheet, paySbp } from './steps/pay.ts';
import { newcomer, officer, signIn } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

test.afterEach(({ stand }) => stand.noFaults());

test('a bank that charges and falls silent: «Проверяем», then «Оплачен» by asking, once', async ({
  page,
  stand,
}) => {
  await newcomer(page, stand);
  const sum = await payable(page);
  await openSheet(page, 'СБП');
  const payment = await beginSbp(page);
  await stand.fault('bank.timeout-after-charging');
  await page.getByRole('link', { name: 'Открыть банк' }).click();
  await page.getByRole('button', { name: 'Подтвердить' }).click();
  await page.waitForURL(`**/payments/${payment}`);
  await expect.poll(async () => (await stand.bankPayment(payment))?.state).toBe('paid');
  await expect(page.getByText('Проверяем', { exact: true }).first()).toBeVisible();

  // While nobody knows, paying the same again leads to the payment that is under way.
  await page.goto('/pay');
  await page.getByRole('button', { name: /^Оплатить/u }).click();
  await page.waitForURL(`**/payments/${payment}`);

  await stand.noFaults();
  // Asked ever more rarely, and two more questions get no answer.
  await expectPaid(page, 60_000);
  expect((await paymentsOf(page)).map((one) => one.state)).toEqual(['paid']);
  expect(await covered(page)).toBe(sum);
  expect((await homeOf(page)).account.freeKopecks).toBe(0);
});

for (const [fault, what] of [
  ['bank.callback-duplicated', 'told three times at once'],
  ['bank.callback-reordered', 'told in the wrong order'],
  ['bank.callback-dropped', 'never told'],
] as const) {
  test(`a payment that the cabinet is ${what} counts once`, async ({ page, stand }) => {
    await newcomer(page, stand);
    const sum = await payable(page);
    await stand.fault(fault, 1);
    const payment = await paySbp(page, stand);
    await expectPaid(page);
    expect((await paymentsOf(page)).map((one) => [one.paymentId, one.state])).toEqual([
      [payment, 'paid'],
    ]);
    expect(await covered(page)).toBe(sum);
    expect((await homeOf(page)).account.freeKopecks).toBe(0);
  });
}

test('a callback signed with another key posts nothing and alerts the officer', async ({
  page,
  stand,
  browser,
  baseURL,
  watch,
}) => {
  await newcomer(page, stand);
  const sum = await payable(page);
  await stand.fault('bank.callback-wrongly-signed', 1);
  const payment = await paySbp(page, stand);
  // Only the bank's answer to our own question settles it.
  await expectPaid(page);
  expect(await covered(page)).toBe(sum);

  const office = await browser.newContext({ baseURL: baseURL!, locale: 'ru-RU' });
  watch.context(office);
  const desk = await office.newPage();
  await signIn(desk, stand, { ...officer, to: '/ops' });
  await expect(
    desk.getByText('Уведомление банка не принято: подпись неверна').first(),
  ).toBeVisible();
  expect((await read<{ items: unknown[] }>(page, '/payments')).items).toHaveLength(1);
  expect(payment).toBeTruthy();
  await office.close();
});
