// The twelve pages that Lighthouse judges, and the people who see them.
import type { Browser, Cookie, Page } from '@playwright/test';
import { chargesOf, payable } from '../../tests/journeys/steps/cabinet.ts';
import { beginSbp, expectPaid } from '../../tests/journeys/steps/pay.ts';
import { newcomer } from '../../tests/journeys/steps/sign-in.ts';
import { standOf } from '../../tests/journeys/steps/stand.ts';
import { sellOnce } from '../visits.ts';

type Who = 'stranger' | 'payer' | 'seller';

export interface Named {
  name: string;
  who: Who;
  /** An address, or how to find it once the person has done what they came for. */
  path: string | ((page: Page) => Promise<string>);
  /** The least score on a phone (ux §10). */
  mobileMin: 95 | 90 | 85;
  tbtMaxMs: number;
}

const TBT_MS = 250;
/** Forms of several steps do more before they stand. */
const WIZARD_TBT_MS = 400;
/** A part, so that home still owes and has paid: its fullest look. */
const PART = '1000,50';

const usual = { who: 'payer', mobileMin: 85, tbtMaxMs: TBT_MS } as const;

export const pages: readonly Named[] = [
  // First, because the way in that its address names does not last for ever.
  { ...usual, name: 'sign-in', who: 'stranger', path: '/id/login', mobileMin: 95 },
  { ...usual, name: 'public', who: 'stranger', path: '/', mobileMin: 95 },
  { ...usual, name: 'check', who: 'stranger', path: '/check', mobileMin: 95 },
  { ...usual, name: 'register', who: 'stranger', path: '/id/register', tbtMaxMs: WIZARD_TBT_MS },
  { ...usual, name: 'home', path: '/fl', mobileMin: 90 },
  { ...usual, name: 'charges', path: '/taxes/charges', mobileMin: 90 },
  { ...usual, name: 'pay', path: '/pay', mobileMin: 90 },
  { ...usual, name: 'receipt form', who: 'seller', path: '/npd/receipts/new', mobileMin: 90 },
  {
    ...usual,
    name: 'charge',
    path: async (page) => `/taxes/charges/${(await chargesOf(page))[0]!.chargeId}`,
  },
  { ...usual, name: 'payment', path: (page) => Promise.resolve(new URL(page.url()).pathname) },
  { ...usual, name: 'payments', path: '/payments' },
  { ...usual, name: 'property', path: '/property' },
];

const enterAs: Record<Who, (page: Page) => Promise<void>> = {
  // Only who was sent to the page of sign-in may open it: the way there is in the cookies.
  stranger: async (page) => void (await page.goto('/signin')),
  payer: async (page) => {
    const stand = standOf(page.request);
    await newcomer(page, stand);
    await payable(page);
    await page.goto('/pay');
    await page.getByLabel('Сумма', { exact: true }).fill(PART);
    await stand.approve(await beginSbp(page));
    await expectPaid(page);
  },
  seller: sellOnce,
};

interface Seen {
  path: string;
  cookies: Cookie[];
}

/** Lets each person do what they came for; answers where a page is and who opens it. */
export async function peopleOf(
  browser: Browser,
  { address, pages }: { address: string; pages: readonly Named[] },
): Promise<(page: Named) => Seen> {
  const seen = new Map<Named, Seen>();
  for (const who of new Set(pages.map((page) => page.who))) {
    const context = await browser.newContext({ baseURL: address, locale: 'ru-RU' });
    const page = await context.newPage();
    await enterAs[who](page);
    const cookies = await context.cookies();
    for (const named of pages.filter((one) => one.who === who)) {
      const path = typeof named.path === 'string' ? named.path : await named.path(page);
      seen.set(named, { path: path === '/id/login' ? pathOf(page.url()) : path, cookies });
    }
    await context.close();
  }
  return (page) => seen.get(page)!;
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
