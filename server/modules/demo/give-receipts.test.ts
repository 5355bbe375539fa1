// The demo self-employed person has a history that adds up.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listReceipts, registrationOf, yearIncome } from '#modules/self-employment';
import { testSellers } from '#testing/self-employment';
import { giveReceipts, giveReceiptsOnce } from './give-receipts.ts';

const { as, newSeller, deliverAll } = await testSellers({ at: '2026-11-22T09:00:00.000Z' });

test('Смирнов is on the register, with receipts, one of them cancelled', async () => {
  const by = await newSeller();
  await deliverAll();
  const told = (persona: string) => ({
    eventId: '0194c3f0-0000-7000-8000-000000000001',
    taxpayerId: by.taxpayerId,
    type: 'taxpayers.registered',
    data: { persona },
    at: '2026-11-22T09:00:00.000Z',
  });
  await as(by, (ctx) => giveReceipts.call!(ctx, told('individual')));
  assert.equal(await as(by, registrationOf), null);
  await as(by, (ctx) => giveReceipts.call!(ctx, told('self-employed')));
  const registration = await as(by, registrationOf);
  assert.deepEqual([registration?.registeredOn, registration?.endedOn], ['2026-10-01', null]);
  const { total, cancelled } = await as(by, (ctx) =>
    listReceipts(ctx, {}, { offset: 0, limit: 10 }),
  );
  assert.deepEqual([total, cancelled], [5, 1]);
  const { incomeKopecks } = await as(by, (ctx) => yearIncome(ctx, 2026));
  assert.equal(incomeKopecks, 300_100 + 420_000 + 1_850_000 + 180_000);
  // A worker that starts later, of this version or the next, finds it given.
  await Promise.all([1, 2].map(() => as(by, giveReceiptsOnce)));
  const again = await as(by, (ctx) => listReceipts(ctx, {}, { offset: 0, limit: 10 }));
  assert.equal(again.total, 5);
});

test('a stand from before this cabinet gets the history at its next start', async () => {
  const by = await newSeller();
  await Promise.all([1, 2, 3].map(() => as(by, giveReceiptsOnce)));
  const { total, cancelled } = await as(by, (ctx) =>
    listReceipts(ctx, {}, { offset: 0, limit: 10 }),
  );
  assert.deepEqual([total, cancelled], [5, 1]);
});
