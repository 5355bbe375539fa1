// Charges of a file on the accounts: real PostgreSQL, nothing mocked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyLedger } from '#modules/ledger';
import { sql } from '#platform/db';
import { completePersonInn } from '#primitives/identifiers/inn';
import { dropLoad } from './decide-load.ts';
import { chargesFile, paymentsFile, type SampleCharge, testExchange } from './testing.ts';

const { env, staff, workNow, newPerson, newUin, checked, taken, outcomes, debts } =
  await testExchange();

test('a charge comes from a file once, however often the file is loaded', async () => {
  const who = await newPerson();
  const text = chargesFile({ inn: who.inn, uin: newUin(), dueOn: '2026-12-01' });
  const first = await taken(text);
  assert.equal(first.state, 'taken');
  assert.deepEqual(await outcomes(first), ['taken new']);
  const owed = [{ tax: 'ndfl', amountKopecks: 130_000, settledKopecks: 0, dueOn: '2026-12-01' }];
  assert.deepEqual(await debts(who), owed);
  const second = await taken(text);
  assert.deepEqual(await outcomes(second), ['present present']);
  assert.notEqual(second.takenBeforeAt, null, 'the same bytes are known');
  assert.deepEqual(await debts(who), owed);
});

test('a check changes no account and tells what taking would do', async () => {
  const who = await newPerson();
  const uin = newUin();
  const load = await checked(chargesFile({ inn: who.inn, uin, dueOn: '2026-07-15' }));
  assert.equal(load.state, 'checked');
  assert.deepEqual(await outcomes(load), ['will_take new']);
  assert.deepEqual(await debts(who), []);
  assert.deepEqual(
    load.harm.map(({ code, count, amountKopecks }) => [code, count, amountKopecks]),
    [['falls_into_debt', 1, 130_000]],
  );
  await staff((ctx) => dropLoad(ctx, load.loadId));
  await workNow();
  assert.deepEqual(await debts(who), []);
});

test('a correction with an earlier due day settles from money that was there', async () => {
  const who = await newPerson();
  const uin = newUin();
  await taken(chargesFile({ inn: who.inn, uin, dueOn: '2026-12-01' }));
  const paid = { inn: who.inn, paymentId: '2'.repeat(32), amountKopecks: 50_000 };
  await taken(paymentsFile({ ...paid, paidOn: '2026-06-01' }));
  const change: SampleCharge = { inn: who.inn, uin, meaning: 2, dueOn: '2026-07-15' };
  const text = chargesFile({ ...change, amountKopecks: 90_000 });
  const harm = (await checked(text)).harm;
  assert.deepEqual(
    harm.map(({ code, count }) => [code, count]),
    [
      ['earlier', 1],
      ['falls_into_debt', 1],
    ],
  );
  // 40 000 kopecks were unpaid for the days after 15 July: the penalty is above zero.
  assert(harm[0]!.amountKopecks > 0);
  assert.equal(harm[1]!.amountKopecks, 40_000);
  assert.deepEqual(await outcomes(await taken(text)), ['taken corrected']);
  const owed = [
    { tax: 'ndfl', amountKopecks: 90_000, settledKopecks: 50_000, dueOn: '2026-07-15' },
  ];
  assert.deepEqual(await debts(who), owed);
  assert.deepEqual(await outcomes(await taken(text)), ['present present']);
  assert.deepEqual(await debts(who), owed);
});

test('old files change nothing after newer ones', async () => {
  const who = await newPerson();
  const uin = newUin();
  const made = (facts: SampleCharge) => chargesFile({ inn: who.inn, uin, ...facts });
  const first = made({ meaning: 1 });
  const change = made({ meaning: 2, amountKopecks: 90_000, changedAt: '2026-06-02T00:00:00Z' });
  const cancel = made({ meaning: 3, changedAt: '2026-06-03T00:00:00Z' });
  const restore = made({ meaning: 4, changedAt: '2026-06-04T00:00:00Z' });
  const late = made({ meaning: 2, amountKopecks: 1, changedAt: '2026-06-01T00:00:00Z' });
  const steps = [
    [cancel, 'refused nothing_to_cancel'],
    [first, 'taken new'],
    [restore, 'refused not_cancelled'],
    [change, 'taken corrected'],
    [late, 'refused older'],
    [first, 'present present'],
    [made({ meaning: 1, amountKopecks: 7 }), 'look differs'],
    [cancel, 'taken cancelled'],
    [made({ meaning: 3 }), 'refused cancelled_already'],
    [made({ meaning: 2, amountKopecks: 8 }), 'look is_cancelled'],
    [restore, 'taken restored'],
    [cancel, 'present present'],
  ] as const;
  for (const [text, expected] of steps) {
    assert.deepEqual(await outcomes(await taken(text)), [expected]);
  }
  assert.deepEqual(
    (await debts(who)).map(({ amountKopecks }) => amountKopecks),
    [130_000],
  );
});

test('one file may hold the whole story of a charge', async () => {
  const who = await newPerson();
  const of = { inn: who.inn, uin: newUin(), dueOn: '2026-12-01' };
  const text = chargesFile({ ...of, meaning: 1 }, { ...of, meaning: 2, amountKopecks: 5000 });
  const expected = ['will_take new', 'will_take corrected'];
  assert.deepEqual(await outcomes(await checked(text)), expected);
  assert.deepEqual(await outcomes(await taken(text)), ['taken new', 'taken corrected']);
  assert.deepEqual(
    (await debts(who)).map(({ amountKopecks }) => amountKopecks),
    [5000],
  );
});

test('what nobody can place waits for a person and raises one alert', async () => {
  const who = await newPerson();
  const of = (facts: SampleCharge) => ({ inn: who.inn, uin: newUin(), ...facts });
  const text = chargesFile(
    of({ inn: completePersonInn('9900000000') }),
    of({ payerIdentifier: '1010000000008751379232' }),
    of({ payerIdentifier: '27701234560770101001' }),
    of({ kbk: '18210199999019999110' }),
    of({ kbk: '32111301031016000130' }),
    of({ kbk: '18210102030012100110' }),
    of({ oktmo: '4538' }),
    of({ dueOn: null }),
    of({ uin: '18226000000000000019' }),
  );
  const load = await taken(text);
  assert.deepEqual(await outcomes(load), [
    'look payer_unknown',
    'look payer_by_passport',
    'look payer_organisation',
    'look kbk_unknown',
    'look not_tax_service',
    'look penalty_by_day',
    'look wrong_oktmo',
    'look no_due_day',
    'look wrong_uin',
  ]);
  assert.deepEqual(await debts(who), []);
  const alerts = await staff((ctx) =>
    ctx.db.rows(sql<{ count: number }>`
      select (details ->> 'count')::int as count from platform.alert
      where details ->> 'loadId' = ${load.loadId}`),
  );
  assert.deepEqual(alerts, [{ count: 9 }]);
});

test('the due day is that of the message, of field 107, or of the law', async () => {
  const who = await newPerson();
  const of = { inn: who.inn, dueOn: null };
  const transport = '18210604012021000110';
  await taken(
    chargesFile(
      { ...of, uin: newUin(), taxPeriod: '25.12.2026' },
      { ...of, uin: newUin(), kbk: transport, taxPeriod: 'ГД.00.2025' },
    ),
  );
  assert.deepEqual(
    (await debts(who)).map(({ dueOn }) => dueOn),
    ['2026-12-01', '2026-12-25'],
  );
});

test('the accounts are whole after all of it', async () => {
  const { broken } = await verifyLedger(env);
  assert.deepEqual(broken, []);
});
