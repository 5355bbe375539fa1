// A superuser edits, deletes, inserts, swaps and truncates: each is found and the record is named
// (P12).
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import pg from 'pg';
import { audit } from '#platform/audit';
import { taxpayerId } from '#platform/context';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { module, sealJournal, verifyJournal } from './index.ts';
import { headOf, leafHash, rootOf } from './merkle.ts';

const { env, database, clock } = await testEnv({ modules: [module] });
const superuser = new pg.Client({ connectionString: database.superUrl });
// The database is dropped under this connection when the file ends.
superuser.on('error', () => undefined);
await superuser.connect();
after(() => superuser.end());

const write = (action: string) =>
  work(env, { actor: { kind: 'job', name: 'test' }, taxpayerId: taxpayerId(7) }, (ctx) =>
    audit(ctx, { action }),
  );

let minute = 0;
beforeEach(async () => {
  minute += 1;
  clock.set(new Date(Date.parse('2026-02-02T09:00:00Z') + minute * 7_200_000).toISOString());
  for (const act of ['note.read', 'note.write', 'note.drop']) await write(act);
  await sealJournal(env);
  assert.equal((await verifyJournal(env)).bad, null, 'the journal holds before it is touched');
});

/** Tampers with the last record, judges, and puts everything back. */
async function tampered(change: string, restore: string, values: unknown[]) {
  await superuser.query(change, values);
  const finding = await verifyJournal(env);
  await superuser.query(restore, values);
  return finding;
}

const lastRecord = async (): Promise<string> => {
  const { rows } = await superuser.query<{ audit_id: string }>(
    `select audit_id from platform.audit_event where action like 'note.%'
     order by recorded_at desc, audit_id desc limit 1`,
  );
  return rows[0]!.audit_id;
};

test('an edited record is named', async () => {
  const id = await lastRecord();
  const finding = await tampered(
    "update platform.audit_event set outcome = 'refused' where audit_id = $1",
    "update platform.audit_event set outcome = 'done' where audit_id = $1",
    [id],
  );
  assert.equal(finding.bad, 'edited');
  assert.ok('at' in finding && finding.at.includes(id));
});

test('a deleted record is named', async () => {
  const id = await lastRecord();
  await superuser.query(
    `create temp table kept as select * from platform.audit_event where audit_id = '${id}'`,
  );
  await superuser.query('delete from platform.audit_event where audit_id = $1', [id]);
  const finding = await verifyJournal(env);
  await superuser.query('insert into platform.audit_event select * from kept; drop table kept');
  assert.equal(finding.bad, 'deleted');
  assert.ok('at' in finding && finding.at.includes(id));
});

test('two swapped records are found', async () => {
  const swap = `
    update platform.audit_event e set action = o.action
    from platform.audit_event o
    where e.recorded_at = o.recorded_at and e.recorded_at = (select max(recorded_at)
      from platform.audit_event) and (e.action, o.action) in
      (('note.read', 'note.drop'), ('note.drop', 'note.read'))`;
  const finding = await tampered(swap, swap, []);
  assert.equal(finding.bad, 'edited');
});

test('a record slipped in afterwards is named', async () => {
  const id = randomUUID();
  const old = new Date(Date.parse(clock.wall()) - 7_000_000).toISOString();
  await superuser.query(
    `insert into platform.audit_event (taxpayer_id, audit_id, at, recorded_at, actor, action,
       outcome,       request_id) values (7, $1, $2, $2, 'job:x', 'note.read', 'done', 'r')`,
    [id, old],
  );
  const finding = await verifyJournal(env);
  await superuser.query('delete from platform.audit_event where audit_id = $1', [id]);
  assert.deepEqual(finding, { bad: 'inserted', at: `record ${id}` });
});

test('a log cut at its end does not match the copy outside', async () => {
  await superuser.query(`
    create temp table kept_seal as select * from audit.seal order by seal_no desc limit 1;
    create temp table kept_leaf as select * from audit.leaf
      where seal_no = (select seal_no from kept_seal);
    delete from audit.leaf where seal_no = (select seal_no from kept_seal);
    delete from audit.seal where seal_no = (select seal_no from kept_seal)`);
  const finding = await verifyJournal(env);
  await superuser.query(`
    insert into audit.seal select * from kept_seal; insert into audit.leaf select * from kept_leaf;
    drop table kept_seal; drop table kept_leaf`);
  assert.equal(finding.bad, 'truncated');
});

test('a seal made again by somebody without the key is found', async () => {
  const last = 'seal_no = (select max(seal_no) from audit.seal)';
  const { rows } = await superuser.query<{ signature: string }>(
    `select signature from audit.seal where ${last}`,
  );
  await superuser.query(`update audit.seal set signature = 'e30.e30.AAAA' where ${last}`);
  const finding = await verifyJournal(env);
  await superuser.query(`update audit.seal set signature = $1 where ${last}`, [rows[0]!.signature]);
  assert.equal(finding.bad, 'signature');
});

test('a journal in which nothing happens is sealed to its end, and then left alone', async () => {
  const made: number[] = [];
  for (let passed = 1; passed <= 20; passed += 1) {
    clock.set(new Date(Date.parse(clock.wall()) + 60_000).toISOString());
    made.push(await sealJournal(env));
  }
  const rest = made.slice(3);
  assert.ok(
    rest.every((seals) => seals === 0),
    `seals of twenty minutes: ${made.join(' ')}`,
  );
  assert.equal((await verifyJournal(env)).bad, null);
});

test('leaves and nodes hash apart, and the order of leaves matters', () => {
  const [a, b, c] = ['a', 'b', 'c'].map(leafHash) as [Buffer, Buffer, Buffer];
  assert.notDeepEqual(rootOf([a, b]), rootOf([b, a]));
  assert.notDeepEqual(rootOf([a, b, c]), rootOf([a, b, c, c]));
  assert.notDeepEqual(leafHash(Buffer.concat([a, b]).toString('latin1')), rootOf([a, b]));
  assert.notDeepEqual(headOf(a, 1, b), headOf(a, 2, b));
});
