// The pages of the tax account walked with the keyboard alone, some wide, some narrow.
import { settled } from './steps/accessibility.ts';
import { chargesOf, read } from './steps/cabinet.ts';
import { enterOn, skipToContent, tabTo, typeInto } from './steps/keyboard.ts';
import { expectPaid, beginSbp } from './steps/pay.ts';
import { demo, enter, newcomer } from './steps/sign-in.ts';
import { expect, money, test } from './steps/story.ts';

const DEBTOR = demo('+79000000005');

test('the account of a past day, what if, and debts by keyboard, wide', async ({ page, stand }) => {
  test.slow();
  await page.setViewportSize({ width: 1280, height: 740 });
  await enter(page, stand, { ...DEBTOR, to: '/taxes' });
  await chargesOf(page);
  await settled(page);
  const main = page.getByRole('main');
  await skipToContent(page);
  await typeInto(page, main.getByLabel('Показать на день'), '15.06.2026');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/taxes?on=2026-06-15');
  await expect(main.getByRole('heading', { name: 'Что стало известно позже' })).toBeVisible();
  await enterOn(page, main.getByRole('button', { name: 'Вернуться к сегодняшнему дню' }));
  await expect(main.getByText('Долг сейчас')).toBeVisible();

  await page.goto('/taxes/what-if');
  await settled(page);
  await skipToContent(page);
  await typeInto(page, main.getByLabel('Заплачу'), '1000');
  await page.keyboard.press('Enter');
  await expect(main.getByRole('heading', { name: 'Куда пойдут деньги' })).toBeVisible();
  await enterOn(page, main.getByRole('link', { name: `Оплатить ${money(100_000)}` }));
  await page.waitForURL('**/pay?for=advance&sum=100000');

  await page.goto('/taxes/debts');
  await settled(page);
  await skipToContent(page);
  await enterOn(page, main.getByRole('link', { name: /^Оплатить: / }).first());
  await page.waitForURL('**/pay?charges=*');
  await expect(page.getByRole('heading', { name: 'Оплата', level: 1 })).toBeFocused();
});

test('due days, a notice and history by keyboard, narrow', async ({ page, stand }) => {
  test.slow();
  await page.setViewportSize({ width: 360, height: 740 });
  await newcomer(page, stand);
  const charges = await chargesOf(page);
  const main = page.getByRole('main');
  await page.goto('/taxes/calendar');
  await settled(page);
  await skipToContent(page);
  await tabTo(page, main.getByRole('combobox', { name: 'Когда напомнить' }));
  await page.keyboard.press('ArrowDown');
  await enterOn(page, main.getByRole('button', { name: 'Напомнить' }));
  await expect(page.getByText('Сохранили: напомним вовремя')).toBeVisible();
  await tabTo(page, main.getByRole('checkbox', { name: 'Показывать суммы' }));
  await page.keyboard.press('Space');
  await enterOn(page, main.getByRole('button', { name: 'Получить ссылку' }));
  const link = main.getByRole('textbox', { name: 'Личная ссылка' });
  const first = await link.inputValue();
  await enterOn(page, main.getByRole('button', { name: 'Заменить ссылку' }));
  await expect(link).not.toHaveValue(first);
  await enterOn(page, main.getByRole('button', { name: 'Отозвать' }));
  const dialog = page.getByRole('dialog');
  await enterOn(page, dialog.getByRole('button', { name: 'Отозвать' }));
  await expect(main.getByRole('button', { name: 'Получить ссылку' })).toBeVisible();

  await page.goto('/taxes/notices');
  await settled(page);
  await skipToContent(page);
  await enterOn(page, main.getByRole('link', { name: /^№/u }));
  await page.waitForURL('**/taxes/notices/*');
  await tabTo(page, main.locator('summary', { hasText: 'Как посчитано' }).first());
  await page.keyboard.press('Space');
  await expect(main.getByText('Дерево расчёта').first()).toBeVisible();

  await page.goto('/taxes/history');
  await settled(page);
  await skipToContent(page);
  const [one] = charges;
  await tabTo(page, main.getByRole('combobox', { name: 'Показать' }));
  await enterOn(page, main.locator(`a[href="/taxes/charges/${one!.chargeId}"]`).first());
  await page.waitForURL(`**/taxes/charges/${one!.chargeId}`);
});

test('money is set aside and taken back with the keyboard alone', async ({ page, stand }) => {
  test.slow();
  await newcomer(page, stand);
  const charges = await chargesOf(page);
  const main = page.getByRole('main');
  // Enough for everything, so that setting some of it aside harms nothing.
  const sum = charges.reduce((total, one) => total + one.amountKopecks, 0) + 1_000_000;
  await page.goto(`/pay?for=advance&sum=${sum}`);
  await page.getByRole('radio', { name: 'СБП' }).check();
  await stand.approve(await beginSbp(page));
  await expectPaid(page);
  await page.goto('/taxes/offsets');
  await settled(page);
  await skipToContent(page);
  await tabTo(page, main.getByRole('combobox', { name: 'На какой платёж' }));
  await typeInto(page, main.getByRole('textbox', { name: 'Сколько' }), '100');
  await page.keyboard.press('Enter');
  const statement = main.getByRole('row').filter({ hasText: money(10_000) });
  await expect(statement).toContainText('Отложено');
  await enterOn(page, statement.getByRole('button', { name: /^Отозвать/u }));
  await expect(statement).toContainText('Отозвано');
  expect((await read<{ items: unknown[] }>(page, '/offsets')).items).toHaveLength(1);
});
