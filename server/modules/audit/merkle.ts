// Merkle tree hash of a list (RFC 6962 §2.1): leaves and nodes are hashed with different first
// bytes, so that a node can never be passed off as a leaf. Pure.
import { createHash } from 'node:crypto';

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leafMark = Buffer.from([0]);
const nodeMark = Buffer.from([1]);

export function leafHash(content: string): Buffer {
  return sha256(leafMark, Buffer.from(content));
}

/** Root over leaf hashes; the split is at the largest power of two below the count. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0]!;
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return sha256(nodeMark, rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** What a seal signs: the head before it, its number and its root. */
export function headOf(before: Buffer, sealNo: number, root: Buffer): Buffer {
  return sha256(before, Buffer.from(`seal ${sealNo}\n`), root);
}

/** The head before the first seal. */
export const firstHead = Buffer.alloc(32);
