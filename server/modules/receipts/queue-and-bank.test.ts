// Receipts without a connection, and receipts proposed by a bank statement.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { verifySealed } from '#modules/crypto';
import { numberMessage, receiptNumber } from '#primitives/receipt-number';
import { type Seller, testSellers } from '#testing/self-employment';

import { module } from './index.ts';

const program = await testSellers({ modules: [module], at: '2026-03-20T09:00:00.000Z' });
const { ask, registered, receipt, issue, env, clock } = program;

/** What the installed web application does without a connection. */
async function reserved(by: Seller, count = 2, device = 'phone-1') {
  const { json } = await ask('POST /reservations', { by, body: { device, count } });
  const give = (at: number, operationAt: string, priceKopecks = 15_000) => {
    const { sequence, key } = json.numbers[at];
    const facts = { requestAt: operationAt, operationAt, buyerInn: null, partner: null, device };
    const message = numberMessage({ ...facts, inn: json.inn, totalKopecks: priceKopecks });
    const digest = createHmac('sha256', Buffer.from(key, 'base64')).update(message).digest();
    const number = receiptNumber(parseInt(sequence, 36), digest);
    const body = receipt(priceKopecks, { operationAt, requestAt: operationAt, device, number });
    return body;
  };
  return { numbers: json.numbers, give };
}
const send = (by: Seller, body: object) => ask('POST /receipts/offline', { by, body });

test('a receipt given without a connection comes in once under its reserved number', async () => {
  const by = await registered();
  const { numbers, give } = await reserved(by);
  assert.equal(await verifySealed(env, numbers[0].sealed), true);
  await issue(by, receipt(100));
  const body = give(0, '2026-03-20T11:30:00+03:00');
  const answers = await Promise.all([send(by, body), send(by, body), send(by, body)]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  );
  assert.ok(answers.every(({ json }) => json.number === body.number));
  assert.equal(answers[0]!.json.source, 'offline');
  assert.equal((await send(by, body)).json.number, body.number);
  const { json } = await ask('GET /receipts', { by });
  assert.deepEqual([json.total, json.incomeKopecks], [2, 15_100]);
});

test('a number is good for its receipt, device, seller and week only', async () => {
  const [by, other] = [await registered(), await registered()];
  const { give } = await reserved(by, 3);
  const at = '2026-03-20T11:30:00+03:00';
  const body = give(0, at);
  const codeOf = async (who: Seller, changed: object) => (await send(who, changed)).json.code;
  const wrong = 'self-employment.number_wrong';
  const lines = [{ name: 'Ремонт', priceKopecks: 99, quantity: '1' }];
  assert.equal(await codeOf(by, { ...body, lines }), wrong);
  assert.equal(await codeOf(other, body), wrong);
  assert.equal(await codeOf(by, { ...body, number: `zz00${String(body.number).slice(4)}` }), wrong);
  assert.equal((await send(by, body)).status, 200);
  assert.equal(await codeOf(by, { ...body, lines }), 'self-employment.number_used');
  clock.set('2026-03-30T09:00:00.000Z');
  assert.equal(await codeOf(by, give(1, '2026-03-29T12:00:00+03:00')), wrong);
  assert.equal((await send(by, give(1, '2026-03-25T12:00:00+03:00'))).status, 200);
  const ahead = await send(by, give(2, '2026-04-01T12:00:00+03:00'));
  assert.equal(ahead.json.code, 'self-employment.time_ahead');
  clock.set('2026-03-20T09:00:00.000Z');
});

test('numbers put aside do not meet those of receipts made with a connection', async () => {
  const by = await registered();
  const { numbers } = await reserved(by, 50);
  const { number } = await issue(by, receipt(100));
  assert.equal(number.slice(0, 4), '001f');
  assert.equal(numbers.at(-1).sequence, '001e');
  await reserved(by, 50);
  await reserved(by, 50);
  await reserved(by, 50);
  const body = { device: 'phone-1', count: 1 };
  const { json } = await ask('POST /reservations', { by, body });
  assert.equal(json.code, 'self-employment.numbers_reserved');
});

interface Paid {
  number: string;
  sum: string;
  payer: string;
  inn: string;
  purpose: string;
}

/** A statement of one account as banks write it. */
function statement(paid: readonly Paid[], total?: string): string {
  const account = '40817810500000000001';
  const documents = paid.flatMap(({ number, sum, payer, inn, purpose }) => [
    'СекцияДокумент=Платежное поручение',
    `Номер=${number}`,
    'Дата=21.03.2026',
    `Сумма=${sum}`,
    `ПлательщикСчет=4070281090000000${number.padStart(4, '0')}`,
    `Плательщик=${payer}`,
    `ПлательщикИНН=${inn}`,
    `ПолучательСчет=${account}`,
    'ДатаПоступило=21.03.2026',
    `НазначениеПлатежа=${purpose}`,
    'КонецДокумента',
  ]);
  const all = paid.reduce((sum, one) => sum + Number(one.sum), 0).toFixed(2);
  const text = [
    '1CClientBankExchange',
    'ВерсияФормата=1.03',
    'Кодировка=Windows',
    `РасчСчет=${account}`,
    'СекцияРасчСчет',
    'ДатаНачала=01.03.2026',
    'ДатаКонца=31.03.2026',
    `РасчСчет=${account}`,
    'НачальныйОстаток=0.00',
    `ВсегоПоступило=${total ?? all}`,
    'ВсегоСписано=0.00',
    `КонечныйОстаток=${total ?? all}`,
    'КонецРасчСчет',
    ...documents,
    'КонецФайла',
  ].join('\r\n');
  return Buffer.from(text, 'utf8').toString('base64');
}

