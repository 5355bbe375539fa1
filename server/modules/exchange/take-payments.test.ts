// Money of a file on the accounts: real PostgreSQL, nothing mocked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currentHeader, findChargeByUin, readAccount, verifyLedger } from '#modules/ledger';
import type { Ctx } from '#platform/context';
import { confirmLoad } from './decide-load.ts';
import { readWanted, showRows } from './show-load.ts';
import { chargesFile, NDFL_KBK, paymentsFile, statementFile, testExchange } from './testing.ts';

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

test('a payment its source annuls leaves the account, once, and may come back', async () => {
  const who = await newPerson();
  const uin = newUin();
  await taken(chargesFile({ inn: who.inn, uin, amountKopecks: 100_000, dueOn: '2026-07-15' }));
  const of = (facts: object) =>
    paymentsFile({ inn: who.inn, paymentId: '7'.repeat(32), paidOn: '2026-06-05', ...facts });
  const annulled = of({ meaning: 3, changedAt: '2026-07-20T10:00:00+03:00' });
  const restored = of({ meaning: 4, changedAt: '2026-07-21T10:00:00+03:00' });
  assert.deepEqual(await outcomes(await taken(of({}))), ['taken posted']);
  const said = await checked(annulled);
  assert.deepEqual(
    said.harm.map(({ code, amountKopecks }) => [code, amountKopecks]),
    [['falls_into_debt', 100_000]],
  );
  assert.equal((await who.as(currentHeader)).debtKopecks, 0);
  const [row] = (await staff((ctx) => showRows(ctx, readWanted(said.loadId, {})))).items;
  assert.match(row!.text.ru, /будет снят со счёта: 1\s300(,00)?\s₽, снова не погашено 1\s000/u);
  assert.deepEqual(await outcomes(await taken(annulled)), ['taken reversed']);
  assert.equal((await who.as(currentHeader)).debtKopecks, 100_000);
  for (const again of [annulled, of({}), annulled]) {
    assert.deepEqual(await outcomes(await taken(again)), ['present present']);
  }
  const reversed = await who.as((ctx) => readReversals(ctx));
  assert.deepEqual(reversed, [{ source: 'gisgmp', line: 3, on: '2026-07-20' }]);
  assert.deepEqual(await outcomes(await taken(restored)), ['taken posted_again']);
  assert.deepEqual(await outcomes(await taken(annulled)), ['present present']);
  assert.deepEqual(await outcomes(await taken(restored)), ['present present']);
  const header = await who.as(currentHeader);
  assert.deepEqual([header.debtKopecks, header.freeKopecks], [0, 30_000]);
});

test('a payment of a wrong sum is put right in one act, in any order of the files', async () => {
  const changedAt = '2026-07-20T10:00:00+03:00';
  const people = [];
  for (const order of [
    [0, 1, 2],
    [2, 0, 1],
    [1, 2, 0],
  ]) {
    const who = await newPerson();
    const uin = newUin();
    await taken(chargesFile({ inn: who.inn, uin, amountKopecks: 100_000, dueOn: '2026-07-15' }));
    const paymentId = uin.slice(-8).padStart(32, '4');
    const of = (facts: object) => paymentsFile({ inn: who.inn, paymentId, ...facts });
    const files = [
      of({}),
      of({ meaning: 2, changedAt, amountKopecks: 90_000 }),
      of({ meaning: 2, changedAt: '2026-07-19T10:00:00+03:00', amountKopecks: 20_000 }),
    ];
    const said = [];
    for (const place of [...order, ...order]) {
      said.push(...(await outcomes(await taken(files[place]!))));
    }
    people.push({ who, said, files });
  }
  assert.deepEqual(
    people.map(({ said }) => said),
    [
      [
        'taken posted',
        'taken payment_corrected',
        'refused older',
        'present present',
        'present present',
        'refused older',
      ],
      [
        'taken posted',
        'refused older',
        'taken payment_corrected',
        'present present',
        'refused older',
        'present present',
      ],
      [
        'taken posted',
        'refused older',
        'refused older',
        'present present',
        'refused older',
        'refused older',
      ],
    ],
  );
  for (const { who } of people) {
    const { debtKopecks, freeKopecks } = await who.as(currentHeader);
    assert.deepEqual([debtKopecks, freeKopecks], [10_000, 0]);
    assert.deepEqual((await verifyLedger(env, who.taxpayerId)).broken, []);
  }
});

test('the check foretells what a smaller sum does, and the report tells both sums', async () => {
  const who = await newPerson();
  const uin = newUin();
  await taken(chargesFile({ inn: who.inn, uin, amountKopecks: 100_000, dueOn: '2026-07-15' }));
  const paid = { inn: who.inn, paymentId: '2'.repeat(32), paidOn: '2026-06-05' };
  await taken(paymentsFile(paid));
  const changed = { ...paid, meaning: 2, changedAt: '2026-07-20T10:00:00+03:00' } as const;
  const smaller = paymentsFile({ ...changed, amountKopecks: 90_000 });
  const said = await checked(smaller);
  assert.deepEqual(
    said.harm.map(({ code, amountKopecks }) => [code, amountKopecks]),
    [['falls_into_debt', 10_000]],
  );
  const textOf = async (loadId: string) => {
    const { items } = await staff((ctx) => showRows(ctx, readWanted(loadId, {})));
    return items[0]!.text.ru;
  };
  const ahead = /^Сумма будет исправлена: была 1\s300(,00)?\s₽, станет 900(,00)?\s₽;/u;
  assert.match(await textOf(said.loadId), ahead);
  assert.equal((await who.as(currentHeader)).debtKopecks, 0);
  const { loadId } = await taken(smaller);
  const done = /^Источник исправил сумму: .+; снова не погашено 100(,00)?\s₽\.$/u;
  assert.match(await textOf(loadId), done);
  const other = paymentsFile({ ...changed, changedAt: '2026-07-22T10:00:00Z', kbk: NDFL_KBK });
  assert.deepEqual(await outcomes(await taken(other)), ['look kbk_not_enp']);
  assert.equal((await who.as(currentHeader)).debtKopecks, 10_000);
});

/** What the account says of the payments taken back. */
async function readReversals(ctx: Ctx) {
  const { reversed } = await readAccount(ctx, {});
  return reversed.map(({ source, documentOn, trace }) => {
    const { args } = trace.root as { args: { line: number } };
    return { source, line: args.line, on: documentOn };
  });
}

test('money of the years before the single account waits for a person', async () => {
  const who = await newPerson();
  const old = { inn: who.inn, paymentId: '8'.repeat(32), paidOn: '2022-12-31' };
  const first = { ...old, paymentId: '6'.repeat(32), paidOn: '2023-01-01' };
  assert.deepEqual(await outcomes(await taken(paymentsFile(old, first))), [
    'look day_before_account',
    'taken posted',
  ]);
});

test('a payer named by a passport alone is looked for by a person, plainly', async () => {
  const load = await taken(
    paymentsFile({ payerIdentifier: `101${'4501123456'.padStart(19, '0')}` }),
  );
  const [row] = (await staff((ctx) => showRows(ctx, readWanted(load.loadId, {})))).items;
  assert.equal(row!.code, 'payer_by_passport');
  assert.match(row!.text.ru, /только паспортом/u);
  assert.equal(row!.payer!.name, 'Петров Пётр');
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
