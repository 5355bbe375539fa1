// A payment from the skip link to its confirmation, without a mouse; the focus is always in sight.
import { payable } from './steps/cabinet.ts';
import { settled } from './steps/accessibility.ts';
import { tabTo } from './steps/keyboard.ts';
import { expectPaid } from './steps/pay.ts';
import { newcomer } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

for (const width of [1280, 360]) {
  test(`everything due is paid with the keyboard alone at ${width}`, async ({ page, stand }) => {
    await page.setViewportSize({ width, height: 740 });
    await newcomer(page, stand);
    await payable(page);
    await page.goto('/fl');
    await settled(page);

    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Перейти к содержанию' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    const main = page.getByRole('main');
    await tabTo(page, main.getByRole('link', { name: /^Оплатить/u }));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/pay');
    await expect(page.getByRole('heading', { name: 'Оплата', level: 1 })).toBeFocused();

    await tabTo(page, page.getByRole('radio', { name: 'СБП' }));
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'Банковская карта' })).toBeChecked();
    await page.keyboard.press('ArrowUp');
    await tabTo(page, main.getByRole('button', { name: /^Оплатить/u }));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/payments/*');
    await expect(page.getByText('Подтвердите платёж в банке')).toBeVisible();
    await tabTo(page, page.getByRole('link', { name: 'Открыть банк' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Подтвердить' }));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/payments/*');
    await expectPaid(page);
    await tabTo(page, page.getByRole('link', { name: 'Скачать квитанцию' }));
  });
}

test('a dialog takes the focus, keeps it and gives it back', async ({ page, stand }) => {
  await newcomer(page, stand);
  await settled(page);
  const opener = page.getByRole('button', { name: 'Версия для слабовидящих' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    const isInside = await page.evaluate(
      () =>
        document.activeElement === document.body ||
        document.activeElement?.closest('dialog') !== null,
    );
    expect(isInside).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});
