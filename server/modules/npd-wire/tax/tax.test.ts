// The tax over the wire: as the receipts say it at once, as it is charged, as it is paid; the
// picture of a receipt, the file of a list, the public check.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { postPayment } from '#modules/ledger';
import { taxpayerOfSubject } from '#modules/taxpayers';
import { newId } from '#platform/ids';
import { forTaxpayer, work } from '#platform/work';
import { startWorker } from '#platform/worker/worker';
import { startSite } from '#testing/sign-on';
import { day } from '#primitives/days';
import { completePersonInn } from '#primitives/identifiers/inn';
import { kopecks } from '#primitives/money';
import { Program, openSeller, wireModules } from '../testing.ts';

const site = await startSite(wireModules);
const { clock, env } = site;
clock.set('2025-11-10T09:00:00.000Z');
const seller = await openSeller(site);
const { program, inn } = seller;
const go = async (on: string) => {
  clock.set(`${on}T09:00:00.000Z`);
  await program.signIn(inn, seller.password);
};

const sell = async (on: string, amount: number, client: object = {}) => {
  const answer = await program.post('/api/v1/income', {
    operationTime: `${on}T12:00:00+03:00`,
    requestTime: `${on}T12:00:00+03:00`,
    services: [{ name: amount === 50 ? 'Час' : '=Ремонт "под ключ"', amount, quantity: 1 }],
    totalAmount: amount,
    client,
    paymentType: 'ACCOUNT',
  });
  assert.equal(answer.status, 200, answer.text);
  return answer.json.approvedReceiptUuid as string;
};
const company = {
  incomeType: 'FROM_LEGAL_ENTITY',
  inn: '7707083893',
  displayName: 'ООО «Ромашка»',
};
const get = async (path: string) => {
  const answer = await program.get(path);
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
};
const ask = async (path: string, body: object = {}) => {
  const answer = await program.post(path, body);
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
};

test('the tax is known at once: 4 % and 6 %, less the deduction', async () => {
  await go('2026-01-20');
  await sell('2026-01-15', 100_000, company);
  await sell('2026-01-16', 3001);
  // 100 000 × (6 − 2) % + 3 001 × (4 − 1) % = 4 000 + 90.03.
  const answer = await program.get('/api/v1/taxes');
  assert.deepEqual(answer.json, {
    totalForPayment: 4090.03,
    total: 4090.03,
    tax: 4090.03,
    debt: 0,
    overpayment: 0,
    penalty: 0,
    nominalTax: 4090.03,
    nominalOverpayment: 0,
    taxPeriodId: 202601,
    lastPaymentAmount: null,
    lastPaymentDate: null,
    regions: [],
  });
  assert.match(answer.text, /"debt":0\.00,/);
  const bonus = await get('/api/v1/taxpayer/bonus');
  // 2 % of 100 000 and 1 % of 3 001 of the deduction are used.
  assert.equal(bonus.bonusAmount, 10_000 - 2000 - 30.01);
  const year = {
    totalIncomeAmount: 103_001,
    maxTotalIncomeThresholdExceeded: false,
    annualIncomeThreshold: 2_400_000,
    availableIncomeToExceedThreshold: 2_296_999,
    annualIncomeStatus: 'NORMAL',
    updatedTime: '2026-01-20T09:00:00.000Z',
  };
  assert.deepEqual(bonus.totalIncomeByYears['2026'], year);
  assert.equal(bonus.totalIncomeByYears['2025'].totalIncomeAmount, 0);
  assert.equal(bonus.totalIncomeAmount, 103_001);
  assert.deepEqual([bonus.teenBonusAmount, bonus.teenBonusUpdatedTime], [null, null]);
});

test('a summary and a file say the tax of each receipt; formulas are harmless', async () => {
  const spare = await sell('2026-01-17', 50);
  const comment = 'Чек сформирован ошибочно';
  await ask('/api/v1/cancel', { receiptUuid: spare, comment });
  const span = 'from=2026-01-01T00:00:00%2B03:00&to=2026-01-31T23:59:59%2B03:00';
  assert.deepEqual(await get(`/api/v1/incomes/summary?${span}`), {
    totalAmount: 103_001,
    totalCount: 3,
    cancelledCount: 1,
    tax: 4090.03,
  });
  const answer = await program.get(`/api/v1/incomes/csv?${span}&sortBy=operation_time:asc`);
  assert.equal(answer.headers.get('content-type')?.toLowerCase(), 'text/csv; charset=utf-8');
  const [head, first, second, third] = answer.text.replace('\ufeff', '').trim().split(/\r?\n/);
  assert.equal(head?.split(';').length, 11);
  assert.match(first!, /;15\.01\.2026;"'=Ремонт ""под ключ""";100000,00;4000,00;2026-01;/);
  assert.match(first!, /;Зарегистрирован;Юридическое лицо или ИП;7707083893;ООО «Ромашка»;$/);
  assert.match(second!, /;3001,00;90,03;/);
  assert.match(third!, /;17\.01\.2026;"Час";50,00;0,00;2026-01;Аннулирован;/);
});

