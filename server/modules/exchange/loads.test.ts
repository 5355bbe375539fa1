// Loads as a whole: refused, cut off and begun again, reported, sealed.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from '#platform/db';
import { completePersonInn } from '#primitives/identifiers/inn';
import { confirmLoad } from './decide-load.ts';
import { loadFile } from './index.ts';
import { exportRows, readWanted, showRows } from './show-load.ts';
import { chargesFile, paymentsFile, testExchange } from './testing.ts';

const { env, atEnd, staff, newPerson, newUin, checked, taken, outcomes, debts } =
  await testExchange();
const folder = mkdtempSync(join(tmpdir(), 'kabinet-load-'));
atEnd(() => Promise.resolve(rmSync(folder, { recursive: true })));

test('a refused file leaves no rows and says why', async () => {
  const load = await checked(chargesFile({ uin: newUin() }).slice(0, -40));
  assert.equal(load.state, 'refused');
  assert.match(load.fault!.ru, /обрезан/u);
  assert.deepEqual(load.totals, []);
  await assert.rejects(
    staff((ctx) => confirmLoad(ctx, { loadId: load.loadId, despiteTotals: false })),
    { message: 'exchange.load_not_checked' },
  );
});

/** As a process leaves it that was killed after it wrote the accounts and before the report. */
async function cutOff(loadId: string): Promise<void> {
  await staff((ctx) =>
    ctx.db.run(sql`
      update exchange.row set outcome = 'will_take', is_done = false where load_id = ${loadId}`),
  );
  await staff((ctx) =>
    ctx.db.run(sql`
      update exchange.load set state = 'confirmed', taken_at = null where load_id = ${loadId}`),
  );
}

test('the report of a load that was cut off says what it did, not only that it did', async () => {
  const who = await newPerson();
  const uin = newUin();
  const told = { inn: who.inn, paymentId: '4'.repeat(32), paidOn: '2026-06-03' };
  await taken(chargesFile({ inn: who.inn, uin, amountKopecks: 500 }));
  await taken(paymentsFile({ ...told, amountKopecks: 400 }));
  const files: [string, string, string, RegExp][] = [
    [
      'change.xml',
      chargesFile({ inn: who.inn, uin, amountKopecks: 300, meaning: 2 }),
      'taken corrected',
      /прежняя сумма 5(,00)?\s₽/u,
    ],
    [
      'annul.xml',
      paymentsFile({ ...told, amountKopecks: 400, meaning: 3 }),
      'taken reversed',
      /4(,00)?\s₽ сняты со счёта, снова не погашено 3/u,
    ],
  ];
  for (const [name, text, outcome, words] of files) {
    const path = join(folder, name);
    writeFileSync(path, text);
    const order = { path, isDryRun: false, despiteTotals: false };
    const { loadId } = await loadFile(env, order);
    await cutOff(loadId);
    const again = await loadFile(env, order);
    assert.equal(again.loadId, loadId);
    assert.deepEqual(await outcomes(again), [outcome]);
    const { items } = await staff((ctx) => showRows(ctx, readWanted(loadId, {})));
    assert.match(items[0]!.text.ru, words);
  }
  assert.deepEqual(
    (await debts(who)).map(({ amountKopecks }) => amountKopecks),
    [300],
  );
});

test('a load that was cut off between accounts goes on without doubles', async () => {
  const [one, two] = [await newPerson(), await newPerson()];
  const path = join(folder, 'cut.xml');
  const text = chargesFile(
    { inn: one.inn, uin: newUin(), dueOn: '2026-12-01' },
    { inn: two.inn, uin: newUin(), dueOn: '2026-12-01' },
  );
  writeFileSync(path, text);
  const load = await loadFile(env, { path, isDryRun: false, despiteTotals: false });
  await cutOff(load.loadId);
  const again = await loadFile(env, { path, isDryRun: false, despiteTotals: false });
  assert.equal(again.loadId, load.loadId, 'the same load goes on');
  assert.equal(again.state, 'taken');
  assert.deepEqual(await outcomes(again), ['taken new', 'taken new']);
  assert.equal((await debts(one)).length, 1);
  const third = await loadFile(env, { path, isDryRun: false, despiteTotals: false });
  assert.notEqual(third.loadId, load.loadId);
  assert.deepEqual(await outcomes(third), ['present present', 'present present']);
});

