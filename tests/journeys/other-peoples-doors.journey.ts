// Who may see what: other people's things look absent, the office is for staff.
import { API, chargesOf, homeOf, payable, read } from './steps/cabinet.ts';
import { expectPaid, paySbp } from './steps/pay.ts';
import { demo, newcomer, officer, signIn } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

test('the things of another person look as if there were none', async ({
  page,
  stand,
  browser,
  baseURL,
  watch,
}) => {
  watch.expect(/404 \(Not Found\)/u);
  await newcomer(page, stand);
  await payable(page);
  const payment = await paySbp(page, stand);
  await expectPaid(page);
  const [charge] = await chargesOf(page);
  const nobody = '01999999-0000-7000-8000-000000000000';

  const context = await browser.newContext({ baseURL: baseURL! });
  watch.context(context);
  const other = await context.newPage();
  await newcomer(other, stand);
  await payable(other);
  for (const path of [
    `/charges/${charge!.chargeId}`,
    `/charges/${charge!.chargeId}/trace`,
    `/charges/${charge!.chargeId}/trace.json`,
    `/payments/${payment}`,
    `/payments/${payment}/receipt.pdf`,
  ]) {
    const strange = await other.request.get(API + path);
    const absent = await other.request.get(
      API + path.replace(charge!.chargeId, nobody).replace(payment, nobody),
    );
    expect(strange.status(), path).toBe(404);
    const told = (body: { code: string; detail: string }) => [body.code, body.detail];
    expect(told(await strange.json()), path).toEqual(told(await absent.json()));
  }
  await other.goto(`/taxes/charges/${charge!.chargeId}`);
  await expect(other.getByRole('main')).toContainText(/нет/iu);
  await other.goto(`/payments/${payment}`);
  await expect(other.getByRole('main')).toContainText(/нет/iu);
  await expect(other.getByText('Оплачено')).toHaveCount(0);
  expect((await read<{ items: unknown[] }>(other, '/payments')).items).toEqual([]);
  await context.close();
});

test('an address that leads nowhere says so', async ({ page, stand, watch }) => {
  watch.expect(/404 \(Not Found\)/u);
  await signIn(page, stand, demo('+79000000001'));
  await page.goto('/taxes/nowhere');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Такой страницы нет');
  await page.getByRole('main').getByRole('link', { name: 'На главную' }).click();
  await page.waitForURL('**/fl');
});

test('staff land in the office', async ({ page, stand }) => {
  await page.goto('/ops');
  await page.waitForURL('**/id/login?**');
  await signIn(page, stand, { ...officer, to: '/ops' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const alerts = await page.request.get('/api/ops/v1/alerts');
  expect(alerts.status()).toBe(200);
});

test('a citizen is told that the office is not theirs', async ({ page, stand, watch }) => {
  watch.expect(/403 \(Forbidden\)/u);
  await newcomer(page, stand);
  const alerts = await page.request.get('/api/ops/v1/alerts');
  expect(alerts.status()).toBe(403);
  await page.goto('/ops');
  await expect(page.getByRole('main')).toContainText(/сотрудник/iu);
  await page
    .getByRole('link', { name: /кабинет|главную/iu })
    .last()
    .click();
  await page.waitForURL('**/fl');
});

test('a newcomer whose identity is not confirmed reads what to do instead of sums', async ({
  page,
  stand,
  watch,
}) => {
  // The page asks for its sums before it knows who is there.
  watch.expect(/403 \(Forbidden\).*\/(home|charges|payments\/quote)\)$/u);
  await signIn(page, stand, demo('+79000000004'));
  const main = page.getByRole('main');
  for (const path of ['/fl', '/taxes/charges', '/pay']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Подтвердите личность');
    await expect(main.getByText('Что сделать')).toBeVisible();
    await expect(main.getByText('₽')).toHaveCount(0);
    await expect(page.getByRole('link', { name: /^Оплатить/u })).toHaveCount(0);
  }
});

test('who signs out is out, and «Back» shows nothing', async ({ page, stand, watch }) => {
  watch.expect(/401 \(Unauthorized\)/u);
  await newcomer(page, stand);
  await payable(page);
  const { account } = await homeOf(page);
  expect(account.payAllKopecks).toBeGreaterThan(0);
  await page.getByRole('button', { name: /ваша учётная запись/u }).click();
  await page.getByRole('button', { name: 'Выйти' }).click();
  await expect(page.getByRole('heading', { name: 'Вы вышли' })).toBeVisible();
  expect((await page.request.get(`${API}/home`)).status()).toBe(401);
  await page.goBack();
  await expect(page.getByText('К оплате')).toHaveCount(0);
});
