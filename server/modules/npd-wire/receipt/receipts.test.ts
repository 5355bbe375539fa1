// Receipts over the wire: every form that programs write, exact answers, lists, links.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { taxpayerOfSubject } from '#modules/taxpayers';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import { forTaxpayer, work } from '#platform/work';
import { openPerson, startSite } from '#testing/sign-on';
import { Program, giveApplicationPassword, openSeller, wireModules } from '../testing.ts';

const site = await startSite(wireModules);
const { clock } = site;
// The register begins on this day; what is sold later counts.
clock.set('2026-01-10T06:00:00.000Z');
const seller = await openSeller(site);
clock.set('2026-03-14T09:06:11.000Z');
await seller.program.signIn(seller.inn, seller.password);
const { program, inn } = seller;

const body = (changes: object = {}) => ({
  operationTime: '2026-03-14T12:05:00+03:00',
  requestTime: '2026-03-14T12:06:11+03:00',
  services: [{ name: 'Ремонт велосипеда', amount: 1500.5, quantity: 2 }],
  totalAmount: '3001.00',
  client: { contactPhone: null, displayName: null, incomeType: 'FROM_INDIVIDUAL', inn: null },
  paymentType: 'CASH',
  ignoreMaxTotalIncomeRestriction: false,
  ...changes,
});

const issue = async (changes: object = {}): Promise<string> => {
  const answer = await program.post('/api/v1/income', body(changes));
  assert.equal(answer.status, 200, answer.text);
  assert.deepEqual(Object.keys(answer.json), ['approvedReceiptUuid']);
  assert.match(answer.json.approvedReceiptUuid, /^[0-9a-z]{10}$/);
  return answer.json.approvedReceiptUuid as string;
};
const shown = async (number: string, by = new Program(site.url)) =>
  (await by.get(`/api/v1/receipt/${inn}/${number}/json`)).json;

const refused = async (changes: object, code = 'validation.failed') => {
  const answer = await program.post('/api/v1/income', body(changes));
  assert.equal(answer.status, 400, `${JSON.stringify(changes)} → ${answer.text}`);
  assert.equal(answer.json.code, code, JSON.stringify(changes));
};

test('a receipt is issued and read by its link at once, each key with its exact type', async () => {
  const number = await issue();
  const answer = await new Program(site.url).get(`/api/v1/receipt/${inn}/${number}/json`);
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.json, {
    receiptId: number,
    services: [{ name: 'Ремонт велосипеда', quantity: 2, serviceNumber: 0, amount: 1500.5 }],
    operationTime: '2026-03-14T12:05:00+03:00',
    requestTime: '2026-03-14T12:06:11+03:00',
    registerTime: '2026-03-14T09:06:11.000Z',
    taxPeriodId: 202603,
    paymentType: 'CASH',
    incomeType: 'FROM_INDIVIDUAL',
    totalAmount: 3001,
    cancellationInfo: null,
    sourceDeviceId: program.device,
    clientInn: null,
    clientDisplayName: null,
    partnerDisplayName: null,
    partnerInn: null,
    inn,
    profession: '',
    description: [],
    email: null,
    phone: null,
    invoiceId: null,
  });
  assert.match(answer.text, /"amount":1500\.50[,}]/);
  assert.match(answer.text, /"totalAmount":3001\.00,/);
  assert.deepEqual((await program.get(`/api/receipt/${inn}/${number}/json`)).json, answer.json);
});

test('numbers come as numbers or texts and are added as decimals', async () => {
  const one = (amount: unknown, quantity: unknown) => ({
    services: [{ name: 'Час', amount, quantity }],
  });
  const cases: [object, unknown, number][] = [
    [one('100.10', 3), '300.3', 300.3],
    [one(100.1, '3'), 300.29999999999995, 300.3],
    [one(0.1, 3), '0.3', 0.3],
    [one('0.1', '3.00'), '0.30', 0.3],
    [one('0.10', 3), 0.1 * 3, 0.3],
    [one('3001', '1.00'), '3001', 3001],
    [one(1000, 0.5), 500, 500],
    [one(199.98, '0.333333'), '66.66', 66.66],
    [one(10, undefined), '10', 10],
  ];
  for (const [services, totalAmount, total] of cases) {
    const number = await issue({ ...services, totalAmount });
    assert.equal((await shown(number)).totalAmount, total, JSON.stringify(services));
  }
});