test('a dry run of the command takes nothing', async () => {
  const who = await newPerson();
  const path = join(folder, 'dry.xml');
  writeFileSync(path, chargesFile({ inn: who.inn, uin: newUin() }));
  const load = await loadFile(env, { path, isDryRun: true, despiteTotals: false });
  assert.equal(load.state, 'checked');
  assert.deepEqual(await outcomes(load), ['will_take new']);
  assert.deepEqual(await debts(who), []);
});

test('a frozen account refuses its rows, the others are taken', async () => {
  const [frozen, other] = [await newPerson(), await newPerson()];
  await taken(chargesFile({ inn: frozen.inn, uin: newUin(), dueOn: '2026-12-01' }));
  await staff((ctx) =>
    ctx.db.run(sql`
      update ledger.account set frozen_at = now(), frozen_reason = 'test'
      where taxpayer_id = ${frozen.taxpayerId}`),
  );
  const load = await taken(
    chargesFile({ inn: frozen.inn, uin: newUin() }, { inn: other.inn, uin: newUin() }),
  );
  assert.deepEqual(await outcomes(load), ['look account_refuses', 'taken new']);
  await staff((ctx) =>
    ctx.db.run(sql`
      update ledger.account set frozen_at = null, frozen_reason = null
      where taxpayer_id = ${frozen.taxpayerId}`),
  );
});

test('a taxpayer with more rows than a page has them all', async () => {
  const who = await newPerson();
  const charges = Array.from({ length: 520 }, (_, at) => ({
    inn: who.inn,
    uin: newUin(),
    dueOn: at % 2 === 0 ? '2026-12-01' : null,
  }));
  const load = await taken(chargesFile(...charges));
  assert.deepEqual(
    load.totals.map(({ outcome, count }) => [outcome, count]),
    [
      ['look', 260],
      ['taken', 260],
    ],
  );
  assert.equal((await debts(who)).length, 260);
});

test('the report filters, pages and becomes a table that runs nothing', async () => {
  const who = await newPerson();
  const load = await checked(
    chargesFile(
      { inn: who.inn, uin: newUin() },
      { inn: completePersonInn('9900000001'), uin: newUin() },
    ).replaceAll('Петров Пётр', '=cmd()'),
  );
  const { loadId } = load;
  const look = await staff((ctx) => showRows(ctx, readWanted(loadId, { outcome: 'look' })));
  assert.deepEqual(
    look.items.map(({ code, payer }) => [code, payer?.name]),
    [['payer_unknown', '=cmd()']],
  );
  const harm = await staff((ctx) =>
    showRows(ctx, readWanted(loadId, { warning: 'falls_into_debt' })),
  );
  assert.equal(harm.items.length, 1);
  const page = await staff((ctx) => showRows(ctx, { ...readWanted(loadId, {}), limit: 1 }));
  assert.equal(page.next, 1);
  assert.throws(() => readWanted(loadId, { outcome: 'x' }), { message: 'exchange.filter_invalid' });
  const file = await staff((ctx) =>
    exportRows(ctx, { format: 'csv', wanted: readWanted(loadId, {}) }),
  );
  const csv = file.bytes.toString();
  assert.equal(csv.trim().split('\r\n').length, 3);
  assert.doesNotMatch(csv, /;"?=cmd/u);
});

test('what a file says of a person is sealed', async () => {
  const who = await newPerson();
  await taken(chargesFile({ inn: who.inn, uin: newUin() }));
  const rows = await staff((ctx) =>
    ctx.db.rows(sql<{ text: string }>`
      select row_to_json(r)::text || encode(coalesce(facts, ''), 'escape') as text
      from exchange.row r`),
  );
  assert(rows.length > 0);
  for (const { text } of rows) assert(!text.includes(who.inn) && !text.includes('Петров'));
});
