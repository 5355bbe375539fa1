// A PostgreSQL of the distribution on a loopback port, for DATABASE_URL: made, started, stopped.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withClient } from '../../server/launch/database-client.ts';
import { chooseServerUser } from '../../server/launch/server-user.ts';
import { freePort, scratchFolder, until } from './started.ts';

const binaries = '/usr/lib/postgresql/15/bin';
export const hasForeignServer = existsSync(join(binaries, 'postgres'));

export interface ForeignServer {
  /** As superuser. */
  rootUrl: string;
  url(user: string, database: string): string;
  stop(): Promise<void>;
}

/** Starts it with passwords demanded from everybody; `options` are settings of the server. */
export async function startForeignServer(options: string[] = []): Promise<ForeignServer> {
  const top = scratchFolder();
  chmodSync(top, 0o755);
  const data = join(top, 'cluster');
  mkdirSync(data, { mode: 0o700 });
  const user = chooseServerUser(data, [top, join(binaries, 'postgres')]);
  const passwordFile = join(top, 'password');
  writeFileSync(passwordFile, 'root-password');
  for (const path of [data, passwordFile]) {
    if (user.owner !== undefined) chownSync(path, user.owner.uid, user.owner.gid);
  }
  const words = ['-D', data, '-U', 'root', '-A', 'scram-sha-256', '--pwfile', passwordFile];
  const made = spawnSync(join(binaries, 'initdb'), [...words, '-E', 'UTF8', '--locale=C.UTF-8'], {
    ...user.ids,
    cwd: '/',
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`];
  const flags = [...settings, 'unix_socket_directories=', ...options].flatMap((one) => ['-c', one]);
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...flags], {
    ...user.ids,
    cwd: '/',
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  process.once('exit', () => server.kill('SIGKILL'));
  const url = (name: string, database: string): string =>
    `postgresql://${name}:${name}-password@127.0.0.1:${port}/${database}`;
  const rootUrl = url('root', 'postgres');
  await until('PostgreSQL answers', () =>
    withClient(rootUrl, async (client) => (await client.query('select')).command),
  );
  return {
    rootUrl,
    url,
    stop: async () => {
      server.kill('SIGINT');
      await ended;
    },
  };
}
