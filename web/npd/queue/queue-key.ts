// The key of what waits on this device. The server tells it to the person who is signed in; the
// browser keeps it as a thing that cannot be read out, in a database of its own, which signing out
// deletes: from then on the queue is closed until the same person signs in again.
import type * as z from 'zod/mini';
import type { queueKey } from '#contract/self-employment';
import { get } from '../../api.ts';
import { KEY_DATABASE } from '../../device.ts';
import { NPD } from '../npd.ts';
import { answerOf, databaseOf, written } from './browser-database.ts';
import { importKey } from './sealing.ts';

interface KeptKey {
  owner: string;
  key: CryptoKey;
}

const open = databaseOf(KEY_DATABASE, (database) =>
  database.createObjectStore('keys', { keyPath: 'owner' }),
);

/** Null: this person has not been here with a connection since signing in. */
export async function findKey(owner: string): Promise<CryptoKey | null> {
  const store = (await open()).transaction('keys').objectStore('keys');
  const found = await answerOf(store.get(owner) as IDBRequest<KeptKey | undefined>);
  return found?.key ?? null;
}

/** The kept key, or the one the server tells. @throws what `get` throws */
export async function takeKey(owner: string): Promise<CryptoKey> {
  const kept = await findKey(owner);
  if (kept !== null) return kept;
  const told = await get<z.infer<typeof queueKey>>(`${NPD}/queue-key`, { background: true });
  const key = await importKey(told.key);
  const transaction = (await open()).transaction(['keys'], 'readwrite');
  transaction.objectStore('keys').put({ owner, key } satisfies KeptKey);
  await written(transaction);
  return key;
}
