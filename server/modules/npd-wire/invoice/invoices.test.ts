// Saved details of payment and invoices through their whole life, as programs of the wire see them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/ids';
import { openPerson, startSite } from '#testing/sign-on';
import {
  Program,
  askCabinet,
  giveApplicationPassword,
  openSeller,
  wireModules,
} from '../testing.ts';

const site = await startSite(wireModules);
const { env, url } = site;
site.clock.set('2026-03-14T09:00:00.000Z');
const seller = await openSeller(site);
const { program, inn } = seller;
const other = await openSeller(site);

const bank = {
  bankName: 'АО «Пример»',
  bankBik: '044525225',
  currentAccount: '40802810100000012345',
  corrAccount: '30101810400000000225',
};
const full = {
  paymentType: 'ACCOUNT',
  ...bank,
  clientType: 'FROM_LEGAL_ENTITY',
  clientName: 'ООО «Ромашка»',
  clientInn: '7707083893',
  clientEmail: 'buyer@example.test',
  type: 'MANUAL',
  services: [{ name: 'Вёрстка', amount: 3001, quantity: 1, serviceNumber: 0 }],
  totalAmount: '3001.00',
};
const short = {
  operationTime: '2026-03-14T12:00:00+03:00',
  requestTime: '2026-03-14T12:00:00+03:00',
  services: [{ name: 'Урок', amount: '500.50', quantity: '2' }],
  totalAmount: '1001.00',
  client: { contactPhone: null, displayName: null, incomeType: 'FROM_INDIVIDUAL', inn: null },
  paymentType: 'ACCOUNT',
  ignoreMaxTotalIncomeRestriction: false,
};

const post = async (path: string, body?: unknown) => {
  const answer = await program.ask('POST', `/api/v1/${path}`, {
    ...(body !== undefined && { body }),
  });
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
};
const refused = async (path: string, body: unknown, by = program) => {
  const { status, json } = await by.post(`/api/v1/${path}`, body);
  return [status, json.code];
};

/** Asks the cabinet as the seller. */
async function cabinet(method: string, path: string, body?: object) {
  const asking = { method, path: `/payment-details${path}`, ...(body && { body }) };
  const answer = await askCabinet(site, seller.subjectId, asking);
  return { status: answer.status, json: JSON.parse(await answer.text()) };
}

test('details saved in the cabinet are read by programs, one favourite of a kind', async () => {
  assert.deepEqual(await refused('invoice', short), [400, 'payment.details.absent']);
  const account = {
    kind: 'account',
    bankName: 'ПАО Сбербанк',
    bik: '044525225',
    account: '40802810838000000001',
    correspondentAccount: '30101810400000000225',
  };
  const wrong = await cabinet('POST', '', { ...account, account: '40802810138000000001' });
  assert.deepEqual([wrong.status, wrong.json.code], [400, 'payment-details.account_invalid']);
  assert.equal(wrong.json.errors[0].field, 'account');
  const saved = await cabinet('POST', '', account);
  assert.equal(saved.status, 200);
  const phone = await cabinet('POST', '', {
    kind: 'phone',
    bankName: 'Т-Банк',
    phone: '89001112233',
  });
  assert.equal(phone.status, 200);
  const { json } = await program.get('/api/v1/payment-type/table?type=ACCOUNT');
  assert.deepEqual(json.items, [
    {
      id: saved.json.id,
      type: 'ACCOUNT',
      bankName: 'ПАО Сбербанк',
      bankBik: '044525225',
      currentAccount: '40802810838000000001',
      corrAccount: '30101810400000000225',
      phone: null,
      bankId: null,
      favorite: true,
      availableForPa: false,
    },
  ]);
  const phones = (await program.get('/api/v1/payment-type/table?type=PHONE')).json.items;
  assert.equal(phones[0].currentAccount, '');
  assert.deepEqual([phones[0].phone, phones[0].favorite], ['79001112233', true]);
  const second = await cabinet('POST', '', {
    kind: 'phone',
    bankName: 'Банк',
    phone: '79001112244',
  });
  await cabinet('POST', `/${second.json.id}/favourite`);
  const marks = async () =>
    (await cabinet('GET', '')).json.items
      .filter(({ kind }: { kind: string }) => kind === 'phone')
      .map((one: { id: number; isFavourite: boolean }) => [one.id, one.isFavourite]);
  assert.deepEqual(await marks(), [
    [second.json.id, true],
    [phone.json.id, false],
  ]);
  await cabinet('POST', `/${second.json.id}/removal`);
  assert.deepEqual(await marks(), [[phone.json.id, true]]);
  assert.equal((await cabinet('POST', `/${second.json.id}/removal`)).status, 404);
  assert.deepEqual((await other.program.get('/api/v1/payment-type/table')).json, { items: [] });
});

