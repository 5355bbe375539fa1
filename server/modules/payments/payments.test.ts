// Payments from the quote to the receipt, over HTTP, with the bank of the stand and real
// PostgreSQL.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import { reversePayment } from '#modules/ledger';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import { work } from '#platform/work';
import { testPayments } from './testing.ts';

const program = await testPayments();
const { env, ask, stand, newPayer, charge, deliverAll } = program;
const { pay, wish, approve, show, reaches, postings } = program;
const base = '/api/cabinet/v1/payments';
const actor = { kind: 'job', name: 'test' } as const;

test('a charge is quoted, paid by СБП, reserved, and has its receipt', async () => {
  const by = await newPayer();
  const { chargeId } = await charge(by);
  const body = { chargeIds: [chargeId], amountKopecks: null };
  const quote = await ask(`POST ${base}/quote`, { by, body });
  assert.equal(quote.status, 200);
  assert.equal(quote.json.totalKopecks, 124_850);
  assert.equal(quote.json.feeKopecks, 0);
  assert.equal(quote.json.payee, 'Казначейство России (ФНС России)');
  assert.equal(quote.json.covers[0].reservedKopecks, 124_850);
  const begun = await pay(by, wish([chargeId], 124_850));
  assert.equal(begun.status, 200);
  assert.equal(begun.json.state, 'waiting');
  assert.match(begun.json.payUrl, /\/stand\/bank\/pay\//);
  assert.match(begun.json.qrLink, /^https:\/\/qr\.nspk\.ru\/AD/);
  const { paymentId, number } = begun.json;
  await approve(paymentId);
  await reaches(by, paymentId, 'paid');
  await deliverAll();
  const paid = (await show(by, paymentId)).json;
  assert.equal(paid.receiptReady, true);
  assert.equal(paid.payUrl, null);
  assert.equal(paid.covers[0].reservedKopecks, 124_850);
  const receipt = await ask(`GET ${base}/${paymentId}/receipt.pdf`, { by });
  assert.equal(receipt.bytes.subarray(0, 5).toString(), '%PDF-');
  const again = await ask(`GET ${base}/${paymentId}/receipt.pdf`, { by });
  assert.ok(receipt.bytes.equals(again.bytes));
  const { json: letters } = await stand(`GET /stand/api/inbox?to=${by.email}`);
  const names = letters.flatMap((one: { attachments: { name: string }[] }) =>
    one.attachments.map((file) => file.name),
  );
  assert.deepEqual(names, [`Квитанция ${number}.pdf`]);
});

test('a card payment of an advance stays free on the account', async () => {
  const by = await newPayer();
  const begun = await pay(by, wish([], 50_000, { method: 'card' }));
  assert.equal(begun.json.qrLink, null);
  await approve(begun.json.paymentId);
  await reaches(by, begun.json.paymentId, 'paid');
  const { json } = await show(by, begun.json.paymentId);
  assert.deepEqual(json.covers, []);
  assert.equal(json.unallocatedKopecks, 50_000);
});

test('a payment that its source took back is told so, in the list and the file too', async () => {
  const by = await newPayer();
  const begun = await pay(by, wish([], 50_000));
  const { paymentId } = begun.json;
  await approve(paymentId);
  await reaches(by, paymentId, 'paid');
  assert.equal((await show(by, paymentId)).json.reversedAt, null);
  await program.as(by, (ctx) =>
    reversePayment(ctx, {
      paymentId,
      source: 'bank',
      documentNumber: '17',
      documentOn: ctx.today,
      note: '',
      file: null,
    }),
  );
  const { json } = await show(by, paymentId);
  assert.equal(json.state, 'paid');
  assert.match(json.reversedAt, /^\d{4}-/);
  const { json: list } = await ask(`GET ${base}`, { by });
  assert.equal(list.items[0].reversedAt, json.reversedAt);
  const file = await ask(`GET ${base}/export.csv`, { by });
  assert.match(file.bytes.toString(), /;Отозван;/);
});

test('a part of a charge may be paid, then the rest', async () => {
  const by = await newPayer();
  const { chargeId } = await charge(by);
  const part = await pay(by, wish([chargeId], 100_000));
  await approve(part.json.paymentId);
  await reaches(by, part.json.paymentId, 'paid');
  const tooMuch = await pay(by, wish([chargeId], 124_850));
  assert.equal(tooMuch.json.code, 'payments.amount_changed');
  assert.equal(tooMuch.json.params.currentKopecks, 24_850);
  const rest = await pay(by, wish([chargeId], 24_850));
  assert.equal(rest.json.number, '2026-000002'.replace('2026', env.clock.today().slice(0, 4)));
  await approve(rest.json.paymentId);
  await reaches(by, rest.json.paymentId, 'paid');
  const over = await pay(by, wish([chargeId], 1));
  assert.equal(over.json.code, 'payments.nothing_to_pay');
});

test('sums out of limits and sums nobody saw are refused with their field', async () => {
  const by = await newPayer();
  const { chargeId } = await charge(by);
  const cases: [object, number, string][] = [
    [wish([], 0), 422, 'payments.amount_too_small'],
    [wish([], -1), 422, 'payments.amount_too_small'],
    [wish([], 10_000_000_001), 422, 'payments.amount_too_large'],
    [wish([chargeId], 124_850, { expectedTotalKopecks: 1 }), 409, 'payments.amount_changed'],
    [wish([], 100, { expectedTotalKopecks: 99 }), 409, 'payments.amount_changed'],
    [wish([newId()], 100), 404, 'ledger.charge_unknown'],
    [wish([], 1.5), 400, 'request.invalid'],
  ];
  for (const [body, status, code] of cases) {
    const { json } = await pay(by, body);
    assert.deepEqual([json.status, json.code], [status, code]);
    assert.match(json.detail, /[а-яё].*[.!]$/i);
    if (status === 422) assert.equal(json.errors[0].field, 'amountKopecks');
  }
  assert.equal((await ask(`GET ${base}`, { by })).json.total, 0);
});

test('the same request gives the same payment; another under its id is refused', async () => {
  const by = await newPayer();
  const body = wish([], 10_000);
  const key = { 'idempotency-key': newId() };
  const answers = await Promise.all(Array.from({ length: 12 }, () => pay(by, body, key)));
  assert.equal(new Set(answers.map((one) => one.bytes.toString())).size, 1);
  assert.equal((await pay(by, body)).json.payUrl, answers[0]!.json.payUrl);
  assert.equal((await pay(by, { ...body, method: 'card' })).json.code, 'payments.id_taken');
  const stranger = await newPayer();
  assert.equal((await pay(stranger, body)).json.code, 'payments.id_taken');
  const { json } = await stand('GET /stand/api/bank/payments');
  const orders = json.filter((one: { id: string }) => one.id === body.paymentId);
  assert.equal(orders.length, 1);
});

test('who left the page of the bank and pays again goes on with the same order', async () => {
  const by = await newPayer();
  const { chargeId } = await charge(by);
  const first = await pay(by, wish([chargeId], 124_850));
  const again = await pay(by, wish([chargeId], 124_850));
  assert.equal(again.status, 200);
  assert.deepEqual(again.json, first.json);
  const byCard = await pay(by, wish([chargeId], 124_850, { method: 'card' }));
  assert.equal(byCard.json.code, 'payments.already_in_progress');
  assert.equal(byCard.json.params.paymentId, first.json.paymentId);
  assert.equal((await ask(`GET ${base}`, { by })).json.total, 1);
});

test('one payment for the same at a time, however many begin together', async () => {
  const by = await newPayer();
  const { chargeId } = await charge(by);
  const begun = await Promise.all(
    Array.from({ length: 8 }, () => pay(by, wish([chargeId], 124_850))),
  );
  const payable = begun.filter((one) => one.status === 200);
  assert.equal(new Set(payable.map(({ json }) => json.paymentId)).size, 1);
  const others = begun.filter((one) => one.status !== 200);
  for (const { json } of others) assert.equal(json.code, 'payments.already_in_progress');
  const again = await pay(by, wish([chargeId], 1000));
  assert.equal(again.json.code, 'payments.already_in_progress');
  assert.equal(again.json.params.paymentId, payable[0]!.json.paymentId);
  const elsewhere = await pay(by, wish([], 1000));
  assert.equal(elsewhere.status, 200);
});

test("somebody else's payment is unknown", async () => {
  const [by, stranger] = [await newPayer(), await newPayer()];
  const { json } = await pay(by, wish([], 10_000));
  const seen = await show(stranger, json.paymentId);
  assert.equal(seen.json.code, 'payments.unknown');
  const receipt = await ask(`GET ${base}/${json.paymentId}/receipt.pdf`, { by: stranger });
  assert.equal(receipt.json.code, 'payments.unknown');
  const early = await ask(`GET ${base}/${json.paymentId}/receipt.pdf`, { by });
  assert.equal(early.json.code, 'payments.receipt_not_ready');
});

test('anyone with the paper may check it, and learns no name in full', async () => {
  const by = await newPayer();
  const { json: begun } = await pay(by, wish([], 77_700));
  await approve(begun.paymentId);
  await reaches(by, begun.paymentId, 'paid');
  await deliverAll();
  const { checkUrl, sha256 } = await printed(by.taxpayerId, begun.paymentId);
  const right = await ask(`GET /check/api?${checkUrl}`);
  assert.deepEqual(right.json, {
    authentic: true,
    number: begun.number,
    amountKopecks: 77_700,
    paidAt: right.json.paidAt,
    payer: 'Петрова\u00a0А.\u00a0С.',
    sha256,
    reversedOn: null,
  });
  const wrong = checkUrl.replace(/.$/, (last) => (last === '7' ? '8' : '7'));
  for (const query of [wrong, checkUrl.replace('000001', '000002'), 'number=1&code=2']) {
    const { json } = await ask(`GET /check/api?${query}`);
    assert.equal(json.authentic, false);
    assert.equal(json.payer, null);
  }
});

test('the check of a receipt whose payment was taken back says on which day', async () => {
  const by = await newPayer();
  const { json: begun } = await pay(by, wish([], 77_700));
  await approve(begun.paymentId);
  await reaches(by, begun.paymentId, 'paid');
  await deliverAll();
  const { checkUrl } = await printed(by.taxpayerId, begun.paymentId);
  const { json: before } = await ask(`GET /check/api?${checkUrl}`);
  await program.as(by, (ctx) =>
    reversePayment(ctx, {
      paymentId: begun.paymentId,
      source: 'bank',
      documentNumber: '17',
      documentOn: ctx.today,
      note: '',
      file: null,
    }),
  );
  const { json: after } = await ask(`GET /check/api?${checkUrl}`);
  assert.deepEqual(after, { ...before, reversedOn: env.clock.today() });
  assert.equal(after.authentic, true);
});

/** Number and code as the paper carries them, and the digest of the kept file. */
async function printed(id: number, paymentId: string) {
  const { codeOf } = await import('./receipt/receipt.ts');
  const code = codeOf(env.keys.lookup('payments.receipt-code', `${id}|${paymentId}`));
  const row = await work(env, { actor, role: 'batch' }, (ctx) =>
    ctx.db.one(sql<{ number: string; sha256: Buffer }>`
      select p.number, d.sha256 from payments.payment p
      join documents.document d on d.document_id = p.receipt_id
      where p.payment_id = ${paymentId}`),
  );
  return {
    checkUrl: `number=${row.number}&code=${code}`,
    sha256: row.sha256.toString('hex'),
  };
}

test('the history is filtered, counted and exported; text is never a formula', async () => {
  const by = await newPayer();
  const { chargeId } = await charge(by, { subjectOfTax: '=HYPERLINK("http://x";"y")' });
  const paid = await pay(by, wish([chargeId], 124_850));
  await approve(paid.json.paymentId);
  await reaches(by, paid.json.paymentId, 'paid');
  await pay(by, wish([], 1000, { method: 'card' }));
  const today = env.clock.today();
  const list = async (query: string) => (await ask(`GET ${base}?${query}`, { by })).json;
  assert.equal((await list('')).total, 2);
  assert.equal((await list('')).paidKopecks, 124_850);
  assert.equal((await list('state=paid')).items[0].paymentId, paid.json.paymentId);
  assert.equal((await list('method=card')).total, 1);
  assert.equal((await list(`from=${today}&to=${today}`)).total, 2);
  assert.equal((await list('to=2020-01-01')).total, 0);
  for (const query of ['state=lost', 'from=2026-02-30', 'page=0', 'method=cash']) {
    const { code, errors } = await list(query);
    assert.equal(code, 'payments.filter_invalid');
    assert.equal(errors[0].field, query.split('=')[0]);
  }
  const csv = await ask(`GET ${base}/export.csv?state=paid`, { by });
  assert.match(csv.bytes.toString(), /1248,50/);
  assert.doesNotMatch(csv.bytes.toString(), /[;"]=HYPERLINK/);
  const xlsx = await ask(`GET ${base}/export.xlsx`, { by });
  const [sheet] = (await readXlsx(xlsx.bytes)).sheets;
  assert.equal(sheet!.rows.length, 3);
  assert.equal(postingsOf(sheet!.rows, 3).includes(1248.5), true);
});

const postingsOf = (rows: readonly (readonly unknown[])[], column: number) =>
  rows.map((row) => row[column]);

test('every act on a payment stands in the journal once, and money is posted once', async () => {
  const by = await newPayer();
  const { json } = await pay(by, wish([], 4200));
  await approve(json.paymentId);
  await reaches(by, json.paymentId, 'paid');
  assert.equal((await postings(by)).length, 1);
  const rows = await work(env, { actor, taxpayerId: by.taxpayerId }, (ctx) =>
    ctx.db.rows(sql<{ action: string; count: number }>`
      select action, count(*) as count from platform.audit_event
      where action in ('payment.create', 'payment.posted', 'payment.callback')
      group by action order by action`),
  );
  assert.deepEqual(rows, [
    { action: 'payment.callback', count: 1 },
    { action: 'payment.create', count: 1 },
    { action: 'payment.posted', count: 1 },
  ]);
});
