// Every page, wide and narrow, in both languages: usable by everybody. All looks of all pages are
// seen before a release (`verify -- accessibility`).
import type { Page } from '@playwright/test';
import { chargesOf, payable } from './steps/cabinet.ts';
import { expectAccessible, expectReflow, expectSound, settled } from './steps/accessibility.ts';
import { receiptsOf } from './steps/npd.ts';
import { expectPaid, paySbp } from './steps/pay.ts';
import { LOGIN, demo, newcomer, officer, enter } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

const CABINET = [
  '/fl',
  '/taxes',
  '/taxes/charges',
  '/taxes/debts',
  '/taxes/calendar',
  '/taxes/what-if',
  '/taxes/notices',
  '/taxes/offsets',
  '/taxes/history',
  '/taxes?on=2026-06-15',
  '/pay',
  '/pay?for=advance',
  '/payments',
  '/property',
  '/notifications',
  '/taxes/nowhere',
];

async function visit(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await expectSound(page, path);
  }
}

test('public and identity pages are sound', async ({ page }) => {
  await visit(page, [
    '/',
    '/check',
    '/calculators',
    '/calculators?calc=npd&people=60000&companies=30000',
    '/check?number=2026-000001&code=0000',
    '/signin',
    '/id/register',
    '/id/blocked',
    '/id/logout',
    '/id/error?code=request.not_found',
  ]);
});

test('pages of the cabinet of somebody who owes and has paid are sound', async ({
  page,
  stand,
}) => {
  test.slow();
  await newcomer(page, stand);
  await payable(page);
  await page.goto('/fl');
  await expectSound(page, 'home that owes');
  const payment = await paySbp(page, stand);
  await expectPaid(page);
  const [charge] = await chargesOf(page);
  await visit(page, [`/payments/${payment}`, `/taxes/charges/${charge!.chargeId}`]);
});

test('pages of the cabinet of a debtor are sound', async ({ page, stand }) => {
  test.setTimeout(300_000);
  await enter(page, stand, demo('+79000000005'));
  await chargesOf(page);
  await visit(page, CABINET);
});

test('pages of a newcomer who is not confirmed and of staff are sound', async ({
  page,
  stand,
  watch,
}) => {
  watch.expect(/403 \(Forbidden\)/u);
  await enter(page, stand, demo('+79000000004'));
  await visit(page, ['/fl', '/taxes/charges', '/pay', '/ops']);
  await page.context().clearCookies();
  await enter(page, stand, { ...officer, to: '/ops' });
  await expectSound(page, '/ops of an officer');
  await visit(page, ['/ops/loads', '/ops/penalty-stops', '/ops/payment-reversals', '/ops/nowhere']);
});

test('errors, open menus and dialogs are sound', async ({ page, stand, watch }) => {
  watch.expect(/401 \(Unauthorized\)|422/u);
  await page.goto('/signin');
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expectSound(page, 'sign-in with errors');
  await page.getByLabel(LOGIN).fill('+79000000099');
  await page.getByLabel('Пароль', { exact: true }).fill('не тот пароль');
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(/парол/iu);
  await expectAccessible(page, 'sign-in refused');

  await enter(page, stand, { ...demo('+79000000001'), to: '/taxes/charges' });
  await settled(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: /ваша учётная запись/u }).click();
  await expectAccessible(page, 'menu of the person');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Скачать таблицу' }).click();
  await expectAccessible(page, 'menu of files');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Версия для слабовидящих' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'display settings');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: /^Фильтры/u }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'filters in a sheet');
});

async function twiceTheSize(page: Page): Promise<void> {
  await settled(page);
  await page.getByRole('button', { name: 'Версия для слабовидящих' }).click();
  await page.getByRole('radio', { name: '200' }).check({ force: true });
  await page.keyboard.press('Escape');
}