test('times keep their offset, whatever the digits of their seconds', async () => {
  const cases = [
    ['2026-03-14T12:05:00.123456+03:00', '2026-03-14T12:05:00+03:00', 202603],
    ['2026-03-14T09:05:00.123Z', '2026-03-14T09:05:00+00:00', 202603],
    ['2026-03-14T09:05:00+00:00', '2026-03-14T09:05:00+00:00', 202603],
    ['2026-03-14T09:05:00+03:00', '2026-03-14T09:05:00+03:00', 202603],
    ['2026-02-28T22:30:00+00:00', '2026-02-28T22:30:00+00:00', 202603],
    ['2026-02-28T20:30:00-05:00', '2026-02-28T20:30:00-05:00', 202603],
    ['2026-02-28T23:59:59+03:00', '2026-02-28T23:59:59+03:00', 202602],
  ] as const;
  for (const [operationTime, written, period] of cases) {
    const { operationTime: kept, taxPeriodId } = await shown(await issue({ operationTime }));
    assert.deepEqual([kept, taxPeriodId], [written, period]);
  }
});

test('the buyer may be absent, null, false or empty; three kinds; four ways to pay', async () => {
  for (const client of [undefined, null, false, {}, [], { inn: '', displayName: false }]) {
    assert.equal((await shown(await issue({ client }))).incomeType, 'FROM_INDIVIDUAL');
  }
  const company = {
    incomeType: 'FROM_LEGAL_ENTITY',
    inn: '7707083893',
    displayName: 'ООО «Ромашка»',
  };
  const sold = await shown(await issue({ client: company, paymentType: 'WIRE' }));
  assert.deepEqual(
    [sold.clientInn, sold.clientDisplayName, sold.incomeType, sold.paymentType],
    ['7707083893', 'ООО «Ромашка»', 'FROM_LEGAL_ENTITY', 'ACCOUNT'],
  );
  const foreign = { incomeType: 'FROM_FOREIGN_AGENCY', displayName: 'Acme Ltd', inn: null };
  for (const paymentType of ['ACCOUNT', 'PHONE']) {
    const made = await shown(await issue({ client: foreign, paymentType }));
    assert.deepEqual([made.incomeType, made.paymentType], ['FROM_FOREIGN_AGENCY', 'ACCOUNT']);
  }
});

test('what the national service refuses is refused with 400 and a code', async () => {
  const service = (changes: object) => ({
    services: [{ name: 'Час', amount: 1, quantity: 1, ...changes }],
    totalAmount: 1,
  });
  await refused({ totalAmount: '3001.01' });
  await refused({ totalAmount: null }, 'amount.invalid');
  for (const amount of [0, -1, '1e3', '1.005', '1,5', 'x', null, '']) {
    await refused(service({ amount }), 'amount.invalid');
  }
  for (const quantity of [0, -1, '1e3', '0.0000001', 'x']) {
    await refused(service({ quantity }), 'quantity.invalid');
  }
  await refused({ services: [] });
  await refused({ services: Array.from({ length: 51 }, () => service({}).services[0]) });
  await refused({ services: undefined });
  await refused(service({ name: '  ' }));
  await refused(service({ name: 'я'.repeat(257) }));
  await refused({ operationTime: '2026-03-14T12:12:00+03:00' });
  await refused({ operationTime: '2018-12-31T23:59:59+03:00' });
  for (const operationTime of ['2026-03-14', '14.03.2026 12:00', '2026-02-30T12:00:00Z', null]) {
    await refused({ operationTime }, 'time.invalid');
  }
  const client = { incomeType: 'FROM_LEGAL_ENTITY', inn: '7707083893', displayName: 'ООО' };
  await refused({ client: { ...client, displayName: null } });
  await refused({ client: { ...client, inn: '7707083890' } });
  await refused({ client: { ...client, inn: null } });
  await refused({ client: { incomeType: 'FROM_FOREIGN_AGENCY' } });
  await refused({ client: { incomeType: 'FROM_MARS' } }, 'income.type.invalid');
  await refused({ paymentType: 'GOLD' }, 'payment.type.invalid');
});

test('equal calls in one second are separate receipts, one with a key is one', async () => {
  const many = await Promise.all(Array.from({ length: 5 }, () => issue()));
  assert.equal(new Set(many).size, 5);
  const headers = { 'idempotency-key': newId() };
  const numbers = [];
  for (let count = 0; count < 3; count += 1) {
    const answer = await program.ask('POST', '/api/v1/income', { body: body(), headers });
    assert.equal(answer.status, 200, answer.text);
    numbers.push(answer.json.approvedReceiptUuid);
  }
  assert.equal(new Set(numbers).size, 1);
});

test('the limit of a year is refused, and passed only by who says so', async () => {
  const one = await openSeller(site);
  const large = { services: [{ name: 'Дом', amount: 2_400_000.01, quantity: 1 }] };
  const sent = body({
    ...large,
    totalAmount: '2400000.01',
    ignoreMaxTotalIncomeRestriction: 'false',
  });
  const answer = await one.program.post('/api/v1/income', sent);
  assert.deepEqual([answer.status, answer.json.code], [400, 'income.limit.exceeded']);
  const meant = { ...sent, ignoreMaxTotalIncomeRestriction: true };
  assert.equal((await one.program.post('/api/v1/income', meant)).status, 200);
});