test('the full form has every key of an invoice, exact', async () => {
  const answer = await program.post('/api/v1/invoice', full);
  assert.equal(answer.status, 200, answer.text);
  const { invoiceId, uuid } = answer.json;
  assert.deepEqual(answer.json, {
    invoiceId,
    uuid,
    fid: invoiceId,
    receiptId: null,
    type: 'MANUAL',
    status: 'CREATED',
    services: [{ name: 'Вёрстка', amount: 3001, quantity: 1, serviceNumber: 0 }],
    totalAmount: 3001,
    // 6 % of 3 001.
    totalTax: 180.06,
    commission: null,
    paymentType: 'ACCOUNT',
    ...bank,
    bankId: null,
    phone: null,
    clientType: 'FROM_LEGAL_ENTITY',
    clientName: 'ООО «Ромашка»',
    clientDisplayName: 'ООО «Ромашка»',
    clientInn: '7707083893',
    clientPhone: null,
    clientContactPhone: null,
    clientEmail: 'buyer@example.test',
    inn,
    profession: '',
    description: [],
    email: null,
    merchantId: null,
    acquirerId: null,
    acquirerName: null,
    paymentUrl: null,
    transitionPageURL: `${url}/invoice/${uuid}`,
    receiptTemplate: { profession: '', phone: null, email: null, description: [] },
    autoCreateReceipt: false,
    createdAt: '2026-03-14T09:00:00.000Z',
    paidAt: null,
    cancelledAt: null,
    approvedReceiptUuid: uuid,
  });
  assert.match(answer.text, /"totalAmount":3001\.00,"totalTax":180\.06,/);
});

test('the body of a receipt makes an invoice by the favourite, 4 % for a person', async () => {
  const drawn = await post('invoice', short);
  assert.equal(drawn.approvedReceiptUuid, drawn.uuid);
  assert.deepEqual(
    [drawn.bankName, drawn.totalAmount, drawn.totalTax, drawn.clientType],
    ['ПАО Сбербанк', 1001, 40.04, 'FROM_INDIVIDUAL'],
  );
});

test('equal calls are separate invoices; a repeated Idempotency-Key is one', async () => {
  const [one, two] = [await post('invoice', full), await post('invoice', full)];
  assert.notEqual(one.invoiceId, two.invoiceId);
  const headers = { 'idempotency-key': newId() };
  const keyed = () => program.ask('POST', '/api/v1/invoice', { body: full, headers });
  const [first, again] = [await keyed(), await keyed()];
  assert.equal(first.text, again.text);
  assert.equal(first.json.invoiceId, two.invoiceId + 1);
});

test('approved, then receipted once; the receipt names its invoice', async () => {
  const { invoiceId } = await post('invoice', full);
  const approved = await post(`invoice/${invoiceId}/approve`);
  assert.deepEqual(
    [approved.status, approved.paidAt],
    ['PAID_WITHOUT_RECEIPT', '2026-03-14T09:00:00.000Z'],
  );
  assert.deepEqual(await refused(`invoice/${invoiceId}/cancel`, {}), [400, 'invoice.state']);
  const body = { invoiceId, operationTime: '2026-03-14T12:00:00+03:00' };
  const done = await post(`invoice/${invoiceId}/receipt`, body);
  assert.equal(done.status, 'PAID_WITH_RECEIPT');
  assert.match(done.receiptId, /^[0-9a-z]{10}$/);
  assert.deepEqual(await refused(`invoice/${invoiceId}/receipt`, body), [400, 'invoice.state']);
  const { content } = (await program.get('/api/v1/incomes')).json;
  const [income] = content;
  assert.equal(income.approvedReceiptUuid, done.receiptId);
  assert.equal(income.invoiceId, String(invoiceId));
  assert.deepEqual([income.totalAmount, income.clientInn], [3001, '7707083893']);
  const path = `/api/v1/receipt/${inn}/${done.receiptId}/json`;
  assert.equal((await program.get(path)).json.invoiceId, String(invoiceId));
});

test('cancelled without a body and with an empty one of JSON; then nothing follows', async () => {
  const { invoiceId } = await post('invoice', full);
  const answer = await program.ask('POST', `/api/v1/invoice/${invoiceId}/cancel`, {
    headers: { 'content-type': 'application/json' },
  });
  assert.equal(answer.status, 200, answer.text);
  assert.deepEqual(
    [answer.json.status, answer.json.cancelledAt],
    ['CANCELLED', '2026-03-14T09:00:00.000Z'],
  );
  for (const step of ['cancel', 'approve', 'receipt']) {
    assert.deepEqual(
      await refused(`invoice/${invoiceId}/${step}`, {}),
      [400, 'invoice.state'],
      step,
    );
  }
});

