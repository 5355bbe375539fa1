// «Как посчитано»: from the sum down to the facts of registries and the articles of law.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import * as z from 'zod';
import { API, chargesOf, homeOf, read } from './steps/cabinet.ts';
import { demo, newcomer, enter } from './steps/sign-in.ts';
import { expect, money, roubles, test } from './steps/story.ts';

interface Node {
  kind: string;
  inputs?: Node[];
}
const leaves = (node: Node): Node[] =>
  node.inputs === undefined ? [node] : node.inputs.flatMap(leaves);

/** Opens step after step of the tree until a leaf says where it comes from. */
async function openTree(page: Page, leaf: RegExp): Promise<void> {
  const tree = page.locator('details', { hasText: 'Дерево расчёта' }).first();
  await tree.locator('summary').first().click();
  await expect(async () => {
    await tree.evaluate((root) => {
      const shut = root.querySelectorAll<HTMLElement>('details:not([open]) > summary');
      for (const summary of shut) summary.click();
    });
    expect(await tree.locator('li').filter({ hasText: leaf }).count()).toBeGreaterThan(0);
  }).toPass({ timeout: 15_000 });
}

test('every charge opens down to registry facts and articles, and downloads by its schema', async ({
  page,
  stand,
  request,
}) => {
  await newcomer(page, stand);
  const schema = z.fromJSONSchema(await (await request.get('/schemas/trace.json')).json());
  const charges = await chargesOf(page);
  expect(new Set(charges.map((one) => one.tax))).toEqual(
    new Set(['property', 'land', 'transport']),
  );
  for (const charge of charges) {
    await page.goto(`/taxes/charges/${charge.chargeId}`);
    await expect(page.getByRole('heading', { name: 'Как посчитано' })).toBeVisible();
    const download = page.getByRole('link', { name: 'Скачать расчёт (JSON)' });
    const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
    const saved = JSON.parse(readFileSync(await file.path(), 'utf8')) as {
      amountKopecks: number;
      root: Node;
    };
    expect(schema.safeParse(saved).error?.issues ?? []).toEqual([]);
    expect(saved.amountKopecks).toBe(charge.amountKopecks);
    const kinds = leaves(saved.root).map((one) => one.kind);
    expect(kinds).toContain('registry');
    expect(kinds).toContain('law');

    if (charge.tax !== 'transport') {
      const on = `Кадастровая стоимость на 1 января ${charge.taxYear}`;
      await expect(page.getByText(on).first()).toBeVisible();
    }
    await openTree(page, charge.tax === 'transport' ? /ГИБДД/u : /ЕГРН/u);
    await expect(page.getByRole('main')).toContainText(/НК\sРФ, ст\.\s\d+/u);
    await expect(page.getByText(/^Итого/u).first()).toBeVisible();
    await expect(page.getByText(money(charge.amountKopecks)).first()).toBeVisible();
  }
});

test('rows add up to the header; debt and what comes due stand apart', async ({ page, stand }) => {
  await enter(page, stand, demo('+79000000005'));
  await chargesOf(page);
  const { account, charges } = await homeOf(page);
  const open = charges.filter((one) => one.outstandingKopecks > one.reservedKopecks);
  const left = (isDebt: boolean) =>
    open
      .filter((one) => (one.status === 'overdue') === isDebt)
      .reduce((sum, one) => sum + one.outstandingKopecks - one.reservedKopecks, 0);
  expect(account.debtKopecks).toBeGreaterThan(0);
  expect(left(true)).toBe(account.debtKopecks);
  expect(left(false)).toBe(account.toPayKopecks);
  expect(account.payAllKopecks).toBe(account.debtKopecks + account.toPayKopecks);

  await page.goto('/fl');
  const header = page
    .getByRole('region', { name: 'Единый налоговый счёт' })
    .or(page.getByRole('main'));
  await expect(header.getByText('Долг сейчас').first()).toBeVisible();
  await expect(header.getByText(money(account.debtKopecks)).first()).toBeVisible();
  if (account.toPayKopecks > 0) {
    await expect(header.getByText(/^К оплате до/u).first()).toBeVisible();
  }
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: `Оплатить ${roubles(account.payAllKopecks)}` }),
  ).toBeVisible();

  await page.goto('/taxes/debts');
  const total = page.getByRole('row').filter({ hasText: 'Итого' });
  await expect(total).toContainText(money(account.debtKopecks));
});

test('a penalty says for which days and by which rates it grew', async ({ page, stand }) => {
  await enter(page, stand, demo('+79000000005'));
  await chargesOf(page);
  const { items } = await read<{ items: { chargeId: string; amountKopecks: number }[] }>(
    page,
    '/charges?class=penalty',
  );
  expect(items.length).toBeGreaterThan(0);
  const [penalty] = items;
  const kept = await page.request.get(`${API}/charges/${penalty!.chargeId}/trace.json`);
  expect(kept.ok()).toBe(true);
  await page.goto(`/taxes/charges/${penalty!.chargeId}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Пени');
  await openTree(page, /налоговый счёт/u);
  await expect(page.getByText(/НК\sРФ, ст\.\s75/u).first()).toBeVisible();
  await expect(page.getByText(/^Ключевая ставка с/u).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Налог, за который начислены пени' })).toBeVisible();
});
