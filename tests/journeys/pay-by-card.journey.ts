// A card: the number and the code are typed at the bank, never here.
import { covered, homeOf, payable, paymentsOf } from './steps/cabinet.ts';
import { expectPaid, openSheet, passCard, pressPay } from './steps/pay.ts';
import { newcomer } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

const EMPTY_CARD = '2200 0000 0000 0012';

test('a card without money is declined, another one pays, nothing is doubled', async ({
  page,
  stand,
}) => {
  await newcomer(page, stand);
  const sum = await payable(page);
  await openSheet(page, 'Банковская карта');
  await pressPay(page);
  const declined = await passCard(page, stand, EMPTY_CARD);
  await expect(page.getByRole('status').filter({ hasText: 'Платёж отклонён' })).toContainText(
    'не хватило денег',
  );
  expect((await homeOf(page)).account.payAllKopecks).toBe(sum);

  await page.getByRole('link', { name: 'Попробовать ещё раз' }).click();
  await page.getByRole('radio', { name: 'Банковская карта' }).check();
  await pressPay(page);
  const paid = await passCard(page, stand);
  await expectPaid(page);

  expect(paid).not.toBe(declined);
  const payments = await paymentsOf(page);
  expect(payments.map((one) => [one.paymentId, one.state])).toEqual([
    [paid, 'paid'],
    [declined, 'declined'],
  ]);
  expect(await covered(page)).toBe(sum);
  const { account } = await homeOf(page);
  expect([account.payAllKopecks, account.freeKopecks]).toEqual([0, 0]);
});

test('the number of a card appears in no request to the cabinet', async ({ page, stand }) => {
  const bodies: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/stand/bank/')) return;
    bodies.push(`${request.url()} ${request.postData() ?? ''}`);
  });
  await newcomer(page, stand);
  await payable(page);
  await openSheet(page, 'Банковская карта');
  await pressPay(page);
  await passCard(page, stand);
  await expectPaid(page);
  expect(bodies.length).toBeGreaterThan(0);
  expect(bodies.filter((body) => /2200\s?0000/u.test(body))).toEqual([]);
});