async function expectTwiceTheSize(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
  const size = await page.evaluate(() =>
    Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  );
  expect(size, 'the choice is remembered').toBeGreaterThanOrEqual(32);
  await expectReflow(page, `${path} at 200 %`, [320, 360, 640, 1280]);
}

/** The fullest pages and the longest forms; the others are looked at before a release. */
test('text of twice the size fits the pages that hold most', async ({ page, stand }) => {
  await enter(page, stand, demo('+79000000005'));
  await twiceTheSize(page);
  const [charge] = await chargesOf(page);
  const own = ['/taxes', '/taxes/charges', '/taxes/debts', `/taxes/charges/${charge!.chargeId}`];
  for (const path of ['/fl', ...own, '/pay', '/id/register']) await expectTwiceTheSize(page, path);
});

test('text of twice the size fits the pages of the self-employed', async ({ page, stand }) => {
  await enter(page, stand, { ...demo('+79000000002'), to: '/npd' });
  await twiceTheSize(page);
  const [receipt] = await receiptsOf(page);
  const own = [`/npd/receipts/${receipt!.number}`, new URL(receipt!.pageUrl).pathname];
  for (const path of ['/npd', '/npd/receipts/new', '/npd/tax', ...own]) {
    await expectTwiceTheSize(page, path);
  }
});

test('English is one press away, remembered, and complete', async ({ page, stand }) => {
  await enter(page, stand, demo('+79000000001'));
  await settled(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const words: [string, string][] = [
    ['/fl', 'Debt now'],
    ['/taxes', 'Tax account'],
    ['/taxes/charges', 'Charges'],
    ['/taxes/debts', 'Debts'],
    ['/taxes/calendar', 'Deadlines'],
    ['/taxes/what-if', 'What if'],
    ['/taxes/notices', 'Notices'],
    ['/taxes/offsets', 'Offset'],
    ['/taxes/history', 'History of the account'],
    ['/pay', 'Payment'],
    ['/payments', 'Payment history'],
    ['/property', 'Property'],
    ['/notifications', 'Notifications'],
  ];
  await expectEnglish(page, words, /Анна|Петрова|Русский|СБП/u);
  await page.getByRole('button', { name: 'Русский' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
});

test('the self-employed have English too', async ({ page, stand }) => {
  await enter(page, stand, { ...demo('+79000000002'), to: '/npd' });
  await settled(page);
  await page.getByRole('button', { name: 'English' }).click();
  const [receipt] = await receiptsOf(page);
  const month = new Date().toISOString().slice(0, 7);
  const words: [string, string][] = [
    ['/npd', 'Last receipts'],
    ['/npd/receipts', 'Receipts'],
    ['/npd/receipts/import', 'statement'],
    [`/npd/receipts/${receipt!.number}`, 'Details'],
    ['/npd/incomes', 'Incomes'],
    [`/npd/incomes/${month}`, 'Summary of incomes'],
    ['/npd/tax', 'Tax'],
    [`/npd/tax/${month}`, 'Tax'],
    ['/npd/status', 'History'],
    ['/npd/details', 'Payment details'],
    ['/npd/programs', 'Application passwords'],
  ];
  await expectEnglish(page, words, /Смирнов|Русский|Программа стенда/u);
});

/** The words of the pages; facts of registries stay as they are written there. */
async function expectEnglish(page: Page, words: [string, string][], facts: RegExp): Promise<void> {
  for (const [path, word] of words) {
    await page.goto(path);
    await settled(page);
    await expect(page.getByRole('main').getByText(word).first()).toBeVisible();
    await expect(page).toHaveTitle(/Kabinet/u);
    const labels = page.locator('h1, th, label, button, nav a, main p[class*="lead"]');
    const russian = (await labels.allInnerTexts()).filter((text) => /[а-яё]{3}/iu.test(text));
    expect(
      russian.filter((text) => !facts.test(text)),
      path,
    ).toEqual([]);
    await expectReflow(page, `${path} in English`);
  }
}