test('a charged month has its history, its debt, its payment', async () => {
  await go('2026-02-12');
  const worker = await startWorker(env);
  try {
    for (let tries = 0; ; tries += 1) {
      const { records } = await ask('/api/v1/taxes/history', { oktmo: null });
      if (records.length === 2) break;
      assert.ok(tries < 200, 'January is charged on the twelfth of February.');
      await pause(100);
    }
  } finally {
    await worker.stop();
  }
  const { records } = await ask('/api/v1/taxes/history', { oktmo: '45000000' });
  assert.deepEqual(records[0], {
    taxPeriodId: 202601,
    taxAmount: 4090,
    bonusAmount: 2030.01,
    paidAmount: 0,
    taxBaseAmount: 103_001,
    chargeDate: '2026-02-12',
    dueDate: '2026-03-02',
    oktmo: '45000000',
    regionName: 'г. Москва',
    kbk: records[0].kbk,
    taxOrganCode: '',
    type: 'TAX',
    krsbTaxChargeId: 2,
    receiptCount: 2,
  });
  assert.match(records[0].kbk, /^182105060000110\d{5}$/);
  assert.deepEqual(await ask('/api/v1/taxes/history', { oktmo: '01000000' }), { records: [] });
  assert.deepEqual(await get('/api/v1/taxpayer/debts'), {
    hasDebts: false,
    totalUnpaid: 4090,
    debts: 0,
  });
  const [unpaid] = (await ask('/api/v1/taxes/payments', { oktmo: null })).records;
  assert.deepEqual([unpaid.status, unpaid.amount, unpaid.krsbAcceptedDate], ['UNPAID', 4090, null]);
  assert.deepEqual(await ask('/api/v1/taxes/payments', { onlyPaid: true }), { records: [] });
  await go('2026-03-05');
  const debts = await get('/api/v1/taxpayer/debts');
  assert.deepEqual([debts.hasDebts, debts.debts], [true, debts.totalUnpaid]);
  await pay(1_000_000);
  const [paid] = (await ask('/api/v1/taxes/payments', { onlyPaid: 'true' })).records;
  assert.deepEqual(
    [paid.status, paid.amount, paid.operationDate, paid.dueDate, paid.taxPeriodId],
    ['PAID', 4090, '2026-03-05', '2026-03-02', 202601],
  );
  assert.equal((await ask('/api/v1/taxes/history')).records[0].paidAmount, 4090);
  assert.equal((await get('/api/v1/taxpayer/debts')).hasDebts, false);
  const taxes = await get('/api/v1/taxes');
  assert.deepEqual([taxes.lastPaymentAmount, taxes.lastPaymentDate], [4090, '2026-03-05']);
});

async function pay(amountKopecks: number): Promise<void> {
  await work(env, { actor: { kind: 'job', name: 'test' } }, async (ctx) => {
    const own = await forTaxpayer(ctx, await taxpayerOfSubject(ctx, seller.subjectId));
    await postPayment(own, {
      source: 'treasury',
      eventKey: newId(),
      paymentId: newId(),
      amountKopecks: kopecks(amountKopecks),
      paidOn: day('2026-03-05'),
    });
  });
}

test('what the person does, and the regions', async () => {
  assert.deepEqual(await get('/api/v1/job/info'), {
    activity: 'Ремонт велосипедов',
    oktmo: '45000000',
    regionName: 'г. Москва',
  });
  const regions = await get('/api/v1/region');
  assert.ok(regions.length > 80);
  assert.deepEqual(Object.keys(regions[0]).toSorted(), ['name', 'oktmo']);
});

test('the picture of a receipt is there at once; a browser is led to its page', async () => {
  const number = await sell('2026-03-05', 10);
  const path = `/api/v1/receipt/${inn}/${number}/print`;
  for (const accept of ['*/*', 'image/png', 'application/json, text/plain, */*']) {
    const answer = await fetch(site.url + path, { headers: { accept } });
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'image/png']);
    const bytes = Buffer.from(await answer.arrayBuffer());
    assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  }
  const browser = await new Program(site.url).ask('GET', path, {
    headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
  });
  assert.equal(browser.status, 303);
  assert.equal(browser.headers.get('location'), `${site.url}/r/${inn}/${number}`);
  const wrong = await new Program(site.url).get(`/api/receipt/${inn}/0000000000/print`);
  assert.deepEqual([wrong.status, wrong.json.code], [404, 'receipt.not.found']);
});

test('the public check answers as the national one, twice a minute', async () => {
  const stranger = new Program(site.url);
  const check = (body: object) => stranger.post('/api/v1/tracker/taxpayer_status', body);
  const minute = async (body: object) => {
    clock.set(new Date(Date.parse(env.clock.wall()) + 61_000).toISOString());
    return check(body);
  };
  const known = await minute({ inn, requestDate: '2026-03-01' });
  assert.deepEqual(
    [known.status, known.json],
    [
      200,
      { status: true, message: `${inn} является плательщиком налога на профессиональный доход` },
    ],
  );
  const before = await check({ inn, requestDate: '2025-11-09' });
  assert.deepEqual(before.json, {
    status: false,
    message: `${inn} не является плательщиком налога на профессиональный доход`,
  });
  const limited = await check({ inn, requestDate: '2026-03-01' });
  assert.equal(limited.status, 422);
  assert.equal(limited.json.code, 'taxpayer.status.service.limited.error');
  assert.match(limited.json.message, /^Превышено количество запросов/);
  const unknown = completePersonInn('7799999999');
  assert.equal((await minute({ inn: unknown, requestDate: '2026-03-01' })).json.status, false);
  for (const wrong of [
    { inn: '502711111150', requestDate: '2026-03-01' },
    { inn, requestDate: '2018-12-31' },
    { inn, requestDate: '2036-01-01' },
    {},
  ]) {
    const answer = await minute(wrong);
    assert.deepEqual([answer.status, answer.json.code], [422, 'validation.failed']);
  }
});
