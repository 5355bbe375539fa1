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

/** Everything that the databases of the browser hold, as whoever looks into them finds it. */
async function lyingHere(page: Page) {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error!));
      });
    const rows: Record<string, unknown>[] = [];
    const keys: { extractable: boolean; isReadable: boolean }[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        rows.push(...(await answer(database.transaction(store).objectStore(store).getAll())));
      }
      database.close();
    }
    const latin = new TextDecoder();
    const text: string[] = [JSON.stringify(localStorage)];
    for (const { key, sealed, ...rest } of rows) {
      text.push(JSON.stringify(rest));
      if (sealed instanceof ArrayBuffer) text.push(latin.decode(sealed));
      if (!(key instanceof CryptoKey)) continue;
      const isReadable = await crypto.subtle.exportKey('raw', key).then(
        () => true,
        () => false,
      );
      keys.push({ extractable: key.extractable, isReadable });
    }
    const open = rows.filter((row) => !('sealed' in row) && !(row.key instanceof CryptoKey));
    return { keys, records: rows.length, open, text: text.join(' ') };
  });
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

  // What lies on the device tells nobody what was sold, to whom or for how much.
  const lying = await lyingHere(again);
  expect(lying.keys).toEqual([{ extractable: false, isReadable: false }]);
  expect(lying.records).toBeGreaterThan(10);
  expect(lying.open).toEqual([]);
  expect(lying.text).not.toMatch(/Прополис|Мёд|70000|25050/u);

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

test('what is being typed stays when the connection goes and comes', async ({
  page,
  context,
  stand,
  watch,
}) => {
  watch.expect(/ERR_INTERNET_DISCONNECTED|Failed to fetch|EventSource|Failed to load/u);
  const person = await stand.person('large-family');
  await enter(page, stand, { ...person, to: '/npd' });
  await register(page);
  await installed(page);
  const name = page.getByLabel(NAME);
  await name.fill('Мёд в сотах');
  await expect(page.getByText('Сохранено в')).toBeVisible();
  await context.setOffline(true);
  await page.goto('/npd/receipts/new');
  await expect(page.getByText('Нет связи с сервером')).toBeVisible();
  await name.fill('Мёд цветочный');
  await page.getByLabel('Цена').fill('650');
  await context.setOffline(false);
  await expect(page.getByText('Нет связи с сервером')).toBeHidden();
  await expect(name).toHaveValue('Мёд цветочный');
  await page.getByRole('button', { name: 'Выдать чек' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'выдан' })).toBeVisible();
  // It is issued: nothing is begun any more.
  await page.goto('/npd/receipts/new');
  await expect(name).toHaveValue('');
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
  // The key went with the session: what waits stays, closed.
  const left = await lyingHere(page);
  expect(left.keys).toEqual([]);
  expect(left.records).toBeGreaterThan(0);
  expect(left.open).toEqual([]);

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

test('what a build before the seal left on the device is sealed, and sent once', async ({
  page,
  stand,
}) => {
  const person = await stand.person('large-family');
  await enter(page, stand, { ...person, to: '/npd' });
  await register(page);
  await installed(page);
  await page.goto('/check');
  await page.evaluate(async () => {
    const { owner } = JSON.parse(localStorage.getItem('kabinet.device')!) as { owner: string };
    const body = {
      operationAt: null,
      lines: [{ name: 'Старый заказ', priceKopecks: 45_000, quantity: '1' }],
      totalKopecks: 45_000,
      buyer: { kind: 'person', inn: null, name: null, phone: null },
      paymentKind: 'cash',
      mayPassLimit: false,
    };
    const waiting = {
      id: crypto.randomUUID(),
      owner,
      madeAt: new Date().toISOString(),
      body,
      number: null,
      issued: null,
      state: 'queued',
      refusal: null,
    };
    await new Promise<void>((resolve, reject) => {
      const asked = indexedDB.open('kabinet-npd', 1);
      asked.addEventListener('error', () => reject(asked.error!));
      asked.addEventListener('success', () => {
        const writing = asked.result.transaction('queue', 'readwrite');
        writing.objectStore('queue').put(waiting);
        writing.addEventListener('complete', () => {
          asked.result.close();
          resolve();
        });
      });
    });
  });
  expect((await lyingHere(page)).text).toContain('Старый заказ');
  await page.goto('/npd/receipts');
  await expect(page.getByText('Зарегистрирован', { exact: true })).toHaveCount(1);
  await page.reload();
  await expect(page.getByText('Зарегистрирован', { exact: true })).toHaveCount(1);
  const receipts = await receiptsOf(page);
  expect(receipts.map(({ totalKopecks }) => totalKopecks)).toEqual([45_000]);
  const lying = await lyingHere(page);
  expect(lying.open).toEqual([]);
  expect(lying.text).not.toContain('Старый заказ');
});
