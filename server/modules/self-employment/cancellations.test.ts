// What a cancellation would do to later months is told before it is done, and then it is so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Seller, testSellers } from './testing.ts';

const program = await testSellers();
const { ask, registered, receipt, issue, goTo } = program;

/** A receipt of a person on a day, in whole roubles. */
async function earn(by: Seller, on: string, roubles: number): Promise<string> {
  const body = receipt(roubles * 100, { operationAt: `${on}T12:00:00+03:00` });
  return (await issue(by, body)).number;
}

/** On the register since November; the months up to a day are charged. */
async function seller(today: string, ...earned: [string, number][]) {
  await goTo('2025-11-10');
  const by = await registered();
  await goTo(earned.at(-1)![0]);
  const numbers: string[] = [];
  for (const [on, roubles] of earned) numbers.push(await earn(by, on, roubles));
  await goTo(today);
  return { by, numbers };
}

interface Later {
  name: string;
  taxBeforeKopecks: number;
  taxAfterKopecks: number;
  payableBeforeKopecks: number;
  payableAfterKopecks: number;
  isCharged: boolean;
}

const sums = ({ name, ...one }: Later) => [
  name,
  [one.taxBeforeKopecks, one.taxAfterKopecks],
  [one.payableBeforeKopecks, one.payableAfterKopecks],
];

async function foretold(by: Seller, number: string): Promise<Later[]> {
  return (await ask(`GET /receipts/${number}/cancellation`, { by })).json.later;
}

async function cancelled(by: Seller, number: string, months: readonly string[]) {
  await ask(`POST /receipts/${number}/cancellation`, { by, body: { reason: 'mistake' } });
  const found = [];
  for (const month of months) {
    const { tax } = (await ask(`GET /months/${month}`, { by })).json;
    found.push([month, tax.taxKopecks, tax.payableKopecks]);
  }
  return found;
}

test('a sum under 100 ₽ that is carried no more lowers the next payment', async () => {
  const { by, numbers } = await seller(
    '2026-05-15',
    ['2026-01-15', 500_000],
    ['2026-03-05', 2_800],
    ['2026-04-07', 5_000],
  );
  const later = await foretold(by, numbers[1]!);
  assert.deepEqual(later.map(sums), [['2026-04', [15_000, 15_000], [23_400, 15_000]]]);
  assert.equal(later[0]!.isCharged, true);
  const now = await cancelled(by, numbers[1]!, ['2026-04']);
  assert.deepEqual(now, [['2026-04', 15_000, 15_000]]);
});

test('a deduction that comes back is used by the months after, charged and open', async () => {
  const { by, numbers } = await seller(
    '2026-06-18',
    ['2026-04-10', 1_000_000],
    ['2026-05-10', 60_000],
    ['2026-06-01', 10_000],
  );
  const later = await foretold(by, numbers[0]!);
  assert.deepEqual(later.map(sums), [
    ['2026-05', [240_000, 180_000], [240_000, 180_000]],
    ['2026-06', [40_000, 30_000], [40_000, 30_000]],
  ]);
  assert.deepEqual(
    later.map(({ isCharged }) => isCharged),
    [true, false],
  );
  assert.deepEqual(await cancelled(by, numbers[0]!, ['2026-05', '2026-06']), [
    ['2026-05', 180_000, 180_000],
    ['2026-06', 30_000, 30_000],
  ]);
});

test('a receipt that touches its own month alone foretells nothing later', async () => {
  const { by, numbers } = await seller('2026-05-15', ['2026-03-05', 50_000], ['2026-04-07', 9_000]);
  assert.deepEqual(await foretold(by, numbers[0]!), []);
});