test('says anew where to pay', async () => {
  const { invoiceId } = await post('invoice', full);
  const body = { invoiceId, paymentType: 'PHONE', bankName: 'Т-Банк', phone: '+7 900 111-22-33' };
  const changed = await post('invoice/update-payment-info', body);
  assert.deepEqual(
    [changed.paymentType, changed.bankName, changed.phone, changed.currentAccount],
    ['PHONE', 'Т-Банк', '79001112233', ''],
  );
});

test('the table filters, sorts and pages', async () => {
  const fresh = await openSeller(site);
  const draw = async (name: string, amount: number) => {
    const services = [{ name, amount, quantity: 1 }];
    const body = { ...full, services, totalAmount: amount, clientName: `ООО «${name} и К»` };
    return (await fresh.program.post('/api/v1/invoice', body)).json.invoiceId as number;
  };
  const [a, b, c] = [await draw('Ромашка', 300), await draw('Лютик', 100), await draw('Мак', 200)];
  await fresh.program.post(`/api/v1/invoice/${b}/cancel`);
  const table = async (body: object) => {
    const { status, text, json } = await fresh.program.post('/api/v1/invoice/table', body);
    assert.equal(status, 200, text);
    const ids = json.items.map((one: { invoiceId: number }) => one.invoiceId);
    return { ids, ...json };
  };
  const filtered = (...pairs: [string, string][]) => ({
    filtered: pairs.map(([id, value]) => ({ id, value })),
  });
  assert.deepEqual((await table({})).ids, [c, b, a]);
  assert.deepEqual((await table({ sorted: [{ id: 'createdAt', desc: false }] })).ids, [a, b, c]);
  assert.deepEqual((await table({ sorted: [{ id: 'totalAmount', desc: true }] })).ids, [a, c, b]);
  assert.deepEqual((await table(filtered(['status', 'ALL'], ['context', 'ромаш']))).ids, [a]);
  assert.deepEqual((await table(filtered(['status', 'CANCELLED']))).ids, [b]);
  assert.deepEqual((await table(filtered(['status', 'FUND_RECEIVED']))).ids, []);
  assert.deepEqual((await table(filtered(['from', '2026-03-15T00:00:00+03:00']))).ids, []);
  assert.deepEqual((await table(filtered(['to', '2026-03-14T12:00:00+03:00']))).ids, [c, b, a]);
  const page = await table({ offset: 1, limit: 1 });
  assert.deepEqual([page.ids, page.hasMore], [[b], true]);
  assert.deepEqual([page.currentOffset, page.currentLimit], [1, 1]);
});

test('refuses what a receipt would be refused for, and invoices of others', async () => {
  assert.equal((await refused('invoice', { ...full, totalAmount: '3000' }))[0], 400);
  assert.equal((await refused('invoice', { ...full, clientInn: '7707083890' }))[0], 400);
  assert.equal((await refused('invoice', { ...full, services: [] }))[0], 400);
  assert.deepEqual(await refused('invoice', { ...full, bankBik: '12' }), [400, 'bik.invalid']);
  assert.deepEqual(await refused('invoice', { ...full, paymentType: 'CASH' }), [
    400,
    'invoice.payment.type.invalid',
  ]);
  const { invoiceId } = await post('invoice', full);
  for (const step of ['cancel', 'approve', 'receipt']) {
    const path = `invoice/${invoiceId + 100}/${step}`;
    assert.deepEqual(await refused(path, {}), [404, 'invoice.not.found']);
    const foreign = await refused(`invoice/${invoiceId}/${step}`, {}, other.program);
    assert.deepEqual(foreign, [404, 'invoice.not.found']);
  }
  const person = await openPerson(env);
  const stranger = new Program(url);
  await stranger.signIn(person.inn, await giveApplicationPassword(env, person.subjectId));
  assert.deepEqual(await refused('invoice', full, stranger), [403, 'operation.forbidden']);
});

test('whoever holds the link gets the paper, and nobody guesses one', async () => {
  const { uuid, transitionPageURL } = await post('invoice', full);
  const paper = await fetch(transitionPageURL);
  assert.equal(paper.status, 200);
  assert.equal(paper.headers.get('content-type'), 'application/pdf');
  assert.equal(
    Buffer.from(await paper.arrayBuffer())
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  );
  const stranger = new Program(url);
  const wrong = uuid.replace(/^./, (one: string) => (one === '0' ? '1' : '0'));
  for (const link of [wrong, 'nonsense']) {
    const answer = await stranger.get(`/api/v1/invoice/${link}/pdf/print`);
    assert.deepEqual([answer.status, answer.json.code], [404, 'invoice.not.found']);
  }
});
