// A file on the disk of the server, for the command: read as it streams by, so that its size does
// not matter, and taken without a page.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Env } from '#platform/env';
import { newId } from '#platform/ids';
import { work } from '#platform/work';
import type { LoadView } from './contract.ts';
import { confirmLoad } from './decide-load.ts';
import { findLoad, findUnfinished, insertLoad } from './load-store.ts';
import { readLoad } from './read-load.ts';
import { getLoad } from './show-load.ts';
import { workOnLoad } from './take-load.ts';
import { nameOf } from './upload-load.ts';

const actor = { kind: 'job', name: 'cli.load' } as const;
const batch = { actor, role: 'batch' } as const;
/** How often a load that another process works on is looked at. */
const LOOK_MS = 500;

export interface LoadFile {
  path: string;
  /** The check only; nothing is taken. */
  isDryRun: boolean;
  despiteTotals: boolean;
}

/**
 * Loads the file, or goes on with a load of it that was cut off. Answers how it ended: `taken`,
 * `checked` after a dry run, `refused`. Refuses: `exchange.totals_wrong`.
 */
export async function loadFile(env: Env, of: LoadFile): Promise<LoadView> {
  const { sha256, sizeBytes } = await weigh(of.path);
  const loadId = await begin(env, { sha256, sizeBytes, name: nameOf(basename(of.path)) });
  const state = async () => (await work(env, batch, (ctx) => findLoad(ctx, loadId)))?.state;
  if ((await state()) === 'reading') {
    const bytes = createReadStream(of.path);
    const zone = env.settings.LEGAL_TIME_ZONE;
    await readLoad((call) => work(env, batch, call), { loadId, bytes, zone, next: 'checking' });
  }
  await finish(env, loadId, state);
  if ((await state()) === 'checked' && !of.isDryRun) {
    const { despiteTotals } = of;
    await work(env, batch, (ctx) => confirmLoad(ctx, { loadId, despiteTotals }));
    await finish(env, loadId, state);
  }
  return work(env, batch, (ctx) => getLoad(ctx, loadId));
}

async function weigh(path: string): Promise<{ sha256: Buffer; sizeBytes: number }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return { sha256: hash.digest(), sizeBytes: (await stat(path)).size };
}

function begin(
  env: Env,
  file: { sha256: Buffer; sizeBytes: number; name: string },
): Promise<string> {
  return work(env, batch, async (ctx) => {
    const unfinished = await findUnfinished(ctx, file.sha256);
    if (unfinished !== undefined) return unfinished.loadId;
    const loadId = newId();
    await insertLoad(ctx, { loadId, ...file });
    return loadId;
  });
}

/** Works until nothing waits; a running worker may have the load in its hands. */
async function finish(
  env: Env,
  loadId: string,
  state: () => Promise<string | undefined>,
): Promise<void> {
  for (;;) {
    const now = await state();
    if (now !== 'checking' && now !== 'confirmed') return;
    if (!(await workOnLoad(env, loadId))) await pause(LOOK_MS);
  }
}
