// Two web servers over one database take receipts, while one of them and the database are killed
// again and again.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runningFile } from '../../server/launch/program.ts';
import { freePort } from '../../tests/launch/started.ts';
import type { Started } from '../../tests/launch/started.ts';
import { killUntilEnough, newKills, type Kills } from '../crash/killer.ts';
import { randomOf } from '../crash/random.ts';
import { newSold, sellUntilEnough, type Seller, type Sold } from './sellers.ts';

export interface Plan {
  acknowledged: number;
  appKills: number;
  databaseKills: number;
}

export interface Storm {
  started: Started;
  sellers: readonly Seller[];
  plan: Plan;
  seed: number;
}

const server = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

/** The settings the launcher handed to its processes, its addresses among them. */
export function handedBy({ dataFolder }: Started): NodeJS.ProcessEnv {
  const text = readFileSync(runningFile(dataFolder), 'utf8');
  return (JSON.parse(text) as { handed: NodeJS.ProcessEnv }).handed;
}

/** Answers what was sold and how often what was killed. */
export async function weather(storm: Storm): Promise<{ sold: Sold; kills: Kills }> {
  const { started, sellers, plan, seed } = storm;
  const [sold, kills, port] = [newSold(), newKills(), await freePort()];
  const second = await startSecond(handedBy(started), port);
  const isEnough = (): boolean =>
    sold.acknowledged.length >= plan.acknowledged &&
    kills.app >= plan.appKills &&
    kills.database >= plan.databaseKills;
  const share = plan.acknowledged / (plan.appKills + 1);
  const isDue = (so: Kills): boolean => sold.acknowledged.length >= so.app * share;
  const ports = [started.port, port];
  try {
    await Promise.all([
      sellUntilEnough({ ports, sellers, random: randomOf(seed), isEnough }, sold),
      killUntilEnough({ started, random: randomOf(seed + 1), isEnough, isDue }, kills),
    ]);
  } finally {
    second.kill('SIGTERM');
    await once(second, 'exit');
  }
  return { sold, kills };
}

async function startSecond(handed: NodeJS.ProcessEnv, port: number): Promise<ChildProcess> {
  const env = { ...process.env, ...handed, ROLE: 'http', PORT: String(port) };
  const child = fork(server, { env, execArgv: [] });
  await once(child, 'message');
  return child;
}
