// Recomputes the whole Merkle log and names the first record that is not what it was.
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { work } from '#platform/work';
import { openHead } from './head-signature.ts';
import { firstHead, headOf, leafHash, rootOf } from './merkle.ts';
import { readHeads } from './seal-journal.ts';
import { contentOf, listLeaves, listSeals, listSlippedIn } from './seal-store.ts';
import type { Seal } from './seal-store.ts';

export type Finding =
  | { bad: null; seals: number; leaves: number }
  | {
      bad: 'edited' | 'deleted' | 'inserted' | 'root' | 'chain' | 'signature' | 'truncated';
      at: string;
    };

const scope = { actor: { kind: 'job', name: 'audit.verify' }, role: 'batch' } as const;
const batch = 50;

/** Checks rows, leaves, roots, heads, signatures and the copies outside, in this order. */
export async function verifyJournal(env: Env): Promise<Finding> {
  let before: Buffer = firstHead;
  let count = { seals: 0, leaves: 0 };
  for (;;) {
    const { seals } = count;
    const page = await work(env, scope, (ctx) => listSeals(ctx, seals, batch));
    for (const seal of page) {
      const finding = await work(env, scope, (ctx) => checkSeal(ctx, seal, before));
      if (finding) return finding;
      before = seal.head;
      count = { seals: seal.seal_no, leaves: count.leaves + seal.leaves };
    }
    if (page.length < batch) break;
  }
  const heads = await readHeads(env);
  const outside = openHead(env.keys, heads.at(-1) ?? '');
  if (outside && outside.sealNo > count.seals) {
    return { bad: 'truncated', at: `seal ${count.seals + 1}` };
  }
  const [slipped] = await work(env, scope, listSlippedIn);
  if (slipped) return { bad: 'inserted', at: `record ${slipped.audit_id}` };
  return { bad: null, ...count };
}

async function checkSeal(ctx: Ctx, seal: Seal, before: Buffer): Promise<Finding | null> {
  const leaves = await listLeaves(ctx, seal.seal_no);
  for (const leaf of leaves) {
    const at = `record ${leaf.leaf_id} of seal ${seal.seal_no}`;
    if (leaf.row === null) return { bad: 'deleted', at };
    if (!leafHash(contentOf(leaf.row)).equals(leaf.hash)) return { bad: 'edited', at };
  }
  const at = `seal ${seal.seal_no}`;
  const root = rootOf(leaves.map(({ hash }) => hash));
  if (leaves.length !== seal.leaves || !root.equals(seal.root)) return { bad: 'root', at };
  if (!headOf(before, seal.seal_no, root).equals(seal.head)) return { bad: 'chain', at };
  const signed = openHead(ctx.env.keys, seal.signature);
  if (signed?.head !== seal.head.toString('hex')) return { bad: 'signature', at };
  return null;
}
