import assert from 'node:assert/strict';
import test from 'node:test';
import pg from 'pg';
import { databaseOf, socketUrl, urlAs } from './database-urls.ts';

const seen = (
  url: string,
): { host: string; user?: string; database?: string; password: unknown } => {
  const { host, user, database, password } = new pg.Client({ connectionString: url });
  return { host, user, database, password };
};

test('the address of the embedded server is understood by the driver', () => {
  const url = socketUrl('/tmp/a b', 'kabinet', 'postgres');
  const place = { host: '/tmp/a b', database: 'postgres', password: null };
  assert.deepEqual(seen(url), { ...place, user: 'kabinet' });
  const other = urlAs(url, { user: 'kabinet_app', database: 'kabinet' });
  assert.deepEqual(seen(other), { ...place, user: 'kabinet_app', database: 'kabinet' });
});

test('a role takes the place of the administrator, everything else stays', () => {
  const url =
    'postgresql://keeper:k%40y@db.test:5433/main?application_name=x&user=other&password=p';
  const role = urlAs(url, { user: 'kabinet_app', password: 'a/b@c' });
  assert.deepEqual(seen(role), {
    host: 'db.test',
    user: 'kabinet_app',
    database: 'main',
    password: 'a/b@c',
  });
  assert.match(role, /application_name=x/);
  assert.doesNotMatch(role, /keeper|other/);
});

test('another database of the same server', () => {
  assert.equal(
    urlAs('postgres://me:p@h/one?sslmode=disable', { database: 'two' }),
    'postgres://me:p@h/two?sslmode=disable',
  );
  assert.equal(databaseOf('postgres://me:p@h/one%20two?x=1'), 'one two');
  assert.equal(databaseOf('postgres://me@h'), 'me');
});
