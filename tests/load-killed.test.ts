// `kabinet load` as a process of its own, killed with -9 while it reads and while it takes, begun
// again: nothing is lost, nothing doubled, and the report is whole.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { module as ledger, verifyLedger } from '#modules/ledger';
import { module as taxpayers, recordTaxpayer } from '#modules/taxpayers';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { day } from '#primitives/days';
import { completePersonInn } from '#primitives/identifiers/inn';
import { chargesFile, paymentsFile, uinFor } from '#testing/exchange';
import { holdFolder, prepareFolder } from '../server/launch/data-folder.ts';
import { runningFile } from '../server/launch/program.ts';

const at = '2026-08-03T09:00:00.000Z';
const { env, database, atEnd } = await testEnv({ modules: [taxpayers, ledger], at });
const root = new pg.Client({ connectionString: database.superUrl });
await root.connect();
atEnd(() => root.end());

// The command finds the running program by its data folder, which the test holds.
const folder = prepareFolder(mkdtempSync(join(tmpdir(), 'kabinet-killed-')));
const lock = await holdFolder(folder);
writeFileSync(runningFile(folder), JSON.stringify({ handed: handedOf(database.config) }));
atEnd(() => {
  lock?.close();
  return Promise.resolve(rmSync(folder, { recursive: true }));
});

function handedOf(config: object): Record<string, string> {
  const known = Object.entries(config).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(known.map(([name, value]) => [name, String(value)]));
}

function load(path: string): ChildProcess {
  const cli = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
  return spawn(process.execPath, [cli, 'load', path], {
    env: { ...process.env, DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function endOf(child: ChildProcess): Promise<{ code: number | null; lines: string[] }> {
  let text = '';
  child.stdout!.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, lines: text.trimEnd().split('\n') };
}

async function count(query: string): Promise<number> {
  return Number((await root.query<{ n: string }>(`select count(*) as n ${query}`)).rows[0]!.n);
}

/** Kills the command when so many rows are there; answers how many there were then. */
async function killAt(path: string, query: string, least: number): Promise<number> {
  const child = load(path);
  const left = once(child, 'exit');
  while ((await count(query)) < least && child.exitCode === null) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  child.kill('SIGKILL');
  await left;
  // Another process goes on when the time of a claim has passed; the test does not wait for it.
  await root.query("update exchange.load set claimed_until = claimed_until - interval '1 hour'");
  return count(query);
}

const people = 40;
const each = 10;

async function newPeople(): Promise<string[]> {
  const inns = [];
  for (let n = 1; n <= people; n += 1) {
    const inn = completePersonInn(`77${String(n).padStart(8, '0')}`);
    const name = { last: 'Петров', first: 'Пётр', middle: null };
    const person = { inn, name, birthDate: day('1980-01-01'), sex: 'male' } as const;
    await work(env, { actor: { kind: 'job', name: 'test' } }, (ctx) => recordTaxpayer(ctx, person));
    inns.push(inn);
  }
  return inns;
}

test('killed while it reads and while it takes, a load ends whole', async () => {
  const inns = await newPeople();
  const rows = people * each;
  const charges = join(folder, 'charges.xml');
  const due = { dueOn: '2026-07-15', amountKopecks: 10_000 };
  const text = Array.from({ length: rows }, (_, n) => ({
    inn: inns[n % people]!,
    uin: uinFor(n + 1),
    ...due,
  }));
  writeFileSync(charges, chargesFile(...text));
  const payments = join(folder, 'payments.xml');
  const money = inns.map((inn, n) => ({
    inn,
    paymentId: String(n + 1).padStart(32, '0'),
    paidOn: '2026-07-10',
    amountKopecks: 100_000,
  }));
  writeFileSync(payments, paymentsFile(...money));

  assert.ok((await killAt(charges, 'from exchange.row', 1)) <= rows);
  const taken = await killAt(charges, 'from ledger.charge', each);
  assert.ok(taken >= each && taken < rows, `${taken} of ${rows} charges when it was killed`);
  const first = await endOf(load(charges));
  assert.equal(first.code, 0, first.lines.at(-1) ?? '');
  assert.equal(first.lines.filter((line) => line.includes(': taken: charge')).length, rows);
  assert.match(first.lines.at(-1)!, new RegExp(`^Loaded: ${rows} taken\\.$`, 'u'));
  assert.equal(await count('from ledger.charge where amount_kopecks = 10000'), rows);

  const paid = await killAt(payments, "from ledger.posting where kind = 'payment'", 1);
  assert.ok(paid >= 1);
  assert.equal((await endOf(load(payments))).code, 0);
  assert.equal(await count("from ledger.posting where kind = 'payment'"), people);
  assert.equal(await count('from exchange.payment'), people);
  const settled = await root.query<{ sum: string }>(
    "select sum(settled_kopecks) from ledger.charge where class = 'tax'",
  );
  assert.equal(Number(settled.rows[0]!.sum), people * 100_000);

  const again = await endOf(load(charges));
  assert.match(again.lines.at(-1)!, new RegExp(`^Loaded: ${rows} already there\\.$`, 'u'));
  assert.equal(await count('from ledger.charge where amount_kopecks = 10000'), rows);
  const { accounts, broken } = await verifyLedger(env);
  assert.deepEqual([accounts, broken], [people, []]);
});