const company = { payer: 'ООО "Ромашка"', inn: '7708133378' };
const take = (by: Seller, contentBase64: string, acceptDifference = false) =>
  ask('POST /imports', { by, body: { name: 'kl_to_1c.txt', contentBase64, acceptDifference } });
const linesOf = async (by: Seller, state = 'waiting') =>
  (await ask(`GET /imports/lines?state=${state}`, { by })).json.items;

test('a bank line proposes a receipt, and a second load of it proposes nothing', async () => {
  clock.set('2026-03-20T09:00:00.000Z');
  const by = await registered();
  clock.set('2026-03-22T09:00:00.000Z');
  const loan = { number: '2', sum: '5000.00', ...company, purpose: 'Договор займа № 5' };
  const mine = { number: '3', sum: '700.00', payer: 'Смирнов', inn: by.inn, purpose: 'Перевод' };
  const card = {
    number: '4',
    sum: '980.00',
    payer: 'АО "Банк"',
    inn: '7708133378',
    purpose: 'Возмещение по торговому эквайрингу. Сумма операций 1000.00. Комиссия 20.00.',
  };
  const paid = { number: '1', sum: '3001.00', ...company, purpose: 'Оплата по счёту 7' };
  const file = statement([paid, loan, mine, card]);
  const { json } = await take(by, file);
  assert.deepEqual(
    [json.lines, json.fresh, json.known, json.proposed, json.excluded],
    [4, 4, 0, 2, 2],
  );
  const again = (await take(by, file)).json;
  assert.deepEqual([again.fresh, again.known, again.proposed], [0, 4, 0]);
  const lines = await linesOf(by);
  const by1 = (sum: number) =>
    lines.find((l: { amountKopecks: number }) => l.amountKopecks === sum);
  assert.equal(by1(500_000).excluded.code, 'loan');
  assert.equal(by1(70_000).excluded.code, 'own');
  assert.equal(by1(98_000).proposedKopecks, 100_000);
  const { lineId, draft } = by1(300_100);
  assert.deepEqual([draft.buyer.kind, draft.buyer.inn], ['company', '7708133378']);
  const path = `POST /imports/lines/${lineId}/receipt`;
  const issued = await ask(path, { by, body: draft });
  assert.equal(issued.json.totalKopecks, 300_100);
  assert.equal(issued.json.source, 'bank');
  assert.equal(issued.json.incomeOn, '2026-03-21');
  assert.equal((await ask(path, { by, body: draft })).json.code, 'self-employment.line_decided');
  await ask(`POST /imports/lines/${by1(500_000).lineId}/dismissal`, { by });
  assert.equal((await linesOf(by)).length, 2);
  assert.equal((await linesOf(by, 'issued'))[0].number, issued.json.number);
});

test('one line at twice is one receipt', async () => {
  clock.set('2026-03-20T09:00:00.000Z');
  const by = await registered();
  clock.set('2026-03-22T09:00:00.000Z');
  await take(by, statement([{ number: '1', sum: '10.00', ...company, purpose: 'Оплата' }]));
  const [{ lineId, draft }] = await linesOf(by);
  const path = `POST /imports/lines/${lineId}/receipt`;
  const answers = await Promise.all([1, 2, 3].map(() => ask(path, { by, body: draft })));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.equal((await ask('GET /receipts', { by })).json.total, 1);
});

test('a cut file gives nothing; sums that differ are shown before anything is taken', async () => {
  const by = await registered();
  const one = { number: '1', sum: '10.00', ...company, purpose: 'Оплата' };
  const whole = Buffer.from(statement([one]), 'base64').toString();
  const cut = Buffer.from(whole.replace('КонецФайла', '')).toString('base64');
  assert.equal((await take(by, cut)).json.code, 'self-employment.statement_unread');
  assert.equal((await take(by, 'AAAA')).json.code, 'self-employment.statement_unread');
  const wrong = statement([one], '11.00');
  const differs = await take(by, wrong);
  assert.equal(differs.json.code, 'self-employment.statement_differs');
  assert.equal((await linesOf(by)).length, 0);
  assert.equal((await take(by, wrong, true)).json.fresh, 1);
  const [stranger] = [await registered()];
  assert.equal((await linesOf(stranger)).length, 0);
});
