// The self-employed without a mouse: a receipt is issued and cancelled, a statement is taken in.
import { settled } from './steps/accessibility.ts';
import { bankFile } from './steps/bank-file.ts';
import { enterOn, tabTo, typeInto } from './steps/keyboard.ts';
import { NAME, issuedNumber, receiptsOf, register } from './steps/npd.ts';
import { enter } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

test.beforeEach(async ({ page, stand }) => {
  const person = await stand.person('large-family');
  await enter(page, stand, { ...person, to: '/npd' });
  await register(page);
});

test('a receipt is issued and cancelled with the keyboard alone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/npd');
  await settled(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Перейти к содержанию' })).toBeFocused();
  await page.keyboard.press('Enter');
  const main = page.getByRole('main');
  await enterOn(page, main.getByRole('link', { name: 'Новый чек' }).first());
  await expect(page.getByRole('heading', { name: 'Новый чек', level: 1 })).toBeFocused();
  await typeInto(page, page.getByLabel(NAME), 'Настройка рояля');
  await typeInto(page, page.getByLabel('Цена'), '4500');
  await enterOn(page, page.getByRole('button', { name: 'Выдать чек' }));
  const number = await issuedNumber(page);

  const opener = page.getByRole('button', { name: 'Аннулировать' });
  await enterOn(page, opener);
  const dialog = page.getByRole('alertdialog', { name: 'Аннулировать чек?' });
  await expect(dialog.getByText('Налог за')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await page.keyboard.press('Enter');
  await enterOn(page, dialog.getByRole('button', { name: 'Возврат: аннулировать' }));
  await expect(page.getByText('Причина: возврат средств')).toBeVisible();
  const [receipt] = await receiptsOf(page);
  expect(receipt).toMatchObject({ number, state: 'cancelled' });
});

test('a statement becomes a receipt with the keyboard alone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/npd/receipts/import');
  await settled(page);
  // Asked for before the keys: the browser must know by then that a program chooses the file.
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, page.getByLabel('Файл выписки'));
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(bankFile());
  await enterOn(page, page.getByRole('button', { name: 'Загрузить' }));
  await expect(page.getByText(/^Новых поступлений: 2/u)).toBeVisible();
  // The line that looks like income is ticked; Space takes the tick away and gives it back.
  const tick = page.getByRole('checkbox', { checked: true });
  await tabTo(page, tick);
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await page.keyboard.press('Space');
  await enterOn(page, page.getByRole('button', { name: 'Выдать чеки: 1' }));
  await expect(page.getByText('Выдано чеков: 1')).toBeVisible();
  expect(await receiptsOf(page)).toHaveLength(1);
});
