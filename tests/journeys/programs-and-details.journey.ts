// What a self-employed person gives to programs: passwords of their own, and details for invoices.
import type { Page } from '@playwright/test';
import { expectAccessible, expectSound, settled } from './steps/accessibility.ts';
import { register } from './steps/npd.ts';
import { enter } from './steps/sign-in.ts';
import { type Person, codeIn } from './steps/stand.ts';
import { expect, test } from './steps/story.ts';

test.use({ viewport: { width: 360, height: 740 } });
test.afterEach(({ stand }) => stand.shiftWall(0));

const people = new WeakMap<Page, Person>();
test.beforeEach(async ({ page, stand }) => {
  const person = await stand.person('large-family');
  people.set(page, person);
  await enter(page, stand, { ...person, to: '/npd' });
  await register(page);
});

/** Whether a program gets in with this password, as «Мой налог» lets programs in. */
async function programStatus(page: Page, password: string): Promise<number> {
  const { inn } = people.get(page)!;
  const deviceInfo = {
    sourceDeviceId: 'till-of-the-story',
    sourceType: 'WEB',
    appVersion: '1.0.0',
    metaDetails: { userAgent: 'story' },
  };
  const data = { username: inn, password, deviceInfo };
  return (await page.request.post('/api/v1/auth/lkfl', { data })).status();
}

test('a program gets a password of its own, the person a notice, and it is revoked', async ({
  page,
  stand,
}) => {
  const { email } = people.get(page)!;
  const seen = await stand.received(email);
  await page.goto('/npd');
  await page.getByRole('link', { name: 'Пароли приложений' }).click();
  await expect(page.getByText('Паролей пока нет')).toBeVisible();
  await page.getByRole('button', { name: 'Создать пароль' }).click();
  await expect(page.getByRole('alert')).toContainText('Напишите, для какой программы пароль');
  await page.getByLabel('Программа или устройство').fill('Касса на рынке');
  await page.getByRole('button', { name: 'Создать пароль' }).click();
  const shown = page.getByRole('alertdialog', { name: 'Пароль для «Касса на рынке»' });
  const password = await shown.getByLabel('Пароль приложения').inputValue();
  expect(password).toMatch(/^(?:[a-z2-9]{4}-){5}[a-z2-9]{4}$/u);
  await expectAccessible(page, 'password that is shown once');
  await shown.getByRole('button', { name: 'Готово' }).click();
  await expect(page.getByText('Ещё не использовался')).toBeVisible();
  await expect(page.locator('body')).not.toContainText(password);

  expect(await programStatus(page, password)).toBe(200);
  const letter = await stand.message(email, seen);
  expect(letter.text).toContain('Касса на рынке');
  expect(letter.text).not.toContain(password);
  await page.goto('/notifications');
  await expect(page.getByText('Создан пароль приложения').first()).toBeVisible();

  await page.goto('/npd/programs');
  await expect(page.getByText('Последний вход')).toBeVisible();
  await expectSound(page, 'passwords of programs');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'Отозвать пароль: Касса на рынке' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Отозвать пароль' });
  await expectAccessible(page, 'revoking');
  await dialog.getByRole('button', { name: 'Отозвать', exact: true }).click();
  await expect(page.getByText('Паролей пока нет')).toBeVisible();
  expect(await programStatus(page, password)).toBe(401);
});

test('who signed in long ago confirms by a code before a password is made', async ({
  page,
  stand,
  watch,
}) => {
  watch.expect(/403 \(Forbidden\)|422/u);
  const { phone } = people.get(page)!;
  await page.goto('/npd/programs');
  await stand.shiftWall(11 * 60);
  const seen = await stand.received(phone);
  await page.getByLabel('Программа или устройство').fill('Касса');
  await page.getByRole('button', { name: 'Создать пароль' }).click();
  const dialog = page.getByRole('dialog', { name: 'Подтвердите, что это вы' });
  const code = dialog.getByLabel('Код подтверждения');
  await expect(code).toBeFocused();
  await expect(page).toHaveTitle(/^Пароли приложений/u);
  await expectAccessible(page, 'confirmation by a code');

  // Given up, nothing is made and nothing is said to be wrong.
  await dialog.getByRole('button', { name: 'Отменить' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Паролей пока нет')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);

  await stand.shiftWall(13 * 60);
  await page.getByRole('button', { name: 'Создать пароль' }).click();
  const right = codeIn(await stand.message(phone, seen + 1));
  await code.fill(right === '000000' ? '000001' : '000000');
  await expect(dialog.getByText('Код не подходит').first()).toBeVisible();
  await code.fill(right);
  await expect(page.getByRole('alertdialog', { name: 'Пароль для «Касса»' })).toBeVisible();
});

test('details for invoices are saved, preferred and removed', async ({ page }) => {
  await page.goto('/npd');
  await page.getByRole('link', { name: 'Реквизиты для счетов' }).click();
  await expect(page.getByText('Реквизитов пока нет')).toBeVisible();
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByRole('alert')).toContainText('Введите название банка');
  await expectAccessible(page, 'details with mistakes');
  const account = page.getByLabel('Номер счёта');
  await page.getByLabel('Банк', { exact: true }).fill('ПАО Сбербанк');
  await page.getByLabel('БИК').fill('044525225');
  await account.fill('40802 810 1 3800 0000001');
  await page.getByLabel('Корреспондентский счёт').fill('30101810400000000225');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByRole('alert')).toContainText('подходят к БИК');
  await account.fill('40802 810 8 3800 0000001');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('Основной счёт')).toBeVisible();

  for (const phone of ['8 900 111-22-33', '+7 900 111-22-44']) {
    await page.getByRole('radio', { name: 'По номеру телефона' }).check();
    await page.getByLabel('Банк', { exact: true }).fill('Т-Банк');
    await page.getByRole('textbox', { name: 'Телефон' }).fill(phone);
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await expect(page.getByText(phone.slice(-9)).first()).toBeVisible();
  }
  await expectSound(page, 'details for invoices');
  await page.setViewportSize({ width: 360, height: 740 });
  const second = page.getByRole('listitem').filter({ hasText: '111-22-44' });
  await second.getByRole('button', { name: /^Сделать основными/u }).click();
  await expect(second.getByText('Основной телефон')).toBeVisible();
  await second.getByRole('button', { name: /^Удалить реквизиты/u }).click();
  await expect(second).toHaveCount(0);
  await page.reload();
  await settled(page);
  await expect(page.getByText('ПАО Сбербанк')).toBeVisible();
});
