// What waits on this device, in the browser's own database: it outlives tabs and the browser. Each
// record is sealed under its owner's key; only whose it is and its place in order stand open.
import type { RecentService } from '../npd.ts';
import { answerOf, databaseOf, written } from './browser-database.ts';
import type { Queued, QueueStore, ReservedNumber } from './queue.ts';
import { findKey } from './queue-key.ts';
import { type Sealed, isSealed, seal, unseal } from './sealing.ts';

const STORES = ['queue', 'numbers', 'kept'] as const;
type StoreName = (typeof STORES)[number];
/** As it lies in the browser; records of a build before the seal have their fields instead. */
type Stored = { owner: string } & (Sealed | Readonly<Record<string, unknown>>);

/** No key on this device: nothing can be kept for the person here. */
export class QueueClosed extends Error {}

const open = databaseOf('kabinet-npd', (database) => {
  database.createObjectStore('queue', { keyPath: 'id' }).createIndex('owner', 'owner');
  database
    .createObjectStore('numbers', { keyPath: ['owner', 'sequence'] })
    .createIndex('owner', 'owner');
  database.createObjectStore('kept', { keyPath: 'owner' });
});

async function write(
  names: StoreName[],
  act: (transaction: IDBTransaction) => void,
): Promise<void> {
  const transaction = (await open()).transaction(names, 'readwrite', { durability: 'strict' });
  act(transaction);
  await written(transaction);
}

async function keyOf(owner: string): Promise<CryptoKey> {
  const key = await findKey(owner);
  if (key === null) throw new QueueClosed('There is no key of this person on the device.');
  return key;
}

const KEY_PATHS = { queue: 'id', numbers: 'sequence', kept: 'owner' } as const;

function placeOf(name: StoreName, record: object): string {
  const { owner, [KEY_PATHS[name]]: id } = record as Record<string, unknown>;
  return `${name}|${String(owner)}|${String(id)}`;
}

/** The record with all but its keys under the seal. */
async function closed(name: StoreName, value: object & { owner: string }): Promise<object> {
  const path = KEY_PATHS[name];
  const keys = { owner: value.owner, [path]: (value as Record<string, unknown>)[path] };
  return { ...keys, ...(await seal(await keyOf(value.owner), placeOf(name, value), value)) };
}

async function opened<T>(name: StoreName, key: CryptoKey, record: Stored): Promise<T | null> {
  return isSealed(record) ? unseal<T>(key, placeOf(name, record), record) : (record as T);
}

async function storedOf(name: StoreName, owner: string): Promise<Stored[]> {
  const store = (await open()).transaction(name).objectStore(name);
  if (name === 'kept') {
    const one = await answerOf(store.get(owner) as IDBRequest<Stored | undefined>);
    return one === undefined ? [] : [one];
  }
  return answerOf(store.index('owner').getAll(owner) as IDBRequest<Stored[]>);
}

/** What the key opens; without a key nothing is seen. `left`: how many it does not open. */
async function listOf<T>(name: StoreName, owner: string): Promise<{ items: T[]; left: number }> {
  const key = await findKey(owner);
  if (key === null) return { items: [], left: 0 };
  const stored = await storedOf(name, owner);
  const all = await Promise.all(stored.map((record) => opened<T>(name, key, record)));
  const items = all.filter((one) => one !== null);
  return { items, left: all.length - items.length };
}

/** What a build before the seal has left open on this device is sealed now. */
export async function sealOld(owner: string): Promise<void> {
  for (const name of STORES) {
    const old = (await storedOf(name, owner)).filter((record) => !isSealed(record));
    for (const record of old) {
      const sealed = await closed(name, record);
      await write([name], (one) => one.objectStore(name).put(sealed));
    }
  }
}

export async function listQueue(owner: string): Promise<{ items: Queued[]; left: number }> {
  const { items, left } = await listOf<Queued>('queue', owner);
  return { items: items.toSorted((a, b) => (a.madeAt < b.madeAt ? -1 : 1)), left };
}

export const queueStore: QueueStore = {
  list: async (owner) => (await listQueue(owner)).items,
  put: async (item) => {
    const sealed = await closed('queue', item);
    await write(['queue'], (one) => one.objectStore('queue').put(sealed));
  },
  remove: (id) => write(['queue'], (one) => one.objectStore('queue').delete(id)),
};

/** Numbers that may still be used at this moment, the next one first. */
export async function listNumbers(owner: string, now: string): Promise<ReservedNumber[]> {
  const { items } = await listOf<ReservedNumber>('numbers', owner);
  return items
    .filter(({ expiresAt, inn }) => expiresAt > now && inn !== undefined)
    .toSorted((a, b) => (a.sequence < b.sequence ? -1 : 1));
}

export async function addNumbers(owner: string, numbers: readonly ReservedNumber[]): Promise<void> {
  const sealed = await Promise.all(numbers.map((one) => closed('numbers', { ...one, owner })));
  await write(['numbers'], (one) => {
    for (const number of sealed) one.objectStore('numbers').put(number);
  });
}

/**
 * The receipt and the number it has used, in one step; false when another tab has used that number
 * in the meantime: then nothing is kept.
 */
export async function putWithNumber(item: Queued, used: ReservedNumber): Promise<boolean> {
  const sealed = await closed('queue', item);
  const place = [item.owner, used.sequence];
  let isFree = false;
  await write(['queue', 'numbers'], (one) => {
    const numbers = one.objectStore('numbers');
    numbers.getKey(place).addEventListener('success', (event) => {
      isFree = (event.target as IDBRequest<IDBValidKey | undefined>).result !== undefined;
      if (!isFree) return;
      one.objectStore('queue').add(sealed);
      numbers.delete(place);
    });
  });
  return isFree;
}

interface Kept {
  owner: string;
  services: readonly RecentService[];
}

/** The services the form offers without a connection; nothing about buyers is kept. */
export async function keepServices(
  owner: string,
  services: readonly RecentService[],
): Promise<void> {
  const kept: Kept = { owner, services };
  const sealed = await closed('kept', kept);
  await write(['kept'], (one) => one.objectStore('kept').put(sealed));
}

export async function keptServices(owner: string): Promise<readonly RecentService[]> {
  const { items } = await listOf<Kept>('kept', owner);
  return items[0]?.services ?? [];
}
