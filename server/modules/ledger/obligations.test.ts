// Obligations of every kind: their names, their place in the legal order, what is paid apart.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day, type Day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { type Ctx, type TaxpayerId } from '#platform/context';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { chargeTitle, taxTitle, type TaxKind } from './charge.ts';
import {
  correctCharge,
  currentHeader,
  module,
  payableCharges,
  postApartPayment,
  postCharges,
  postPayment,
  verifyLedger,
} from './index.ts';
import { readAccount } from './read-account.ts';
import { getChargeDetails, listCharges } from './read-charges.ts';
import { settleDue } from './settle-due.ts';
import { newTaxpayer, someCharge, somePayment } from './testing.ts';

const { env, clock } = await testEnv({ modules: [module] });
const actor = { kind: 'job', name: 'test' } as const;
const today = day('2026-11-21');

function on<T>(at: Day, taxpayer: TaxpayerId, call: (ctx: Ctx) => Promise<T>): Promise<T> {
  clock.set(`${at}T09:00:00.000Z`);
  return work(env, { actor, taxpayerId: taxpayer }, call);
}

const refuses = (code: string) => (error: Error) => error.message === code;

test('an obligation is called by its kind and period', () => {
  const title = (tax: TaxKind, period: string) =>
    taxTitle({ class: 'tax', tax, period, taxYear: Number(period.slice(0, 4)) });
  assert.equal(title('ndfl', '2025'), 'НДФЛ за 2025 год');
  assert.equal(title('usn', '2026-Q1'), 'УСН, аванс за 1 квартал 2026 года');
  assert.equal(title('usn', '2026-H1'), 'УСН, аванс за полугодие 2026 года');
  assert.equal(title('usn', '2026-9M'), 'УСН, аванс за 9 месяцев 2026 года');
  assert.equal(title('npd', '2026-03'), 'НПД за март 2026 года');
  assert.equal(title('ndfl_agent', '2026-12'), 'НДФЛ налогового агента за декабрь 2026 года');
  assert.equal(title('contributions', '2026'), 'Страховые взносы за 2026 год');
  const fine = { class: 'fine', tax: 'usn', period: '2025', taxYear: 2025 } as const;
  assert.equal(taxTitle(fine), 'Штраф: УСН за 2025 год');
  assert.equal(
    chargeTitle({ ...fine, class: 'tax', tax: 'duty', subjectOfTax: 'регистрация ИП' }),
    'Госпошлина — регистрация ИП',
  );
});

test('money goes by the places of ст.45 п.8', async () => {
  const taxpayer = newTaxpayer();
  const late = addDays(today, -10);
  const some = (tax: TaxKind, dueOn: Day, facts = {}) =>
    someCharge({ tax, dueOn, chargedOn: late, amountKopecks: kopecks(1_000), ...facts });
  const charges = [
    some('ndfl', late),
    some('ndfl_agent', today),
    some('usn', addDays(today, -100)),
    // Own НДФЛ of this day is a current tax like the others.
    some('ndfl', today, { amountKopecks: kopecks(300) }),
    some('npd', today, { amountKopecks: kopecks(700) }),
    some('other', addDays(today, -300), { class: 'interest' }),
    some('other', addDays(today, -400), { class: 'fine' }),
  ];
  await on(today, taxpayer, (ctx) => postCharges(ctx, charges.toReversed()));
  const pay = (amount: number) =>
    on(today, taxpayer, async (ctx) => {
      const { covers } = await postPayment(ctx, somePayment({ amount }));
      return charges.map(
        ({ chargeId }) => covers.find((one) => one.chargeId === chargeId)?.settledKopecks ?? 0,
      );
    });
  assert.deepEqual(await pay(1_500), [1_000, 500, 0, 0, 0, 0, 0]);
  assert.deepEqual(await pay(1_500), [0, 500, 1_000, 0, 0, 0, 0]);
  assert.deepEqual(await pay(500), [0, 0, 0, 150, 350, 0, 0]);
  assert.deepEqual(await pay(2_000), [0, 0, 0, 150, 350, 1_000, 500]);
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});

