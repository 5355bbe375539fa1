// Money of a file on the accounts: real PostgreSQL, nothing mocked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currentHeader, findChargeByUin, verifyLedger } from '#modules/ledger';
import { confirmLoad } from './decide-load.ts';
import { chargesFile, paymentsFile, statementFile, testExchange } from './testing.ts';

const { env, staff, workNow, newPerson, newUin, checked, taken, outcomes } = await testExchange();

test('money goes to the account once, from either side and by either file', async () => {
  const who = await newPerson();
  const order = { inn: who.inn, roubles: '1300.00', number: '77' };
  assert.deepEqual(await outcomes(await taken(statementFile(order))), ['taken posted']);
  assert.deepEqual(await outcomes(await taken(statementFile(order))), ['present present']);
  const told = { inn: who.inn, paymentId: '3'.repeat(32), paidOn: '2026-06-01' };
  assert.deepEqual(await outcomes(await taken(paymentsFile(told))), ['look maybe_same']);
  const other = { ...told, paidOn: '2026-06-02' };
  assert.deepEqual(await outcomes(await taken(paymentsFile(other))), ['taken posted']);
  const header = await who.as(currentHeader);
  assert.equal(header.freeKopecks, 260_000);
  const thief = await newPerson();
  const stolen = await taken(paymentsFile({ ...other, inn: thief.inn }));
  assert.deepEqual(await outcomes(stolen), ['look payment_of_another']);
});

test('money with anything wrong is kept for a person', async () => {
  const who = await newPerson();
  let number = 40;
  const of = (facts: object) => {
    number += 1;
    return { inn: who.inn, paymentId: `${number}`.padStart(32, '9'), ...facts };
  };
  const load = await taken(
    paymentsFile(
      of({ kbk: '18210601010031000110' }),
      of({ account: '03100643000000018501' }),
      of({ bik: '044525225' }),
      of({ paidOn: '2026-08-04' }),
      of({ meaning: 3 }),
    ),
  );
  assert.deepEqual(await outcomes(load), [
    'look kbk_not_enp',
    'look wrong_requisites',
    'look wrong_requisites',
    'look day_ahead',
    'look payment_cancelled',
  ]);
  assert.equal((await who.as(currentHeader)).freeKopecks, 0);
});

test('a duty is paid apart, by its number', async () => {
  const who = await newPerson();
  const uin = newUin();
  const kbk = '18210807010011000110';
  await taken(chargesFile({ inn: who.inn, uin, kbk, amountKopecks: 80_000 }));
  const paid = { inn: who.inn, uin, kbk, amountKopecks: 80_000, paymentId: '5'.repeat(32) };
  assert.deepEqual(await outcomes(await taken(paymentsFile(paid))), ['taken posted_apart']);
  const charge = await who.as((ctx) => findChargeByUin(ctx, uin));
  assert.equal(charge?.settledKopecks, 80_000);
  assert.equal((await who.as(currentHeader)).debtKopecks, 0);
});

test('wrong control sums need a yes', async () => {
  const text = statementFile({ inn: (await newPerson()).inn }).replace(
    'СекцияДокумент',
    [
      'СекцияРасчСчет',
      'РасчСчет=03100643000000018500',
      'ВсегоПоступило=1.00',
      'КонецРасчСчет',
      'СекцияДокумент',
    ].join('\r\n'),
  );
  const { loadId, wrongTotals } = await checked(text);
  assert.deepEqual(wrongTotals, [
    { account: '03100643000000018500', of: 'in', statedKopecks: 100, countedKopecks: 130_000 },
  ]);
  await assert.rejects(
    staff((ctx) => confirmLoad(ctx, { loadId, despiteTotals: false })),
    { message: 'exchange.totals_wrong' },
  );
  const load = await staff((ctx) => confirmLoad(ctx, { loadId, despiteTotals: true }));
  assert.equal(load.state, 'confirmed');
  await workNow();
});

test('the accounts are whole after all of it', async () => {
  const { broken } = await verifyLedger(env);
  assert.deepEqual(broken, []);
});
