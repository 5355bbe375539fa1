// What shares a flush is on the disk before its caller hears of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Flush } from './flush.ts';
import { testEnv } from '../testing.ts';

/** A disk that finishes when the test says so. */
function slowDisk() {
  const writes: PromiseWithResolvers<void>[] = [];
  const flush = new Flush(() => {
    const write = Promise.withResolvers<void>();
    writes.push(write);
    return write.promise;
  });
  return { flush, writes };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a lone transaction waits for its own commit and for nothing else', async () => {
  const { flush, writes } = slowDisk();
  assert.equal(await flush.after((shares) => Promise.resolve(shares)), false);
  assert.equal(await flush.after((shares) => Promise.resolve(shares)), false);
  assert.equal(writes.length, 0);
});

test('transactions that come together share a flush that began after their commits', async () => {
  const { flush, writes } = slowDisk();
  const answered: string[] = [];
  const commits = new Map<string, () => void>();
  const run = (name: string) =>
    flush
      .after((shares) => new Promise<boolean>((done) => commits.set(name, () => done(shares))))
      .then((shares) => answered.push(`${name} ${shares ? 'shared' : 'alone'}`));
  const all = ['one', 'two', 'three', 'four'].map(run);
  commits.get('one')!();
  commits.get('two')!();
  await turn();
  assert.deepEqual([answered, writes.length], [['one alone'], 1]);
  // These commit while the first flush is under way: it may have passed them by.
  commits.get('three')!();
  commits.get('four')!();
  await turn();
  assert.equal(writes.length, 1);
  writes[0]!.resolve();
  await turn();
  assert.deepEqual([answered, writes.length], [['one alone', 'two shared'], 2]);
  writes[1]!.resolve();
  await Promise.all(all);
  assert.deepEqual(answered.slice(2), ['three shared', 'four shared']);
});

test('a flush that fails answers nobody who waits for it, and the next one is tried', async () => {
  const { flush, writes } = slowDisk();
  const long = flush.after(() => turn());
  const lost = flush.after(() => Promise.resolve());
  const refused = assert.rejects(lost, /no disk/);
  await long;
  const kept = flush.after(() => Promise.resolve('kept'));
  await turn();
  writes[0]!.reject(new Error('no disk'));
  await refused;
  await turn();
  writes[1]!.resolve();
  assert.equal(await kept, 'kept');
});

test('the flush of the database takes a commit that did not wait along', async () => {
  const { env } = await testEnv({ modules: [] });
  const pool = env.pools.app;
  const lsn = async (what: string) => {
    const [row] = await pool.statement<{ at: string }>('', `select ${what}()::text as at`, []);
    return row!.at;
  };
  const written = await pool.statement<{ at: string }>(
    '',
    `select set_config('synchronous_commit', 'off', true),
       pg_logical_emit_message(true, 'kabinet.test', repeat('x', 100))::text as at`,
    [],
  );
  await pool.flush.after(async () => {
    await pool.flush.after(() => Promise.resolve());
  });
  const [{ holds }] = (await pool.statement<{ holds: boolean }>(
    '',
    'select $1::pg_lsn >= $2::pg_lsn as holds',
    [await lsn('pg_current_wal_flush_lsn'), written[0]!.at],
  )) as [{ holds: boolean }];
  assert.ok(holds);
});
