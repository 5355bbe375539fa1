// The bare engine as a limit: pgbench with a script, or an equally bare loop of the driver where
// there is no pgbench on the machine.
import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

export interface Script {
  /**
   * Statements of one transaction, one round trip each; `:t` is the number of an account from
   * `first` to `last`.
   */
  statements: readonly string[];
  first: number;
  last: number;
  clients: number;
  /** How long accounts are taken by chance; null: each account once, in the order of its number. */
  seconds: number | null;
}

export interface Target {
  socketFolder: string;
  name: string;
}

const places = ['/usr/lib/postgresql/*/bin/pgbench', '/usr/bin/pgbench', '/usr/local/bin/pgbench'];
const pgbench = places.flatMap((place) => globSync(place)).find((path) => existsSync(path));

/** What stands under `limit` in the figures. */
export const limitName = pgbench === undefined ? 'bare driver loop' : 'pgbench';

/** Transactions per second of the script. */
export function transactionsPerSecond(target: Target, script: Script): Promise<number> {
  return pgbench === undefined ? byDriver(target, script) : byPgbench(pgbench, target, script);
}

async function byPgbench(program: string, target: Target, script: Script): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'kabinet-pgbench-'));
  const file = join(folder, 'script.sql');
  const lines = script.statements.map((text) => `${text.replaceAll('; ', ' \\; ')};`);
  writeFileSync(file, `${takeAccount(script)}\n${lines.join('\n')}\n`);
  try {
    const words = ['-n', '-h', target.socketFolder, '-U', 'kabinet_app', '-f', file, '-D', 'i=-1'];
    const each = Math.ceil((script.last - script.first + 1) / script.clients);
    const long = script.seconds === null ? ['-t', String(each)] : ['-T', String(script.seconds)];
    const size = ['-c', String(script.clients), '-j', '2', ...long];
    const { stdout } = await promisify(execFile)(program, [...words, ...size, target.name]);
    const found = /^tps = ([\d.]+)/m.exec(stdout);
    if (!found) throw new Error(`pgbench said no figure:\n${stdout}`);
    return Number(found[1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function takeAccount({ first, last, clients, seconds }: Script): string {
  if (seconds !== null) return `\\set t random(${first}, ${last})`;
  return `\\set i :i + 1\n\\set t ${first} + :client_id + :i * ${clients}`;
}

async function byDriver(target: Target, script: Script): Promise<number> {
  const began = performance.now();
  const { first, last, seconds } = script;
  let done = 0;
  const next = (): number | undefined => {
    if (seconds === null) return first + done <= last ? first + done : undefined;
    const isOver = performance.now() - began >= seconds * 1000;
    return isOver ? undefined : first + Math.floor(Math.random() * (last - first + 1));
  };
  const one = async (): Promise<void> => {
    const client = new pg.Client({
      host: target.socketFolder,
      user: 'kabinet_app',
      database: target.name,
    });
    await client.connect();
    for (let account = next(); account !== undefined; account = next()) {
      done += 1;
      for (const text of script.statements) {
        await client.query(text.replaceAll(':t', String(account)));
      }
    }
    await client.end();
  };
  await Promise.all(Array.from({ length: script.clients }, one));
  return (done * 1000) / (performance.now() - began);
}
