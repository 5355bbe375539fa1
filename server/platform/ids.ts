// Ids that are made by us: UUID version 7 (RFC 9562 §5.7), so that they sort by time in an index.
import { randomFillSync } from 'node:crypto';

/** Random bytes are asked for by the page: one call of the generator costs more than the id. */
const pool = Buffer.alloc(4096);
const randomPerId = 10;
let used = pool.length;
const bytes = Buffer.alloc(16);

/** A new UUIDv7; the time in it is for index order only and is never read back. */
export function newId(): string {
  if (used + randomPerId > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  pool.copy(bytes, 6, used, used + randomPerId);
  used += randomPerId;
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return (
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-` +
    `${hex.slice(16, 20)}-${hex.slice(20)}`
  );
}
