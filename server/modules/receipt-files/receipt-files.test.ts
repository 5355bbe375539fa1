// Files of receipts: read line by line, issued once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { module as receipts } from '#modules/receipts';
import { sql } from '#platform/db';
import { parseInn } from '#primitives/identifiers/inn';
import { type Seller, testSellers } from '#testing/self-employment';
import { module } from './index.ts';
import { UNDECIDED_MAX } from './upload-file.ts';
import { csv, fileActs, windows1251, xlsx } from './testing.ts';

const program = await testSellers({
  modules: [receipts, module],
  at: '2026-03-01T09:00:00.000Z',
});
const { clock, env } = program;
const { load, show, rows, choose, issue, issueAll, receipts: receiptsOf } = fileActs(program);

/** A seller since 1 March; the clock stands at 22 March. */
async function seller(): Promise<Seller> {
  clock.set('2026-03-01T09:00:00.000Z');
  const by = await program.registered();
  clock.set('2026-03-22T09:00:00.000Z');
  return by;
}

const person = (on: string, price: string) => `${on};Ремонт велосипеда;1;${price};;физлицо;;;`;
const three = csv(
  person('20.03.2026', '1 500,50'),
  person('21.03.2026', '700'),
  '2026-03-21;Перевод договора;2;5000;10000;организация;7708133378;ООО «Ромашка»;безналичные',
);

type Told = { line: number; outcome: string; refusal: { code: string; column: string } | null };
const told = (items: Told[]) =>
  items.map(({ line, outcome, refusal }) => [
    line,
    outcome,
    refusal && `${refusal.column}: ${refusal.code.split('.')[1]}`,
  ]);

test('a file is told line by line, and nothing is issued before the person confirms', async () => {
  const by = await seller();
  const { status, json } = await load(by, three);
  assert.equal(status, 201, JSON.stringify(json));
  assert.equal(json.state, 'checked');
  assert.deepEqual(json.totals, [{ outcome: 'ready', count: 3, amountKopecks: 1_220_050 }]);
  assert.equal(json.chosen.count, 3);
  assert.equal(json.chosen.amountKopecks, 1_220_050);
  // 2 200,50 ₽ at 3 % and 10 000 ₽ at 4 % while the deduction lasts (422-ФЗ ст.10, 12).
  assert.deepEqual(json.chosen.tax, { beforeKopecks: 0, afterKopecks: 46_600 });
  assert.equal((await receiptsOf(by)).total, 0);

  const issued = await issueAll(by, json);
  assert.equal(issued.json.state, 'issued', JSON.stringify(issued.json));
  const { items, total, incomeKopecks } = await receiptsOf(by);
  assert.deepEqual([total, incomeKopecks], [3, 1_220_050]);
  const company = items.find((one: { buyer: { kind: string } }) => one.buyer.kind === 'company');
  assert.equal(company.source, 'file');
  assert.equal(company.incomeOn, '2026-03-21');
  assert.equal(company.operationAt, '2026-03-21T12:00:00+03:00');
  assert.deepEqual(company.lines[0].quantity, '2');
  assert.deepEqual([company.buyer.inn, company.buyer.name], ['7708133378', 'ООО «Ромашка»']);
  const [first] = await rows(by, json.loadId);
  assert.equal(items.at(-1).number, first.number);
});

test('the same file again issues nothing; a line it has more of is issued once', async () => {
  const by = await seller();
  await issueAll(by, (await load(by, three)).json);
  const again = (await load(by, three, 'другое имя.csv')).json;
  assert.deepEqual(again.totals, [{ outcome: 'present', count: 3, amountKopecks: 1_220_050 }]);
  assert.equal(again.chosen.count, 0);
  const refused = await issue(by, again);
  assert.equal(refused.json.code, 'receipt-files.nothing_chosen');
  const more = (await load(by, `${three}\r\n${person('21.03.2026', '700,00')}`)).json;
  assert.deepEqual([more.chosen.count, more.chosen.amountKopecks], [1, 70_000]);
  await issueAll(by, more);
  assert.equal((await receiptsOf(by)).total, 4);
  const inOtherLetters = (await load(by, windows1251(three))).json;
  assert.equal(inOtherLetters.chosen.count, 0);
});

