// Sealed columns (design §4.9): AES-256-GCM with the place as associated data, looked up by HMAC.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';

/** Where a sealed value stands; a value moved to another row or column does not open. */
export interface Place {
  /** `schema.table` */
  table: string;
  column: string;
  /** The row's own key. */
  row: string;
}

export interface Keyring {
  seal(place: Place, plain: string): Buffer;
  open(place: Place, sealed: Buffer): string;
  /** The keyed token by which a sealed value is found; `purpose` keeps equal values apart. */
  lookup(purpose: string, value: string): Buffer;
  /** A key of its own for another use: cookies, CSRF tokens. */
  derive(purpose: string): Buffer;
}

// Version of the layout, then version of the key: a rotated key opens what it sealed.
const header = Buffer.from([1, 1]);

/** Keys in files: only for the stand. Production takes PKCS#11 behind the same interface. */
export function fileKeyring(keysDir: string): Keyring {
  const read = (name: string) => {
    const path = join(keysDir, name);
    assert(existsSync(path), `The key file ${path} is missing; the launcher makes it.`);
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
    assert(key.length === 32, `The key file ${path} must hold 32 bytes in base64url.`);
    return key;
  };
  return keyringOf({ fields: read('field.key'), lookups: read('lookup.key') });
}

/** A keyring over its secrets; each further use has a key of its own (HKDF, RFC 5869). */
export function keyringOf({ fields, lookups }: { fields: Buffer; lookups: Buffer }): Keyring {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', lookups, Buffer.alloc(0), `kabinet:${purpose}`, 32));
  return {
    derive,
    seal: (place, plain) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', fields, nonce).setAAD(aad(place));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([header, nonce, cipher.getAuthTag(), body]);
    },
    open: (place, sealed) => {
      assert(sealed.subarray(0, 2).equals(header), 'The sealed value has an unknown version.');
      const decipher = createDecipheriv('aes-256-gcm', fields, sealed.subarray(2, 14))
        .setAAD(aad(place))
        .setAuthTag(sealed.subarray(14, 30));
      return decipher.update(sealed.subarray(30), undefined, 'utf8') + decipher.final('utf8');
    },
    lookup: (purpose, value) =>
      createHmac('sha256', lookups).update(`${purpose}\u0000${value}`).digest(),
  };
}

function aad(place: Place): Buffer {
  return Buffer.concat([header, Buffer.from(`${place.table}|${place.column}|${place.row}`)]);
}
