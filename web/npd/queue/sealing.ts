// What waits on a device is sealed: AES-GCM under the person's key, bound to its place, so that one
// record cannot stand in for another. Pure.

/** The layout; a build that meets a newer one leaves it alone. */
const FORM = 2;

export interface Sealed {
  form: number;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

const IV_BYTES = 12;
const text = new TextEncoder();
const algorithm = (iv: Uint8Array<ArrayBuffer>, place: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: text.encode(place),
});

/** `place` names the record: its store, its owner and its key there. */
export async function seal(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = text.encode(JSON.stringify(value));
  const sealed = await crypto.subtle.encrypt(algorithm(iv, place), key, plain);
  return { form: FORM, iv, sealed };
}

export const isSealed = (record: object): record is Sealed => 'sealed' in record;

/** Null for what this key does not open, and for the layout of a later build: it is left alone. */
export async function unseal<T>(key: CryptoKey, place: string, record: Sealed): Promise<T | null> {
  if (record.form !== FORM) return null;
  try {
    const plain = await crypto.subtle.decrypt(algorithm(record.iv, place), key, record.sealed);
    return JSON.parse(new TextDecoder().decode(plain)) as T;
  } catch {
    // Another key or a changed record; WebCrypto does not say which.
    return null;
  }
}

/** The key as the browser keeps it: usable, never to be read out again. */
export function importKey(base64: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
