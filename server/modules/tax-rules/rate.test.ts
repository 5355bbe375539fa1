import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { day } from '#primitives/days';
import { sql } from '#platform/db';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { importRates, module, ratesOf } from './index.ts';

const { env } = await testEnv({ modules: [module] });
const actor = { kind: 'job', name: 'test' } as const;
const load = (text: string) =>
  work(env, { actor, role: 'batch' }, (ctx) => importRates(ctx, { name: 'test.csv', text }));
const book = (oktmo: string) => work(env, { actor }, (ctx) => ratesOf(ctx, [oktmo]));
const head = 'oktmo;tax;key;value;unit;from;to;source;checkedOn';

test('the stand set loads once, and the same file again changes nothing', async () => {
  const file = new URL('../../../simulators/registries/local-rates.csv', import.meta.url);
  const text = readFileSync(file, 'utf8');
  const first = await load(text);
  assert.ok(first.added > 100 && first.added === first.lines);
  assert.deepEqual(await load(text), { lines: 0, added: 0, changed: 0 });
  const rate = (await book('46760000')).find({
    oktmo: '46760000',
    tax: 'property',
    key: 'housing',
    on: day('2024-01-01'),
  });
  assert.deepEqual([rate?.value, rate?.source], ['0.0015', 'стенд']);
  const heard = await work(env, { actor }, (ctx) =>
    ctx.db.rows(sql`select 1 from platform.event where type = 'rates.imported'`),
  );
  assert.equal(heard.length, 1);
});

test('the more exact place wins, and what nobody loaded is unknown', async () => {
  const rates = await book('46783000');
  const asked = { oktmo: '46783000', tax: 'land', on: day('2025-01-01') } as const;
  assert.equal(rates.find({ ...asked, key: 'gardening' })?.value, '0.0025');
  assert.equal(rates.find({ ...asked, key: 'housing' })?.oktmo, '46000000');
  const nobody = { oktmo: '99000000', tax: 'land', key: 'housing', on: day('2025-01-01') } as const;
  assert.equal((await book('99000000')).find(nobody), undefined);
  const early = { ...asked, key: 'gardening', on: day('2021-12-31') };
  assert.equal(rates.find(early), undefined);
});

test('a vehicle takes the smallest band that holds its power, the bound included', async () => {
  const rates = await book('50701000');
  const of = (powerHp: string, kind = 'car') =>
    rates.findOfVehicle({ oktmo: '50701000', kind, powerHp, on: day('2025-01-01') })?.key;
  assert.deepEqual(
    ['99.9', '100', '100.01', '150.00', '250', '250.5'].map((power) => of(power)),
    ['car:100', 'car:100', 'car:150', 'car:150', 'car:250', 'car:max'],
  );
  assert.equal(of('100', 'yacht'), undefined);
});

test('a wrong line refuses the whole file and names the line', async () => {
  const good = '46000000;land;housing;0.002;fraction;2030-01-01;;решение № 5;2026-11-01';
  const cases: [string, RegExp][] = [
    [good.replace('0.002', '0,002'), /file_invalid/],
    [good.replace('0.002', '0.5'), /file_invalid/],
    [good.replace('housing', 'palace'), /file_invalid/],
    [good.replace('решение № 5', ''), /file_invalid/],
    [good.replace('2030-01-01;', '2030-01-01;2029-01-01'), /file_invalid/],
    [good, /periods_overlap/],
  ];
  for (const [line, code] of cases) await assert.rejects(load(`${head}\n${line}\n`), code);
  await assert.rejects(load('oktmo,tax\n'), /file_invalid/);
});
