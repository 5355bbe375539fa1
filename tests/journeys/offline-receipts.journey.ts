// A market without a connection (BEY-8): receipts are issued on the device, shown as waiting, and
// registered exactly once when the connection is back; nobody else on the device sees them.
import type { BrowserContext, Page } from '@playwright/test';
import { NAME, issue, receiptsOf, register } from './steps/npd.ts';
import { enter } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

test.use({ viewport: { width: 360, height: 740 } });

/** The service worker has taken the page over: from now on it opens without a connection. */
async function installed(page: Page): Promise<void> {
  await page.goto('/npd/receipts/new');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller !== null) return;
    await new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
  });
}

async function sell(page: Page, name: string, price: string): Promise<void> {
  await page.goto('/npd/receipts/new');
  await expect(page.getByText('Нет связи с сервером')).toBeVisible();
  await page.getByLabel(NAME).fill(name);
  await page.getByLabel('Цена').fill(price);
  await page.getByRole('button', { name: 'Выдать без связи' }).click();
  await expect(page.getByText(name)).toBeVisible();
  await expect(page.getByText('В очереди').first()).toBeVisible();
}

async function beginAtMarket(page: Page, context: BrowserContext): Promise<void> {
  await register(page);
  await issue(page, 'Мёд липовый', '600');
  await installed(page);
  await context.setOffline(true);
}

test('receipts of a day without a connection are registered exactly once', async ({
  page,
  context,
  stand,
  watch,
}) => {
  watch.expect(/ERR_INTERNET_DISCONNECTED|Failed to fetch|EventSource|Failed to load/u);
  const person = await stand.person('large-family');
  await enter(page, stand, { ...person, to: '/npd' });
  await beginAtMarket(page, context);
  await sell(page, 'Мёд гречишный', '700');
  await sell(page, 'Прополис', '250,50');
  // A closed tab loses nothing: another one opens without a connection and shows the same queue.
  await page.close();
  const again = await context.newPage();
  await again.goto('/npd/receipts');
  await expect(again.getByText('Прополис')).toBeVisible();
  await expect(again.getByText('В очереди', { exact: true })).toHaveCount(2);

  // The numbers were reserved before: the buyer has the code at once.
  const numbers = await again.getByText(/^Чек № [0-9a-z]{10}/u).allInnerTexts();
  expect(numbers).toHaveLength(2);

  await context.setOffline(false);
  await again.goto('/npd/receipts');
  await expect(again.getByText('Зарегистрирован', { exact: true })).toHaveCount(2);
  // Opened again and again, in two tabs at once: each receipt stays one.
  const second = await context.newPage();
  await Promise.all([again.goto('/npd'), second.goto('/npd')]);
  await expect(second.getByText('Последние чеки')).toBeVisible();
  const receipts = await receiptsOf(again);
  expect(receipts.map(({ totalKopecks }) => totalKopecks).toSorted((a, b) => a - b)).toEqual([
    25_050, 60_000, 70_000,
  ]);
  const given = numbers.map((text) => text.slice(6, 16)).toSorted();
  const offline = receipts.filter(({ source }) => source === 'offline');
  expect(offline.map(({ number }) => number).toSorted()).toEqual(given);
});

test('another person on the same device neither sees nor sends the queue', async ({
  page,
  context,
  stand,
  watch,
}) => {
  watch.expect(/ERR_INTERNET_DISCONNECTED|Failed to fetch|EventSource|Failed to load/u);
  const [owner, other] = [await stand.person('large-family'), await stand.person('large-family')];
  await enter(page, stand, { ...owner, to: '/npd' });
  await beginAtMarket(page, context);
  await sell(page, 'Варенье', '350');
  // The queue waits for its owner, who signs out before it is sent.
  await context.route('**/npd/receipts', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await context.setOffline(false);
  await page.goto('/fl');
  await page.getByRole('button', { name: /ваша учётная запись/u }).click();
  await page.getByRole('button', { name: 'Выйти' }).click();
  await page.waitForURL(/\/id\/logout|\/$/u);
  await context.unroute('**/npd/receipts');
  await context.clearCookies();

  await enter(page, stand, { ...other, to: '/npd' });
  await register(page);
  await page.goto('/npd/receipts');
  await expect(page.getByText('Чеков ещё нет')).toBeVisible();
  await expect(page.getByText('Варенье')).toHaveCount(0);
  expect(await receiptsOf(page)).toEqual([]);

  await context.clearCookies();
  await enter(page, stand, { ...owner, to: '/npd/receipts' });
  await expect(page.getByText('Зарегистрирован', { exact: true })).toHaveCount(1);
  expect((await receiptsOf(page)).map(({ totalKopecks }) => totalKopecks)).toContain(35_000);
});
