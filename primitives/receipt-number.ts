// The number of a self-employed person's receipt: four characters of a growing sequence and six of
// a keyed digest of what the receipt says (wire/moy-nalog §13). Pure: whoever holds the key makes
// the digest, the server with its own, a device with one that was reserved for it.

export interface NumberFacts {
  /** ИНН of the seller. */
  inn: string;
  requestAt: string;
  operationAt: string;
  /** ИНН of the buyer; null: none given. */
  buyerInn: string | null;
  totalKopecks: number;
  /** Null: not a partner's. */
  partner: string | null;
  /** Null: no device told its id. */
  device: string | null;
}

export const SEQUENCE_MAX = 36 ** 4 - 1;

const HASH_LENGTH = 6;

/** Eight bytes, big-endian, of a moment in whole seconds since 1970. */
function secondsOf(moment: string): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt(Math.floor(Date.parse(moment) / 1000)));
  return bytes;
}

/** The shortest big-endian bytes of a positive whole number; one zero byte for zero. */
function shortest(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = BigInt(value); rest > 0n; rest >>= 8n) bytes.unshift(Number(rest & 255n));
  return Uint8Array.from(bytes.length === 0 ? [0] : bytes);
}

/** The bytes whose HMAC-SHA-256 the number carries. */
export function numberMessage(facts: NumberFacts): Uint8Array {
  const text = new TextEncoder();
  const parts = [
    text.encode(facts.inn),
    secondsOf(facts.requestAt),
    secondsOf(facts.operationAt),
    text.encode(facts.buyerInn ?? '0'),
    shortest(facts.totalKopecks),
    text.encode(facts.partner ?? ''),
    text.encode(facts.device ?? '0'),
  ];
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The last six characters of the digest, read as a number, in base 36. */
export function numberHash(digest: Uint8Array): string {
  const value = digest.reduce((whole, byte) => whole * 256n + BigInt(byte), 0n);
  return value.toString(36).slice(-HASH_LENGTH).padStart(HASH_LENGTH, '0');
}

/** `20hy` of a place in the sequence; throws beyond four characters. */
export function numberSequence(sequence: number): string {
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > SEQUENCE_MAX) {
    throw new RangeError(`Not a place in the sequence of receipts: ${sequence}`);
  }
  return sequence.toString(36).padStart(4, '0');
}

/** `20hykdxbp8`. */
export function receiptNumber(sequence: number, digest: Uint8Array): string {
  return numberSequence(sequence) + numberHash(digest);
}