test('equal lines of one file are separate sales; a known line is ticked on purpose', async () => {
  const by = await seller();
  const one = person('20.03.2026', '100');
  const first = (await load(by, csv(one, one))).json;
  assert.equal(first.chosen.count, 2);
  await issueAll(by, first);
  const again = (await load(by, csv(one))).json;
  assert.equal(again.chosen.count, 0);
  const ticked = (await choose(by, again.loadId, [1, true])).json;
  assert.deepEqual([ticked.chosen.count, ticked.chosen.amountKopecks], [1, 10_000]);
  await issueAll(by, ticked);
  await issueAll(by, ticked);
  assert.equal((await receiptsOf(by)).total, 3);
  const last = (await load(by, csv(one, one, one, one))).json;
  assert.equal(last.chosen.count, 1);
});

test('a line without its tick is left out; what was shown must be what is issued', async () => {
  const by = await seller();
  const shown = (await load(by, three)).json;
  const now = (await choose(by, shown.loadId, [2, false])).json;
  assert.equal(now.chosen.count, 2);
  const stale = await issue(by, shown);
  assert.equal(stale.json.code, 'receipt-files.shown_differs');
  await issueAll(by, now);
  assert.equal((await receiptsOf(by)).total, 2);
  const late = await choose(by, shown.loadId, [2, true]);
  assert.equal(late.json.code, 'receipt-files.load_closed');
  const rest = (await load(by, three)).json;
  assert.deepEqual([rest.chosen.count, rest.chosen.amountKopecks], [1, 70_000]);
});

test('each wrong line says what is wrong with it, and where', async () => {
  const by = await seller();
  const file = csv(
    person('31.02.2026', '100'),
    person('03/21/2026', '100'),
    person('20.03.2026', '-100'),
    person('20.03.2026', '10,005'),
    person('20.03.2026', ''),
    person('25.03.2026', '100'),
    person('28.02.2026', '100'),
    '20.03.2026;;1;100;;;;;',
    '20.03.2026;Услуга;0,1234567;100;;;;;',
    '20.03.2026;Услуга;-1;100;;;;;',
    '20.03.2026;Услуга;3;;100;;;;',
    '20.03.2026;Услуга;2;100;201;;;;',
    '20.03.2026;Услуга;1;100;;марсианин;;;',
    '20.03.2026;Услуга;1;100;;;502711111153;;',
    '20.03.2026;Услуга;1;100;;организация;7708133379;ООО;',
    '20.03.2026;Услуга;1;100;;организация;7708133378;;',
    '20.03.2026;Услуга;1;100;;;;;бартер',
    '=1+1;Услуга;1;100;;;;;',
    '20.03.2026;=HYPERLINK("http://x");1;100;;;;;',
    `20.03.2026;Услуга;1;100;;;;\u0007;`,
    '20.03.2026;Услуга;2;999999999;;;;;',
    '20.03.2026;Услуга;0,123456;100;;;;;',
    '20.03.2026;Услуга;0,000001;0,01;;;;;',
    ';Итого;;;12345;;;;',
  );
  const { json } = await load(by, file);
  assert.deepEqual(told(await rows(by, json.loadId)), [
    [2, 'refused', 'Дата: day_wrong'],
    [3, 'refused', 'Дата: day_wrong'],
    [4, 'refused', 'Цена: price_invalid'],
    [5, 'refused', 'Цена: price_invalid'],
    [6, 'refused', 'Сумма: sum_missing'],
    [7, 'refused', 'Дата: time_ahead'],
    [8, 'refused', 'Дата: not_registered'],
    [9, 'refused', 'Товар или услуга: line_name'],
    [10, 'refused', 'Количество: quantity_invalid'],
    [11, 'refused', 'Количество: quantity_invalid'],
    [12, 'refused', 'Сумма: sum_indivisible'],
    [13, 'refused', 'Сумма: sum_differs'],
    [14, 'refused', 'Покупатель: buyer_unclear'],
    [15, 'refused', 'Покупатель: buyer_unclear'],
    [16, 'refused', 'ИНН покупателя: buyer_inn'],
    [17, 'refused', 'Название или имя покупателя: buyer_name'],
    [18, 'refused', 'Оплата: payment_unclear'],
    [19, 'refused', 'Дата: formula'],
    [20, 'refused', 'Товар или услуга: formula'],
    [21, 'refused', 'Название или имя покупателя: buyer_name'],
    [22, 'refused', 'Сумма: total_too_large'],
    [23, 'ready', null],
    [24, 'refused', 'Сумма: total_too_small'],
  ]);
  const [row] = await rows(by, json.loadId, '?outcome=refused');
  assert.match(row.refusal.text.ru, /Нужны день, месяц и год/u);
  assert.match(row.text, /31\.02\.2026/u);
  const refused = await choose(by, json.loadId, [1, true]);
  assert.equal(refused.json.code, 'receipt-files.row_refused');
  const absent = await choose(by, json.loadId, [99, true]);
  assert.equal(absent.json.code, 'receipt-files.row_unknown');
  await issueAll(by, await show(by, json.loadId));
  assert.deepEqual((await receiptsOf(by)).items[0].lines[0].quantity, '0.123456');
});