test('a receipt is cancelled once, for one of two reasons, by its own seller', async () => {
  const number = await issue();
  const cancel = (changes: object = {}, by = program) =>
    by.post('/api/v1/cancel', {
      operationTime: '2026-03-14T12:06:00+03:00',
      requestTime: '2026-03-14T12:06:00+03:00',
      comment: 'Чек сформирован ошибочно',
      receiptUuid: number,
      partnerCode: null,
      ...changes,
    });
  assert.equal((await cancel({ comment: 'Передумал' })).json.code, 'comment.invalid');
  const other = await openSeller(site);
  assert.equal((await cancel({}, other.program)).status, 404);
  assert.equal((await cancel({ receiptUuid: '0000000000' })).status, 404);
  const done = await cancel({ operationTime: undefined });
  assert.equal(done.status, 200, done.text);
  assert.ok(!('code' in done.json) && !('exceptionMessage' in done.json));
  const info = {
    operationTime: '2026-03-14T12:06:00+03:00',
    registerTime: '2026-03-14T09:06:11.000Z',
    taxPeriodId: 202603,
    comment: 'Чек сформирован ошибочно',
  };
  assert.deepEqual(done.json, {
    incomeInfo: {
      approvedReceiptUuid: number,
      name: 'Ремонт велосипеда',
      operationTime: '2026-03-14T12:05:00+03:00',
      requestTime: '2026-03-14T12:06:11+03:00',
      paymentType: 'CASH',
      partnerCode: null,
      totalAmount: 3001,
      cancellationInfo: info,
      sourceDeviceId: program.device,
    },
  });
  const again = await cancel();
  assert.deepEqual([again.status, again.json.code], [400, 'receipt.already.cancelled']);
  assert.deepEqual((await shown(number)).cancellationInfo, info);
  const refund = await cancel({ receiptUuid: await issue(), comment: 'Возврат средств' });
  assert.equal(refund.json.incomeInfo.cancellationInfo.comment, 'Возврат средств');
});

test('lists filter, sort and page; strange parameters are understood or left out', async () => {
  const one = await openSeller(site);
  const made: string[] = [];
  const sell = async (amount: number, operationTime: string, more: object = {}) => {
    const services = [{ name: `Услуга ${amount}`, amount, quantity: 1 }];
    const sent = body({ services, totalAmount: amount, operationTime, ...more });
    const answer = await one.program.post('/api/v1/income', sent);
    assert.equal(answer.status, 200, answer.text);
    made.push(answer.json.approvedReceiptUuid);
  };
  await sell(300, '2026-03-14T10:00:00+03:00');
  await sell(100, '2026-03-14T11:00:00+03:00', {
    client: { incomeType: 'FROM_FOREIGN_AGENCY', displayName: 'Acme' },
  });
  await sell(200, '2026-03-14T12:00:00+03:00');
  const comment = 'Возврат средств';
  await one.program.post('/api/v1/cancel', { receiptUuid: made[0], comment });
  const list = async (query: string) => {
    const answer = await one.program.get(`/api/v1/incomes?${query}`);
    assert.equal(answer.status, 200, answer.text);
    return answer.json;
  };
  const sums = async (query: string) =>
    (await list(query)).content.map((receipt: { totalAmount: number }) => receipt.totalAmount);
  assert.deepEqual(await sums(''), [200, 100, 300]);
  assert.deepEqual(await sums('sortBy=operation_time:asc&from_date=x&sort_by=y'), [300, 100, 200]);
  assert.deepEqual(await sums('sortBy=total_amount:desc'), [300, 200, 100]);
  assert.deepEqual(await sums('sortBy=total_amount%3Aasc'), [100, 200, 300]);
  assert.deepEqual(await sums('buyerType=FOREIGN_AGENCY'), [100]);
  assert.deepEqual(await sums('receiptType=CANCELLED'), [300]);
  assert.deepEqual(await sums('receiptType=REGISTERED&buyerType=PERSON'), [200]);
  const plain = 'from=2026-03-14T11:00:00.000+03:00&to=2026-03-14T11:59:59.999+03:00';
  assert.deepEqual(await sums(plain), [100]);
  assert.deepEqual(await sums(plain.replaceAll('+', '%2B')), [100]);
  assert.deepEqual(await sums('from=2026-03-14T09:00:00Z'), [200]);
  assert.deepEqual(await sums('from=2026-03-14&to=2026-03-14'), [200, 100, 300]);
  const wrong = await one.program.get('/api/v1/incomes?from=yesterday');
  assert.deepEqual([wrong.status, wrong.json.code], [400, 'time.invalid']);
  const { content, ...page } = await list('offset=1&limit=1');
  assert.deepEqual(page, { hasMore: true, currentOffset: 1, currentLimit: 1 });
  assert.equal(content[0].totalAmount, 100);
  const clamped = await list('offset=-5&limit=1000');
  assert.deepEqual([clamped.currentOffset, clamped.currentLimit, clamped.hasMore], [0, 100, false]);
  const keys =
    'approvedReceiptUuid name services operationTime requestTime registerTime taxPeriodId ' +
    'paymentType incomeType partnerCode totalAmount cancellationInfo sourceDeviceId clientInn ' +
    'clientDisplayName partnerDisplayName partnerLogo partnerInn inn profession description ' +
    'invoiceId';
  assert.deepEqual(Object.keys(content[0]).toSorted(), keys.split(' ').toSorted());
  assert.equal((await one.program.get('/api/v1/invoices')).json.content.length, 3);
});

