// Nobody is there: the session ends, and nothing that was typed is lost.
import type { Page } from '@playwright/test';
import { API, payable, read } from './steps/cabinet.ts';
import { newcomer, passSignIn } from './steps/sign-in.ts';
import type { Stand } from './steps/stand.ts';
import { expect, test } from './steps/story.ts';

/** The page's clock and the server's move together, as they do in life. */
function clockOf(page: Page, stand: Stand) {
  let passedS = 0;
  return async (seconds: number) => {
    passedS += seconds;
    await stand.shiftWall(passedS);
    await page.clock.fastForward(seconds * 1000);
  };
}

/** Three seconds until the server sees it, two until the browser asks again; and some more. */
const SOON = { timeout: 20_000 };

test.afterEach(({ stand }) => stand.shiftWall(0));

test('a page that is open says so by itself when its session was ended elsewhere', async ({
  page,
  stand,
  watch,
}) => {
  watch.expect(/401 \(Unauthorized\)/u);
  const streams = page.waitForResponse('**/api/cabinet/v1/stream');
  await newcomer(page, stand);
  await streams;
  // As another tab of the browser signs out.
  const { csrf } = await read<{ csrf: string }>(page, '/session');
  const left = await page.request.post(`${API}/session/end`, { headers: { 'x-csrf-token': csrf } });
  expect(left.ok()).toBe(true);
  await expect(page.getByRole('alertdialog', { name: 'Сеанс завершён' })).toBeVisible(SOON);
});

test('a half-filled form survives the idle end of the session', async ({ page, stand, watch }) => {
  watch.expect(/401 \(Unauthorized\)/u);
  const person = await newcomer(page, stand);
  await payable(page);
  await page.clock.install();
  await page.goto('/pay');
  const amount = page.getByLabel('Сумма', { exact: true });
  await amount.fill('1234');
  await page.getByRole('radio', { name: 'Банковская карта' }).check();
  await expect(page.getByText('Сохранено в')).toBeVisible();

  const pass = clockOf(page, stand);
  await pass(13.5 * 60);
  const warning = page.getByRole('alertdialog', { name: 'Вы ещё здесь?' });
  await expect(warning).toContainText('Осталось');
  await expect(warning.getByRole('button', { name: 'Остаться в системе' })).toBeFocused();
  await warning.getByRole('button', { name: 'Остаться в системе' }).click();
  await expect(warning).toBeHidden();

  await pass(12 * 60);
  await expect(warning).toBeHidden();
  await pass(4 * 60);
  const ended = page.getByRole('alertdialog', { name: 'Сеанс завершён' });
  await expect(ended).toContainText('Всё, что вы ввели, сохранено');
  const refused = await page.request.get('/api/cabinet/v1/home');
  expect(refused.status()).toBe(401);

  await ended.getByRole('link', { name: 'Войти снова' }).click();
  await passSignIn(page, stand, person);
  await page.waitForURL('**/pay');
  await expect(amount).toHaveValue(/^1.?234$/u);
  await expect(page.getByRole('radio', { name: 'Банковская карта' })).toBeChecked();
});
