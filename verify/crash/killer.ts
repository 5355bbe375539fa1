// Kills the web server again and again, and each fifth time all processes of PostgreSQL with it.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { childrenOf, serverPid, until } from '../../tests/launch/started.ts';
import type { Started } from '../../tests/launch/started.ts';

export interface Kills {
  app: number;
  database: number;
  /** Seconds from the kill to the next `ready`, the longest of each kind. */
  readyAfterAppS: number;
  readyAfterDatabaseS: number;
}

export interface Killer {
  started: Started;
  random: () => number;
  isEnough: () => boolean;
  /** On a slow machine a kill waits until its share of the payments is acknowledged. */
  isDue: (kills: Kills) => boolean;
}

const DATABASE_EACH = 5;

export const newKills = (): Kills => ({
  app: 0,
  database: 0,
  readyAfterAppS: 0,
  readyAfterDatabaseS: 0,
});

/** Kills one to three seconds after the program is ready again, until it is enough. */
export async function killUntilEnough(killer: Killer, kills: Kills): Promise<void> {
  while (!killer.isEnough()) {
    await pause(1000 + killer.random() * 2000);
    while (!killer.isDue(kills)) await pause(50);
    const withDatabase = (kills.app + 1) % DATABASE_EACH === 0;
    const killedAt = performance.now();
    const killed = await killApp(killer.started);
    kills.app += 1;
    if (withDatabase) {
      killDatabase(killer.started);
      kills.database += 1;
    }
    await untilReady(killer.started, killed);
    const seconds = (performance.now() - killedAt) / 1000;
    const kind = withDatabase ? 'readyAfterDatabaseS' : 'readyAfterAppS';
    kills[kind] = Math.max(kills[kind], seconds);
  }
}

async function killApp({ process: launcher }: Started): Promise<number> {
  const pid = await until('the web server', async () => webServer(launcher.pid!));
  process.kill(pid, 'SIGKILL');
  return pid;
}

function webServer(launcher: number): number | undefined {
  return childrenOf(launcher).find((pid) =>
    `\0${readFileSync(`/proc/${pid}/environ`, 'utf8')}`.includes('\0ROLE=http\0'),
  );
}

/** The postmaster first, so that it cannot put its processes in order. */
function killDatabase({ dataFolder }: Started): void {
  const postmaster = serverPid(dataFolder);
  if (postmaster === undefined) throw new Error('PostgreSQL of the program is not running.');
  const backends = childrenOf(postmaster);
  process.kill(postmaster, 'SIGKILL');
  for (const pid of backends) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself when the postmaster was gone.
    }
  }
}

/** Ready means: another web server answers, and the database answers it. */
async function untilReady({ port, process: launcher }: Started, killed: number): Promise<void> {
  await until('the program is ready again', async () => {
    const pid = webServer(launcher.pid!);
    if (pid === undefined || pid === killed) return undefined;
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
      signal: AbortSignal.timeout(1000),
    });
    return answer.ok ? true : undefined;
  });
}
