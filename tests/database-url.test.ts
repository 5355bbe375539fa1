// The program on a PostgreSQL that is not its own: the distribution's, over TCP, with passwords and
// an administrator who is no superuser.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { withClient } from '../server/launch/database-client.ts';
import { hasForeignServer, startForeignServer } from './launch/foreign-server.ts';
import { scratchFolder, start, startReady, stop, until } from './launch/started.ts';

const command = fileURLToPath(new URL('../cli/main.ts', import.meta.url));

if (hasForeignServer) await foreignTests();
else console.log('not run: 8, no PostgreSQL 15 in /usr/lib/postgresql/15/bin');

async function foreignTests(): Promise<void> {
  const server = await startForeignServer();
  after(() => server.stop());
  await withClient(server.rootUrl, async (client) => {
    await client.query(`create role keeper login createrole createdb password 'keeper-password'`);
    await client.query(`create role guest login password 'guest-password'`);
    await client.query('create database kabinet owner keeper');
    await client.query('create database guests owner guest');
  });
  const keeperUrl = server.url('keeper', 'kabinet');
  const dataFolder = scratchFolder();

  test('a user without the right to make roles is told what to do', async () => {
    const env = { DATABASE_URL: server.url('guest', 'guests') };
    const started = await start({ dataFolder: scratchFolder(), env });
    assert.equal(await started.ended, 1);
    assert.match(started.said(), /may not create roles.*alter role … createrole/s);
    assert.match(started.said(), /DATABASE_OWNER_URL/);
  });

  test('makes its roles with their own passwords and works on a restart too', async () => {
    for (const run of ['first', 'second']) {
      const started = await startReady({ dataFolder, env: { DATABASE_URL: keeperUrl } });
      await started.get(`/write/${run}`);
      assert.equal(await started.get('/read'), run);
      assert.doesNotMatch(started.said(), /password/i);
      assert.equal(await stop(started), 0);
    }
    await withClient(server.url('keeper', 'kabinet'), async (client) => {
      const found = await client.query<{
        rolname: string;
        rolsuper: boolean;
        rolbypassrls: boolean;
      }>(
        `select rolname, rolsuper, rolbypassrls from pg_roles
          where rolname like 'kabinet%' order by 1`,
      );
      const plain = { rolsuper: false, rolbypassrls: false };
      assert.deepEqual(found.rows, [
        { rolname: 'kabinet_app', ...plain },
        { rolname: 'kabinet_batch', ...plain },
        { rolname: 'kabinet_owner', ...plain },
        { rolname: 'kabinet_stand', ...plain },
      ]);
      const owned = await client.query(
        `select from pg_namespace
          where nspname = 'stand' and nspowner = 'kabinet_stand'::regrole`,
      );
      assert.equal(owned.rowCount, 1);
    });
  });

  test('a checkpoint works there too', async () => {
    const started = await startReady({ dataFolder, env: { DATABASE_URL: keeperUrl } });
    const answers = async (): Promise<{ error?: string }[]> =>
      (await started.get<{ type: string; error?: string }[]>('/heard')).filter(
        ({ type }) => type === 'checkpoint.done',
      );
    const answer = (number: number): Promise<{ error?: string }> =>
      until(`answer ${number}`, async () => (await answers())[number - 1]);
    await started.get('/write/kept');
    await started.get('/checkpoint/create.here');
    assert.equal((await answer(1)).error, undefined);
    await started.get('/write/lost');
    await started.get('/checkpoint/restore.here');
    assert.equal((await answer(2)).error, undefined);
    assert.equal(await started.get('/read'), 'kept');
    assert.equal(await stop(started), 0);
  });

  test('does not take the roles of an installation that is at work', async () => {
    const first = await startReady({ dataFolder, env: { DATABASE_URL: keeperUrl } });
    await first.get('/read');
    const second = await start({ dataFolder: scratchFolder(), env: { DATABASE_URL: keeperUrl } });
    assert.equal(await second.ended, 1);
    assert.match(second.said(), /is in use: another installation.*KEYS_DIR/s);
    assert.equal(await first.get('/read'), 'kept');
    assert.equal(await stop(first), 0);
  });

  test('the migrations of all modules run on it', async () => {
    await withClient(server.rootUrl, (client) =>
      client.query('create database whole owner keeper'),
    );
    const env = {
      PATH: process.env.PATH,
      DATA_DIR: dataFolder,
      DATABASE_URL: server.url('keeper', 'whole'),
    };
    const migrate = (): string => {
      const ran = spawnSync(process.execPath, [command, 'migrate'], { env, encoding: 'utf8' });
      assert.equal(ran.status, 0, ran.stderr);
      return ran.stdout;
    };
    assert.match(migrate(), /applied platform\/0001-platform-stands\.sql/);
    assert.equal(migrate(), 'the schema is up to date\n');
  });

  test('STAND=off with everything given starts without the stand', async () => {
    const keys = scratchFolder();
    const env = {
      STAND: 'off',
      HOST: '127.0.0.1',
      PUBLIC_URL: 'https://kabinet.example',
      DATABASE_URL: keeperUrl,
      KEYS_DIR: keys,
      SMS_URL: 'https://sms.example',
      SMS_SECRET: 'one',
      SMTP_URL: 'smtps://mail.example',
      MAIL_FROM: 'kabinet@kabinet.example',
      BANK_URL: 'https://bank.example',
      BANK_SECRET: 'two',
      REGISTRIES_URL: 'https://registries.example',
      OPERATOR_NAME: 'ООО «Пример»',
      OPERATOR_INN: '7700000001',
      OPERATOR_OGRN: '1027700000001',
    };
    const without = await start({ dataFolder: scratchFolder(), env });
    assert.equal(await without.ended, 1);
    assert.match(without.said(), /missing:\n {2}- KEYS_DIR: the key field\.key/);

    const made = spawnSync(process.execPath, [command, 'keys'], { env: { ...env, PATH: '' } });
    assert.equal(made.status, 0);
    const started = await startReady({ dataFolder: scratchFolder(), env });
    assert.match(started.said(), /Kabinet is ready: https:\/\/kabinet\.example/);
    assert.doesNotMatch(started.said(), /stand|sign in/);
    assert.equal(await stop(started), 0);
  });

  test('a server that may lose what it acknowledged is refused', async () => {
    const careless = await startForeignServer(['fsync=off']);
    const env = { DATABASE_URL: careless.rootUrl };
    const started = await start({ dataFolder: scratchFolder(), env });
    assert.equal(await started.ended, 1);
    assert.match(started.said(), /fsync = off.*Set fsync = on/s);
    await careless.stop();
  });

  test('so is a role whose commits do not wait for the disk', async () => {
    await withClient(server.rootUrl, (client) =>
      client.query('alter role kabinet_app set synchronous_commit = off'),
    );
    const started = await start({ dataFolder, env: { DATABASE_URL: keeperUrl } });
    assert.equal(await started.ended, 1);
    assert.match(started.said(), /synchronous_commit = off/);
  });
}
