// A file whose issuing is cut off goes on where it stood: every line has its receipt, none two.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { module as receipts } from '#modules/receipts';
import { sql } from '#platform/db';
import { testSellers } from '#testing/self-employment';
import { module } from './index.ts';
import { PART } from './issue-file.ts';
import { csv, fileActs } from './testing.ts';

const at = '2026-03-22T09:00:00.000Z';
const program = await testSellers({ modules: [receipts, module], at });
const { load, rows, issue, issueAll, receipts: receiptsOf } = fileActs(program);

const LINES = PART * 2 + 20;
const file = csv(
  ...Array.from({ length: LINES }, (_, n) => `22.03.2026;Урок ${n % 300};1;100;;;;;`),
);

/** Cuts the connection that is issuing receipts; answers whether there was one. */
function cutOff(): Promise<boolean> {
  return program.as(null, async ({ db }) => {
    const cut = await db.rows(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
        and query like '%self_employment.issue_receipt%' and state <> 'idle'`);
    return cut.length > 0;
  });
}

test('cut off in the middle and called again, a file gives each receipt once', async () => {
  const by = await program.registered();
  const { json } = await load(by, file);
  assert.equal(json.chosen.count, LINES);
  const headers = { 'idempotency-key': crypto.randomUUID() };
  assert.equal((await issue(by, json)).status, 200);
  let isCut = false;
  const body = { count: LINES, amountKopecks: LINES * 10_000, mayPassLimit: false };
  const again = () => {
    const path = `POST /receipt-files/${json.loadId}/issuance`;
    return program.ask(path, { by, body, headers });
  };
  const broken = again();
  const cutting = (async () => {
    while (!isCut) isCut = await cutOff();
  })();
  const { status } = await broken;
  await cutting;
  assert.ok(status >= 500, `The call ended with ${status} though its connection was cut.`);
  assert.equal((await receiptsOf(by)).total, PART);

  // The page sends the same call again, twice at once, and a second window sends its own.
  const answers = await Promise.all([again(), again(), issue(by, json)]);
  assert.deepEqual(
    answers.map((one) => one.status),
    [200, 200, 200],
  );
  await issueAll(by, json);
  const { total, incomeKopecks } = await receiptsOf(by);
  assert.deepEqual([total, incomeKopecks], [LINES, LINES * 10_000]);
  const numbers = new Set<string>();
  for (let page = 1; page <= Math.ceil(LINES / 50); page += 1) {
    for (const row of await rows(by, json.loadId, `?page=${page}`)) numbers.add(row.number);
  }
  assert.equal(numbers.size, LINES);
  const fresh = (await load(by, file)).json;
  assert.deepEqual([fresh.chosen.count, fresh.totals[0].outcome], [0, 'present']);
});

test('two files with the same lines, issued at once, give each line one receipt', async () => {
  const by = await program.registered();
  const lines = Array.from({ length: 60 }, (_, n) => `22.03.2026;Урок ${n};1;100;;;;;`);
  const one = (await load(by, csv(...lines))).json;
  const other = (await load(by, csv(...lines.toReversed()))).json;
  const ends = await Promise.all([issueAll(by, one), issueAll(by, other)]);
  assert.deepEqual(
    ends.map(({ json }) => json.state),
    ['issued', 'issued'],
  );
  assert.equal((await receiptsOf(by)).total, 60);
});

test('a file that is being issued goes on when it is loaded again', async () => {
  const by = await program.registered();
  const { json } = await load(by, file);
  await issue(by, json);
  const again = (await load(by, file)).json;
  assert.deepEqual([again.loadId, again.state], [json.loadId, 'confirmed']);
  assert.equal(again.chosen.count, LINES - PART);
  await issueAll(by, again);
  assert.equal((await receiptsOf(by)).total, LINES);
});
