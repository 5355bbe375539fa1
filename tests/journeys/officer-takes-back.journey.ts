// An officer finds a payment by the ИНН, reads what its reversal would do, and takes it back.
import { expectSound, settled } from './steps/accessibility.ts';
import { homeOf, payable } from './steps/cabinet.ts';
import { enterOn, skipToContent, tabTo, typeInto } from './steps/keyboard.ts';
import { expectPaid, paySbp } from './steps/pay.ts';
import { enter, newcomer, officer } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

test('an officer sees what a reversal would do, and takes the payment back', async ({
  page,
  browser,
  baseURL,
  stand,
  watch,
}) => {
  test.slow();
  const { inn } = await newcomer(page, stand);
  const owed = await payable(page);
  await paySbp(page, stand);
  await expectPaid(page);

  const office = await browser.newContext({ baseURL: baseURL!, locale: 'ru-RU' });
  watch.context(office);
  const desk = await office.newPage();
  await enter(desk, stand, { ...officer, to: '/ops/payment-reversals' });
  await settled(desk);
  const main = desk.getByRole('main');
  // All of it with the keyboard alone.
  await skipToContent(desk);
  await typeInto(desk, main.getByLabel('ИНН'), inn);
  await desk.keyboard.press('Enter');
  await expect(main.getByRole('heading', { name: /^Налогоплательщик: /u })).toBeFocused();
  expect(desk.url(), 'no number of a person stands in an address').not.toContain(inn);
  await expect(main.getByText('Ни один платёж ещё не отозван.')).toBeVisible();
  await enterOn(desk, main.getByRole('button', { name: /^Отозвать платёж .+ от /u }));
  await expect(main.getByRole('heading', { name: /^Отзыв платежа /u })).toBeFocused();
  await expect(main.getByText('Снова нужно погасить')).toBeVisible();
  await expectSound(desk, '/ops/payment-reversals before the reversal');
  await tabTo(desk, main.getByRole('combobox', { name: 'Основание' }));
  await enterOn(desk, main.getByRole('button', { name: 'Отозвать платёж', exact: true }));
  await expect(main.getByText('Введите номер документа, до 100 знаков')).toBeVisible();
  await expectSound(desk, '/ops/payment-reversals with an error');
  const { now } = await stand.clock();
  const [year, month, day] = now.slice(0, 10).split('-');
  await main.getByLabel('Номер документа').fill('17');
  await main.getByLabel('Дата документа').fill(`${day}.${month}.${year}`);
  await main.getByLabel('Пояснение').fill('Возврат банка');
  await main.getByRole('button', { name: 'Отозвать платёж', exact: true }).click();
  const question = desk.getByRole('alertdialog');
  await expect(question).toContainText('документ № 17');
  await expectSound(desk, 'the question before a reversal');
  await question.getByRole('button', { name: /^Отозвать/u }).click();
  const row = main.getByRole('row').filter({ hasText: 'документ № 17' });
  await expect(row).toContainText('Возврат банка');
  await expect(main.getByText('Платежей на счёте нет.')).toBeVisible();
  await expectSound(desk, '/ops/payment-reversals');
  expect((await homeOf(page)).account.payAllKopecks).toBe(owed);
  await office.close();
});