test('the letters and the separators of a file do not matter', async () => {
  const by = await seller();
  const expected = { outcome: 'ready', count: 3, amountKopecks: 1_220_050 };
  const tabs = three.replaceAll(';', '\t');
  const commas = three.replaceAll(',50', '.50').replaceAll(';', ',');
  const withShop = `Мастерская «У дома»;;;\r\n\r\n${three}`;
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(tabs, 'utf16le')]);
  const files = [windows1251(three), `\uFEFF${three}`, tabs, commas, withShop, wide];
  for (const [at, file] of files.entries()) {
    const { json } = await load(by, file);
    assert.deepEqual(json.totals, [expected], `file ${at}: ${JSON.stringify(json)}`);
  }
});

test('a sheet of Excel is read as it is seen: days, numbers, a lost zero', async () => {
  const by = await seller();
  const head = ['Дата', 'Услуга', 'Количество', 'Цена', 'Покупатель', 'ИНН', 'Клиент'];
  const day = new Date('2026-03-20T00:00:00Z');
  const inn = Array.from({ length: 10 }, (_, last) => `027400000${last}`).find(
    (text) => parseInn(text).ok,
  )!;
  const file = await xlsx(
    [
      head,
      [day, 'Урок', 1.5, 0.1 + 0.2, null, null, null],
      ['21.03.2026', 'Урок', 1, 1500.5, 'организация', Number(inn), 'ООО «Уфа»'],
      [null, null, null, null, null, null, null],
      [46_101, 'Урок', 0.123456, 1000, 'физлицо', null, null],
      [day, 'Урок', 1, null, 'физлицо', null, null],
    ],
    { '5,3': 'SUM(D2:D3)' },
  );
  const { json } = await load(by, file, 'чеки.xlsx');
  const all = await rows(by, json.loadId);
  assert.deepEqual(told(all), [
    [2, 'ready', null],
    [3, 'ready', null],
    [5, 'ready', null],
    [6, 'refused', 'Цена: formula'],
  ]);
  const [first, second, serial] = all;
  assert.equal(second.sold.buyerInn, inn);
  assert.deepEqual([first.sold.priceKopecks, first.sold.totalKopecks], [30, 45]);
  assert.deepEqual([serial.sold.on, serial.sold.quantity], ['2026-03-20', '0.123456']);
});

test('a title of any length is said again in short', async () => {
  const by = await seller();
  const title = `Наименование работы, ${'как в договоре '.repeat(20)}`;
  const { json } = await load(by, `Дата;${title};Цена\n20.03.2026;;5`);
  const [row] = await rows(by, json.loadId);
  assert.match(row.refusal.column, /^Наименование работы, как/u);
});

