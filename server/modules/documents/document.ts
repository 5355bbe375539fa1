// A document of the archive: bytes that never change, under a number that is unique within its
// kind.
import { createHash } from 'node:crypto';
import assert from 'node:assert/strict';

/** A scan of many pages; what a person uploads is limited by the upload itself (P15). */
export const SIZE_MAX = 20 * 1024 * 1024;

export interface NewDocument {
  /** `payment_receipt` */
  kind: string;
  /** Unique within the kind for one taxpayer. */
  number: string;
  /** File name as a person saves it. */
  name: string;
  mime: string;
  bytes: Buffer;
}

/** What is known of a document without its bytes. */
export interface DocumentFacts {
  documentId: string;
  kind: string;
  number: string;
  name: string;
  mime: string;
  /** Lower case hex of the bytes' SHA-256. */
  sha256: string;
  sizeBytes: number;
  keptAt: string;
}

export interface Document extends DocumentFacts {
  bytes: Buffer;
}

export function sha256Of(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

export function assertKeepable(document: NewDocument): void {
  const { length } = document.bytes;
  assert(length > 0 && length <= SIZE_MAX, `A document of ${length} bytes cannot be kept.`);
}
