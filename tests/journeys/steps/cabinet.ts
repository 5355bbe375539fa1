// The cabinet's own answers to the person who is signed in on the page.
import type { Page } from '@playwright/test';
import type * as z from 'zod/mini';
import type { Charge, home } from '#contract/ledger';
import type { Payment } from '#contract/payments';
import { expect } from './story.ts';

type Home = z.infer<typeof home>;
export const API = '/api/cabinet/v1';
const SOON = { timeout: 20_000, intervals: [50, 100, 200] };

/** Asked as the page itself would, without keeping the session alive. */
export async function read<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`${API}${path}`, { headers: { 'x-background': '1' } });
  expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

export const homeOf = (page: Page) => read<Home>(page, '/home');
export const paymentsOf = async (page: Page) =>
  (await read<{ items: Payment[] }>(page, '/payments')).items;

/** Charges appear once the registries have answered for a new account. */
export async function chargesOf(page: Page): Promise<Charge[]> {
  const list = () => read<{ items: Charge[] }>(page, '/charges');
  await expect.poll(async () => (await list()).items.length, SOON).toBeGreaterThan(0);
  return (await list()).items;
}

/** Home when the notice of a new account has come: what there is to pay, in all. */
export async function payable(page: Page): Promise<number> {
  await chargesOf(page);
  const { account } = await homeOf(page);
  expect(account.payAllKopecks).toBeGreaterThan(0);
  return account.payAllKopecks;
}

/** What all charges of the account have been settled or reserved with. */
export async function covered(page: Page): Promise<number> {
  const charges = await chargesOf(page);
  return charges.reduce((sum, one) => sum + one.settledKopecks + one.reservedKopecks, 0);
}