test('a state duty stays out of the account and is settled only by its own payment', async () => {
  const taxpayer = newTaxpayer();
  const duty = someCharge({
    tax: 'duty',
    uin: '18200000000000000001',
    kbk: '18210807010011000110',
    subjectOfTax: 'регистрация ИП',
    dueOn: today,
    chargedOn: today,
    amountKopecks: kopecks(80_000),
    source: { kind: 'loaded', number: '18200000000000000001', on: today },
  });
  const tax = someCharge({ amountKopecks: kopecks(5_000) });
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [duty, tax]);
    await postPayment(ctx, somePayment({ amount: 90_000 }));
    await settleDue(ctx);
  });
  const header = await on(today, taxpayer, currentHeader);
  assert.deepEqual([header.freeKopecks, header.toPayKopecks], [85_000, 0]);
  assert.equal((await on(today, taxpayer, (ctx) => listCharges(ctx, {}))).total, 2);
  const past = await on(today, taxpayer, (ctx) => readAccount(ctx, {}));
  assert.deepEqual(past.header, header);
  assert.deepEqual(
    [past.charges, past.apart].map((rows) => rows.map(({ chargeId }) => chargeId)),
    [[tax.chargeId], [duty.chargeId]],
  );
  const { chargeId } = duty;
  await assert.rejects(
    on(today, taxpayer, (ctx) => payableCharges(ctx, [chargeId])),
    refuses('ledger.charge_apart'),
  );

  const made = { ...somePayment({ amount: 30_000 }), chargeId };
  const pay = (facts: Partial<typeof made>) =>
    on(today, taxpayer, (ctx) => postApartPayment(ctx, { ...made, ...facts }));
  const [posted, again] = [await pay({}), await pay({})];
  assert.deepEqual([posted.isDuplicate, again.isDuplicate], [false, true]);
  assert.equal(posted.covers[0]?.settledKopecks, 30_000);
  await assert.rejects(
    pay({ ...somePayment({ amount: 50_001 }) }),
    refuses('ledger.charge_overpaid'),
  );
  await assert.rejects(
    pay({ ...somePayment({ amount: 5 }), chargeId: tax.chargeId }),
    refuses('ledger.charge_unknown'),
  );
  const details = await on(today, taxpayer, (ctx) => getChargeDetails(ctx, chargeId));
  assert.equal(details.charge.outstandingKopecks, 50_000);
  assert.deepEqual(
    details.movements.map(({ kind, amountKopecks }) => [kind, amountKopecks]),
    [
      ['charged', 80_000],
      ['settled', 30_000],
    ],
  );
  assert.deepEqual(await on(today, taxpayer, currentHeader), header);
  await assert.rejects(
    on(today, taxpayer, (ctx) => correctCharge(ctx, { chargeId, replacement: null })),
    refuses('ledger.charge_paid_apart'),
  );
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});

test('charges are found by period, КБК and ОКТМО, and say their document', async () => {
  const taxpayer = newTaxpayer();
  const source = { kind: 'declaration', number: '77-1', on: day('2026-04-20') } as const;
  const kbk = '18210501011011000110';
  const usn = { tax: 'usn', taxYear: 2026, period: '2026-Q1', kbk } as const;
  await on(today, taxpayer, (ctx) =>
    postCharges(ctx, [someCharge({ noticeNumber: '7' }), someCharge({ ...usn, source })]),
  );
  const list = (query: object) => on(today, taxpayer, (ctx) => listCharges(ctx, query));
  const found = await list({ period: '2026-Q1,2026-Q2', kbk, oktmo: '45382000' });
  assert.deepEqual(
    found.items.map((one) => one.source),
    [source],
  );
  assert.deepEqual((await list({ period: '2025' })).items[0]?.source, {
    kind: 'notice',
    number: '7',
    on: '2026-09-01',
  });
  for (const query of [{ period: '2026-Q5' }, { kbk: '1' }, { oktmo: 'x' }]) {
    await assert.rejects(list(query), refuses('ledger.filter_invalid'));
  }
  await assert.rejects(
    on(today, taxpayer, (ctx) => postCharges(ctx, [someCharge({ ...usn, taxYear: 2025 })])),
    /check constraint/,
  );
});
