// The job of every minute: what was written since becomes one seal, its head is copied outside.
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordsItself } from '#platform/audit';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { work } from '#platform/work';
import { signHead } from './head-signature.ts';
import { firstHead, headOf, leafHash, rootOf } from './merkle.ts';
import { contentOf, findLastSeal, insertSeal, listUnsealed } from './seal-store.ts';

/** More wait for the next seal of the same run, so that memory stays flat. */
const leavesMax = 10_000;
const scope = { actor: { kind: 'job', name: 'audit.seal' }, role: 'batch' } as const;

export const headsFile = (env: Env) => join(env.settings.DATA_DIR, 'audit-heads.jsonl');

/** Seals all rows that have no leaf; answers how many seals were made. */
export async function sealJournal(env: Env): Promise<number> {
  let seals = 0;
  for (;;) {
    const signature = await work(env, scope, sealOnce);
    if (signature === null) return seals;
    await appendFile(headsFile(env), `${signature}\n`, { mode: 0o600 });
    seals += 1;
  }
}

async function sealOnce(ctx: Ctx): Promise<string | null> {
  const rows = await listUnsealed(ctx, leavesMax);
  if (rows.length === 0) return null;
  const last = await findLastSeal(ctx);
  const leaves = rows.map((row) => ({ row, hash: leafHash(contentOf(row)) }));
  const root = rootOf(leaves.map(({ hash }) => hash));
  const sealNo = (last?.seal_no ?? 0) + 1;
  const head = headOf(last?.head ?? firstHead, sealNo, root);
  const signed = { sealNo, head: head.toString('hex'), sealedAt: ctx.wall };
  const signature = signHead(ctx.env.keys, signed);
  const seal = { seal_no: sealNo, leaves: rows.length, root, head, sealed_at: ctx.wall, signature };
  await insertSeal(ctx, seal, leaves);
  recordsItself(ctx);
  return signature;
}

/** The heads that were copied outside, newest last; none when the file is absent. */
export async function readHeads(env: Env): Promise<string[]> {
  const text = await readFile(headsFile(env), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}