test('the limit of the year is told before it is passed', async () => {
  const by = await seller();
  const line = person('20.03.2026', '2 000 000');
  const { json } = await load(by, csv(line, line));
  assert.equal(json.chosen.limits[0].year, 2026);
  const refused = await issue(by, json);
  assert.equal(refused.json.code, 'self-employment.income_limit');
  assert.equal((await receiptsOf(by)).total, 0);
  const { json: done } = await issueAll(by, json, { mayPassLimit: true });
  assert.equal(done.state, 'issued');
  assert.equal((await receiptsOf(by)).total, 2);
});

test('what is refused while it is issued stands at its line, the others are issued', async () => {
  const by = await seller();
  const { json } = await load(by, csv(person('20.03.2026', '100'), person('22.03.2026', '100')));
  // The register is left as of the 21st, after the file was read.
  await program.as(by, async (ctx) => {
    await ctx.db.run(sql`update self_employment.registration
      set ended_on = '2026-03-21', ended_at = ${ctx.now}, end_reason = 'left'`);
  });
  const done = await issueAll(by, json);
  assert.equal(done.json.state, 'issued');
  assert.deepEqual(told(await rows(by, json.loadId)), [
    [2, 'issued', null],
    [3, 'refused', 'Дата: not_registered'],
  ]);
  assert.equal((await receiptsOf(by)).total, 1);
  const month = (await load(by, csv(person('22.03.2026', '100')))).json;
  assert.deepEqual(month.totals[0].outcome, 'refused');
});

test('the template is read, and its examples are no sales', async () => {
  const by = await seller();
  for (const format of ['xlsx', 'csv']) {
    const { status, bytes } = await program.ask(`GET /receipt-files/template.${format}`, { by });
    assert.equal(status, 200);
    const { json } = await load(by, bytes, `шаблон.${format}`);
    assert.equal(json.code, 'receipt-files.no_lines', JSON.stringify(json));
  }
});

test('files nobody decides on are kept in number, what is issued stays', async () => {
  const by = await seller();
  const issued = (await load(by, three)).json;
  await issueAll(by, issued);
  const loads: string[] = [];
  for (let price = 1; price <= UNDECIDED_MAX + 1; price += 1) {
    loads.push((await load(by, csv(person('20.03.2026', `${price}`)))).json.loadId);
  }
  assert.equal((await show(by, loads[0]!)).code, 'receipt-files.load_unknown');
  assert.equal((await show(by, loads[1]!)).state, 'checked');
  assert.equal((await show(by, issued.loadId)).state, 'issued');
});

test('somebody else has no such load', async () => {
  const [by, other] = [await seller(), await seller()];
  const { json } = await load(by, three);
  for (const answer of [
    await choose(other, json.loadId, [1, false]),
    await issue(other, json),
    await program.ask(`GET /receipt-files/${json.loadId}/rows`, { by: other }),
  ]) {
    assert.equal(answer.json.code, 'receipt-files.load_unknown');
  }
  assert.equal((await show(by, json.loadId)).chosen.count, 3);
  assert.equal((await load(other, three)).json.chosen.count, 3);
});

test('a file given up issues nothing', async () => {
  const by = await seller();
  const { json } = await load(by, three);
  const dropped = await program.ask(`POST /receipt-files/${json.loadId}/withdrawal`, { by });
  assert.equal(dropped.json.state, 'dropped');
  assert.equal((await issue(by, json)).json.code, 'receipt-files.load_dropped');
  assert.equal((await load(by, three)).json.chosen.count, 3);
});

test('nothing personal of a file stands open in the database', async () => {
  const by = await seller();
  const { json } = await load(by, three);
  const found = await program.as(by, async (ctx) => {
    return ctx.db.rows<{ text: string }>(sql`
      select r::text as text from receipt_files.row r where load_id = ${json.loadId}`);
  });
  assert.equal(found.length, 3);
  assert.ok(found.every(({ text }) => !/Ромашка|7708133378|Ремонт/u.test(text)));
  assert.ok(env);
});
