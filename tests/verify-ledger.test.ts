// `kabinet verify-ledger` beside the running program: while accounts are written to, it finds
// nothing; a fault that was planted meanwhile it finds, and stops that account alone.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { correctCharge, module, postCharges, postPayment, verifyLedger } from '#modules/ledger';
import { taxpayerId } from '#platform/context';
import { Refusal } from '#platform/errors';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { kopecks } from '#primitives/money';
import { someCharge, somePayment } from '#testing/ledger';
import { holdFolder, prepareFolder } from '../server/launch/data-folder.ts';
import { runningFile } from '../server/launch/program.ts';

const ACCOUNTS = 60;
const ROUNDS = 4;
const HANDS = 2;
const { env, database } = await testEnv({ modules: [module], at: '2026-11-21T09:00:00.000Z' });
const actor = { kind: 'job', name: 'test' } as const;

/** Hands that write to the accounts until they are told to rest. */
class Load {
  written = 0;
  readonly #refused = new Map<number, string>();
  #isOver = false;
  readonly #hands = Array.from({ length: HANDS }, (_, n) => this.#write(n));

  /** Resolved when so much more was written. */
  async goesOn(more = 40): Promise<void> {
    const until = this.written + more;
    while (this.written < until) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Whose writes were refused, and with what. */
  async rest(): Promise<ReadonlyMap<number, string>> {
    this.#isOver = true;
    await Promise.all(this.#hands);
    return this.#refused;
  }

  async #write(hand: number): Promise<void> {
    for (let n = hand; !this.#isOver; n += 1) {
      const id = 1 + ((n * 7) % ACCOUNTS);
      try {
        await writeTo(id, n);
        this.written += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.#refused.set(id, error.message);
      }
    }
  }
}

/** A charge, money for a part of it and for what comes, every third time a correction. */
const writeTo = (id: number, n: number): Promise<void> =>
  work(env, { actor, taxpayerId: taxpayerId(id) }, async (ctx) => {
    const charge = someCharge({ amountKopecks: kopecks(1_000 + n) });
    await postCharges(ctx, [charge]);
    await postPayment(ctx, somePayment({ amount: 700 + (n % 600) }));
    if (n % 3 === 0) {
      const replacement = someCharge({ amountKopecks: kopecks(500 + n) });
      await correctCharge(ctx, { chargeId: charge.chargeId, replacement });
    }
  });

/** An entry grows by a kopeck behind the back of every guard. */
async function plant(id: number): Promise<void> {
  const root = new pg.Client({ connectionString: database.superUrl });
  await root.connect();
  try {
    await root.query('set session_replication_role = replica');
    await root.query(
      `update ledger.entry set amount_kopecks = amount_kopecks + 1
       where taxpayer_id = $1 and posting_no = 1 and line = 1`,
      [id],
    );
  } finally {
    await root.end();
  }
}

/** The command as the operator gives it, while a program holds the folder. */
async function command(): Promise<{ code: number | null; said: string }> {
  const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
  const { DATA_DIR } = env.settings;
  const own = { PATH: process.env.PATH, DATA_DIR };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [main, 'verify-ledger'],
      { env: own },
      (_error, said, complained) =>
        resolve({ code: child.exitCode, said: `${said}${complained}`.trim() }),
    );
  });
}

test('the verifier raises no false alarm under load and finds what was planted', async () => {
  const folder = prepareFolder(env.settings.DATA_DIR);
  const lock = await holdFolder(folder);
  const handed = Object.entries(database.config).filter(([, value]) => value !== undefined);
  const texts = handed.map(([name, value]) => [name, String(value)]);
  writeFileSync(runningFile(folder), JSON.stringify({ handed: Object.fromEntries(texts) }));
  for (let id = 1; id <= ACCOUNTS; id += 1) await writeTo(id, id);
  const load = new Load();
  const refused = await verifyUnder(load).finally(() => load.rest());
  lock?.close();
  assert.deepEqual([...refused], [[7, 'ledger.account_frozen']]);
});

async function verifyUnder(load: Load): Promise<ReadonlyMap<number, string>> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = load.written;
    assert.deepEqual(await verifyLedger(env), { accounts: ACCOUNTS, broken: [] });
    await load.goesOn(1);
    assert.ok(load.written > before);
  }
  assert.deepEqual(await command(), { code: 0, said: `${ACCOUNTS} accounts judged, 0 broken` });
  await plant(7);
  const { code, said } = await command();
  assert.equal(code, 1);
  assert.match(said, /^account 7: I1 Posting 1 does not come to zero\.$/mu);
  assert.match(said, new RegExp(`^${ACCOUNTS} accounts judged, 1 broken$`, 'mu'));
  assert.doesNotMatch(said, /^account (?!7:)\d/mu);
  // Every account has had its turn since, the stopped one too.
  await load.goesOn(2 * ACCOUNTS);
  return load.rest();
}
