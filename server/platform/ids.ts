// Ids that are made by us: UUID version 7 (RFC 9562 §5.7), so that they sort by time in an index.
import { randomFillSync } from 'node:crypto';

const bytes = Buffer.alloc(16);

/** A new UUIDv7; the time in it is for index order only and is never read back. */
export function newId(): string {
  randomFillSync(bytes, 6);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return (
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-` +
    `${hex.slice(16, 20)}-${hex.slice(20)}`
  );
}
