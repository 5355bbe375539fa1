// The main job, as the one who has it would tell it.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { textOf } from '#platform/pdf/testing';
import { chargesOf, homeOf, payable, paymentsOf } from './steps/cabinet.ts';
import { beginSbp, downloadReceipt, expectPaid, paymentIdOf, pressPay } from './steps/pay.ts';
import { newcomer, passSignIn } from './steps/sign-in.ts';
import { type Person, type Stand, codeIn } from './steps/stand.ts';
import { expect, money, roubles, test } from './steps/story.ts';

const PASSWORD = 'Тихий-Омут-52-весла';

/** Somebody the registries know as an owner and nobody has opened an account for. */
async function ownerWithoutAccount(stand: Stand): Promise<Person> {
  for (const person of await stand.people()) {
    if (!person.registered && (await stand.objectsOf(person.inn)).length > 1) return person;
  }
  throw new Error('The shelf of the stand has no owner without an account.');
}

const next = (page: Page) => page.getByRole('button', { name: 'Продолжить' }).click();

async function register(page: Page, stand: Stand, person: Person): Promise<void> {
  await page.goto('/signin');
  await page.getByRole('link', { name: 'Зарегистрироваться' }).click();
  await expect(page.getByText('Шаг 1 из 5')).toBeVisible();
  const sms = await stand.received(person.phone);
  await page.getByLabel('Мобильный телефон').fill(person.phone);
  await next(page);
  await expect(page.getByLabel('Код подтверждения')).toBeFocused();
  await page.getByLabel('Код подтверждения').fill(codeIn(await stand.message(person.phone, sms)));

  await expect(page.getByText('Шаг 2 из 5')).toBeVisible();
  const mail = await stand.received(person.email);
  await page.getByLabel('Электронная почта').fill(person.email);
  await next(page);
  await page.getByLabel('Код подтверждения').fill(codeIn(await stand.message(person.email, mail)));

  await expect(page.getByText('Шаг 3 из 5')).toBeVisible();
  const [year, month, day] = person.birthDate.split('-');
  await page.getByLabel('Фамилия').fill(person.nameParts.last);
  await page.getByLabel('Имя', { exact: true }).fill(person.nameParts.first);
  await page.getByLabel('Отчество').fill(person.nameParts.middle ?? '');
  await page.getByLabel('Дата рождения').fill(`${day}.${month}.${year}`);
  await page.getByLabel('Серия и номер паспорта').fill(person.passport);
  await next(page);

  await expect(page.getByText('Шаг 4 из 5')).toBeVisible();
  const password = page.getByLabel('Придумайте пароль');
  await password.fill(person.nameParts.last);
  await expect(page.getByText('Пока не хватает:')).toBeVisible();
  await password.fill(PASSWORD);
  await expect(page.getByText('Пароль подходит.')).toBeVisible();
  await next(page);

  await expect(page.getByText('Шаг 5 из 5')).toBeVisible();
  await page.getByLabel('Принимаю пользовательское соглашение').check();
  await page.getByLabel('Даю согласие на обработку персональных данных').check();
  await page.getByRole('button', { name: 'Открыть кабинет' }).click();
}

test('a stranger registers, sees what is owed, pays by СБП, keeps the receipt', async ({
  page,
  stand,
}) => {
  const person = await ownerWithoutAccount(stand);
  await register(page, stand, person);
  await page.waitForURL(/\/fl$|\/id\/login/u);
  if (page.url().includes('/id/login')) {
    await passSignIn(page, stand, { ...person, password: PASSWORD });
    await page.waitForURL('**/fl');
  }
  await expect(page.getByRole('heading', { level: 1 })).toContainText(person.nameParts.first);
  const [first] = await chargesOf(page);
  const sum = await payable(page);
  await expect(page.getByText(money(sum)).first()).toBeVisible();

  await page.goto(`/taxes/charges/${first!.chargeId}`);
  await page.getByRole('link', { name: /^Оплатить/u }).click();
  await page.waitForURL('**/pay?**');
  const payment = await beginSbp(page);
  await page.getByRole('link', { name: 'Открыть банк' }).click();
  await expect(page.getByRole('heading', { name: 'Оплата через СБП' })).toBeVisible();
  await page.getByRole('button', { name: 'Подтвердить' }).click();
  await page.waitForURL(`**/payments/${payment}`);
  await expectPaid(page);

  const paper = await downloadReceipt(page);
  expect(readFileSync(paper).subarray(0, 5).toString()).toBe('%PDF-');
  const text = textOf(readFileSync(paper));
  const [paid] = await paymentsOf(page);
  expect(text).toContain(`Квитанция об оплате № ${paid!.number}`);
  expect(text).toContain(money(paid!.amountKopecks).replaceAll('\u00a0', ' '));
  expect(text).toContain(person.nameParts.last);
  const letter = await stand.inbox(person.email);
  expect(letter.flatMap((one) => one.attachments).map((one) => one.mime)).toContain(
    'application/pdf',
  );

  await page.getByRole('link', { name: 'История платежей' }).first().click();
  await page.waitForURL('**/payments');
  const row = page.getByRole('row').filter({ hasText: `№ ${paid!.number}` });
  await expect(row).toContainText('Оплачен');
  await expect(row).toContainText(money(paid!.amountKopecks));
});

test('on a phone everything due is paid in three actions from home', async ({
  browser,
  stand,
  watch,
  baseURL,
}) => {
  const context = await browser.newContext({
    baseURL: baseURL!,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
  });
  watch.context(context);
  const page = await context.newPage();
  await newcomer(page, stand);
  const sum = await payable(page);
  let actions = 0;
  const act = async (target: Locator) => {
    actions += 1;
    await target.tap();
  };
  const main = page.getByRole('main');
  await act(main.getByRole('link', { name: `Оплатить ${roubles(sum)}` }));
  await act(main.getByRole('button', { name: `Оплатить ${money(sum)}` }));
  await act(page.getByRole('button', { name: 'Подтвердить' }));
  await page.waitForURL('**/payments/*');
  await expectPaid(page);
  expect(actions).toBe(3);
  await expect(page.getByRole('link', { name: 'Скачать квитанцию' })).toBeVisible();
  const { account } = await homeOf(page);
  expect(account.payAllKopecks).toBe(0);
  await page.getByRole('link', { name: 'На главную', exact: true }).click();
  await expect(page.getByText('Всё оплачено')).toBeVisible();
  await context.close();
});

test('at a desk everything due is paid by a code scanned with the phone, in three actions', async ({
  page,
  stand,
}) => {
  await newcomer(page, stand);
  const sum = await payable(page);
  const main = page.getByRole('main');
  await main.getByRole('link', { name: `Оплатить ${roubles(sum)}` }).click();
  await pressPay(page);
  await page.waitForURL('**/payments/*');
  await expect(page.getByRole('img', { name: 'Код СБП' })).toBeVisible();
  // The third action is done in the app of the bank: there the code leads.
  await stand.approve(paymentIdOf(page));
  await expectPaid(page);
  const { account } = await homeOf(page);
  expect(account.payAllKopecks).toBe(0);
  expect(account.reservedKopecks).toBe(sum);
  await expect(page.getByText('зарезервировано:').first()).toBeVisible();
});
