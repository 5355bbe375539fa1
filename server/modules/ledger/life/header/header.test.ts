// The header is honest (BEY-2): its rows add up, whatever money met whatever charges.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { module } from '../../index.ts';
import { wrongHeaders, wrongSum, type HeaderOfAccount } from './testing.ts';

const { env } = await testEnv({ modules: [module] });
const actor = { kind: 'job', name: 'test' } as const;
/** The release tier makes a hundred thousand (`verify -- S26`). */
const accounts = Number(process.env.HEADER_ACCOUNTS ?? 2000);

test('headers of generated accounts add up', async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  const { seen, wrong } = await work(env, { actor }, (ctx) =>
    wrongHeaders(ctx, { accounts, seed }),
  );
  assert.equal(seen, accounts);
  assert.deepEqual(wrong.slice(0, 1), [], `SEED=${seed}`);
});

const honest: HeaderOfAccount = {
  moneyKopecks: 1_000,
  rows: [
    {
      dueOn: '2026-12-01' as HeaderOfAccount['rows'][number]['dueOn'],
      owedKopecks: 700,
      settledKopecks: 0,
      reservedKopecks: 700,
      heldKopecks: 200,
    },
  ],
  header: {
    debtKopecks: 0,
    debtCount: 0,
    upcoming: [{ dueOn: '2026-12-01', toPayKopecks: 0, reservedKopecks: 700, count: 1 }],
    toPayKopecks: 0,
    reservedKopecks: 700,
    offsetKopecks: 200,
    freeKopecks: 300,
    balanceKopecks: 1_000,
    payAllKopecks: 0,
  },
};

test('a kopeck astray in any figure of the header is seen', () => {
  assert.equal(wrongSum(honest), null);
  const figures = Object.entries(honest.header).filter(([, value]) => typeof value === 'number');
  for (const [name, value] of figures) {
    const header = { ...honest.header, [name]: (value as number) + 1 };
    assert.notEqual(wrongSum({ ...honest, header }), null, name);
  }
  const upcoming = [{ ...honest.header.upcoming[0]!, reservedKopecks: 701 }];
  assert.notEqual(wrongSum({ ...honest, header: { ...honest.header, upcoming } }), null);
});