test('a wrong ИНН is answered as an unknown number, and guesses are counted', async () => {
  const number = await issue();
  const stranger = new Program(site.url);
  const other = await openPerson(site.env);
  const paths = [`${other.inn}/${number}`, `${inn}/0000000000`, `502711111153/${number}`];
  for (const path of paths) {
    const answer = await stranger.get(`/api/v1/receipt/${path}/json`);
    assert.deepEqual([answer.status, answer.json.code], [404, 'receipt.not.found']);
  }
  let last = 404;
  for (let count = 0; count < 40 && last === 404; count += 1) {
    last = (await stranger.get(`/api/v1/receipt/${inn}/zzzzzzzzzz/json`)).status;
  }
  assert.equal(last, 429);
  assert.equal((await stranger.get(`/api/v1/receipt/${inn}/${number}/json`)).status, 200);
});

test("the buyer's phone is for the seller's own program only", async () => {
  const number = await issue({ client: { contactPhone: '89161234567' } });
  assert.equal((await shown(number)).phone, null);
  assert.equal((await shown(number, program)).phone, '79161234567');
  const other = await openSeller(site);
  assert.equal((await shown(number, other.program)).phone, null);
});

test('who is not on the register may sign in and read, but not sell', async () => {
  const person = await openPerson(site.env);
  const stranger = new Program(site.url);
  const password = await giveApplicationPassword(site.env, person.subjectId);
  const signed = await stranger.signIn(person.inn, password);
  assert.equal(signed.json.profile.status, 'NOT_ACTIVE');
  const answer = await stranger.post('/api/v1/income', body());
  assert.deepEqual([answer.status, answer.json.code], [403, 'operation.forbidden']);
  assert.deepEqual((await stranger.get('/api/v1/incomes')).json.content, []);
});

test('the profile tells the days of the register and of the first receipt', async () => {
  const { json } = await program.get('/api/v1/user');
  assert.equal(json.status, 'ACTIVE');
  assert.equal(json.registrationDate, '2026-01-10T06:00:00.000000Z');
  assert.equal(json.initialRegistrationDate, json.registrationDate);
  assert.equal(json.firstReceiptRegisterTime, '2026-03-14T09:06:11Z');
  assert.equal(json.firstReceiptCancelTime, '2026-03-14T09:06:11Z');
});

test('a file and a sum are of all receipts or refused, never of a part', async () => {
  const many = await openSeller(site);
  await work(site.env, { actor: { kind: 'job', name: 'test' } }, async (ctx) => {
    const own = await forTaxpayer(ctx, await taxpayerOfSubject(ctx, many.subjectId));
    await own.db.run(sql`
      insert into self_employment.receipt (taxpayer_id, number, operation_at, operation_offset,
        request_at, request_offset, income_on, registered_at, lines, total_kopecks, buyer_kind,
        payment_kind, source)
      select platform.current_taxpayer(), lpad(n::text, 10, '0'), ${own.now}, 180, ${own.now}, 180,
        ${own.today}, ${own.now}, '[{"name": "Час", "priceKopecks": 1, "quantity": "1",
          "sumKopecks": 1}]', 1, 'person', 'cash', 'wire'
      from generate_series(1, 10001) n`);
  });
  for (const path of ['incomes/summary', 'incomes/csv']) {
    const answer = await many.program.get(`/api/v1/${path}`);
    assert.deepEqual([answer.status, answer.json?.code], [400, 'validation.failed'], path);
    assert.match(answer.json.message, /Возьмите период короче/);
  }
  const few = await many.program.get('/api/v1/incomes/csv?to=2026-03-01T00:00:00%2B03:00');
  assert.equal(few.status, 200);
});
