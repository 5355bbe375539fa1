import assert from 'node:assert/strict';
import test from 'node:test';
import { objectionTo } from './database-check.ts';

const good = {
  server_version_num: '150000',
  server_version: '15.0',
  fsync: 'on',
  synchronous_commit: 'on',
};

test('PostgreSQL 15 that waits for the disk is trusted', () => {
  assert.equal(objectionTo(good), undefined);
  assert.equal(objectionTo({ ...good, synchronous_commit: 'remote_apply' }), undefined);
});

test('an older PostgreSQL is named', () => {
  const old = { ...good, server_version_num: '140011', server_version: '14.11' };
  assert.match(objectionTo(old) ?? '', /PostgreSQL 14\.11 is too old: Kabinet needs 15/);
});

test('a careless setting is named with what to do', () => {
  for (const name of ['fsync', 'synchronous_commit']) {
    assert.match(objectionTo({ ...good, [name]: 'off' }) ?? '', new RegExp(`Set ${name} = on`));
  }
});
