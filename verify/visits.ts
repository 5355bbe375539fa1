// Every page of the product, by who sees it: what the rows about pages go through. Beside it a test
// holds the list complete.
import type { Page } from '@playwright/test';
import { addDays, type Day } from '#primitives/days';
import { chargesOf, payable, read } from '../tests/journeys/steps/cabinet.ts';
import { chargeFile, check, uinOf } from '../tests/journeys/steps/loads.ts';
import { issue, receiptsOf, register } from '../tests/journeys/steps/npd.ts';
import { expectPaid, paySbp } from '../tests/journeys/steps/pay.ts';
import { demo, enter, newcomer, officer } from '../tests/journeys/steps/sign-in.ts';
import { standOf } from '../tests/journeys/steps/stand.ts';

export interface Visit {
  who: string;
  enter?: (page: Page) => Promise<unknown>;
  paths: readonly string[];
  /** Pages that exist only once the person is there: their patterns, and addresses of them. */
  finds?: readonly string[];
  find?: (page: Page) => Promise<string[]>;
}

export const visits: readonly Visit[] = [
  {
    who: 'a stranger',
    paths: [
      '/',
      '/check',
      '/calculators',
      '/calculators?calc=npd&people=60000&companies=30000',
      '/check?number=2026-000001&code=0000',
      '/signin',
      '/id/register',
      '/id/blocked',
      '/id/logout',
      '/id/error?code=access_denied',
      '/npd/check',
      '/r/watch',
      '/r/502711111153/0000aaaaaa',
      '/nowhere',
    ],
  },
  {
    who: 'a debtor',
    enter: (page) => enter(page, standOf(page.request), demo('+79000000005')),
    paths: [
      '/fl',
      '/taxes',
      '/taxes?on=2026-01-15',
      '/taxes/charges',
      '/taxes/charges?status=overdue',
      '/taxes/debts',
      '/taxes/calendar',
      '/taxes/history',
      '/taxes/notices',
      '/taxes/offsets',
      '/taxes/what-if',
      '/pay',
      '/pay?for=advance',
      '/payments',
      '/property',
      '/notifications',
      '/taxes/nowhere',
    ],
    finds: ['/taxes/charges/$chargeId', '/taxes/notices/$number'],
    find: async (page) => {
      const charges = await chargesOf(page);
      const { items } = await read<{ items: { number: string }[] }>(page, '/notices');
      return [
        ...charges.map(({ chargeId }) => `/taxes/charges/${chargeId}`),
        ...items.slice(0, 1).map(({ number }) => `/taxes/notices/${number}`),
      ];
    },
  },
  {
    who: 'somebody who has paid',
    enter: payOnce,
    paths: ['/fl', '/pay', '/payments'],
    finds: ['/payments/$paymentId'],
    find: (page) => Promise.resolve([new URL(page.url()).pathname]),
  },
  {
    who: 'somebody not confirmed',
    enter: (page) => enter(page, standOf(page.request), demo('+79000000004')),
    paths: ['/fl', '/ops'],
  },
  {
    who: 'somebody who does not sell yet',
    enter: (page) => enter(page, standOf(page.request), demo('+79000000001')),
    paths: ['/npd', '/npd/tax'],
  },
  {
    who: 'a self-employed person',
    enter: sellOnce,
    paths: [
      '/npd',
      '/npd/receipts',
      '/npd/receipts/new',
      '/npd/receipts/import',
      '/npd/incomes',
      '/npd/tax',
      '/npd/status',
      '/npd/programs',
      '/npd/details',
      '/npd/nowhere',
    ],
    finds: [
      '/npd/receipts/$name',
      '/npd/receipts/import/$name',
      '/npd/incomes/$name',
      '/npd/tax/$name',
      '/r/:inn/:number',
    ],
    find: async (page) => {
      const [receipt] = await receiptsOf(page);
      const { now } = await standOf(page.request).clock();
      const month = now.slice(0, 7);
      return [
        `/npd/receipts/${receipt!.number}`,
        `/npd/receipts/import/${await loadSales(page, now.slice(0, 10))}`,
        `/npd/incomes/${month}`,
        `/npd/tax/${month}`,
        new URL(receipt!.pageUrl).pathname,
      ];
    },
  },
  {
    who: 'an officer',
    enter: checkOnce,
    paths: ['/ops', '/ops/loads', '/ops/penalty-stops', '/ops/payment-reversals', '/fl'],
    finds: ['/ops/loads/$loadId'],
    find: (page) => Promise.resolve([new URL(page.url()).pathname]),
  },
];

/** Ends on the page of the payment. */
export async function payOnce(page: Page): Promise<void> {
  const stand = standOf(page.request);
  await newcomer(page, stand);
  await payable(page);
  await page.goto('/fl');
  await paySbp(page, stand);
  await expectPaid(page);
}

/** Registers as self-employed and issues a receipt; ends on it. */
export async function sellOnce(page: Page): Promise<void> {
  const person = await standOf(page.request).person('large-family');
  await enter(page, standOf(page.request), { ...person, to: '/npd' });
  await register(page);
  await issue(page, 'Обучение игре на фортепиано для начинающих взрослых', '2500');
}

/** Has a list of two sales read, one of them refused; answers its load. */
async function loadSales(page: Page, today: string): Promise<string> {
  const lines = ['Дата;Услуга;Цена', `${today};Урок игры на фортепиано;1500`, `${today};Урок;-5`];
  const session = await read<{ csrf: string }>(page, '/session');
  const answer = await page.request.post('/api/cabinet/v1/npd/receipt-files', {
    headers: { 'x-csrf-token': session.csrf, 'idempotency-key': crypto.randomUUID() },
    data: {
      name: 'Продажи.csv',
      contentBase64: Buffer.from(lines.join('\n')).toString('base64'),
    },
  });
  return ((await answer.json()) as { load: { loadId: string } }).load.loadId;
}

/** Has a file of charges checked; ends on the page of that load. */
async function checkOnce(page: Page): Promise<void> {
  const stand = standOf(page.request);
  await enter(page, stand, { ...officer, to: '/ops' });
  const [person] = await stand.people();
  const today = (await stand.clock()).now.slice(0, 10) as Day;
  const file = chargeFile({
    inn: person!.inn,
    uin: uinOf(Number(person!.inn.slice(2))),
    kopecks: 130_000,
    billedOn: addDays(today, -30),
    dueOn: addDays(today, 60),
    meaning: 1,
  });
  await check(page, 'charges.xml', file);
}

/** Whether an address is one of a pattern: «$name» and «:name» stand for any one word. */
export function isOf(pattern: string, address: string): boolean {
  const words = pattern.split('/');
  const said = (address.split('?')[0] ?? '').split('/');
  return (
    words.length === said.length &&
    words.every((word, place) => /^[$:]/u.test(word) || word === said[place])
  );
}
