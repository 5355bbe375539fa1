// What waits on this device, in the browser's own database: it outlives tabs and the browser.
import type { Recent } from '../npd.ts';
import type { Queued, QueueStore, ReservedNumber } from './queue.ts';

const NAME = 'kabinet-npd';
const VERSION = 1;
type Stored = ReservedNumber & { owner: string };
interface Kept {
  owner: string;
  services: readonly Recent[];
}

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, VERSION);
    asked.addEventListener('upgradeneeded', () => {
      const queue = asked.result.createObjectStore('queue', { keyPath: 'id' });
      queue.createIndex('owner', 'owner');
      asked.result
        .createObjectStore('numbers', { keyPath: ['owner', 'sequence'] })
        .createIndex('owner', 'owner');
      asked.result.createObjectStore('kept', { keyPath: 'owner' });
    });
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => {
      opened = null;
      reject(asked.error ?? new Error('The database of the browser did not open.'));
    });
  });
  return opened;
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(request.error ?? new Error('The browser kept nothing.')),
    );
  });
}

/** Resolves when the browser has written everything of the transaction. */
function written(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    const fail = () => reject(transaction.error ?? new Error('The browser kept nothing.'));
    transaction.addEventListener('abort', fail);
    transaction.addEventListener('error', fail);
  });
}

async function write(names: string[], act: (transaction: IDBTransaction) => void): Promise<void> {
  const transaction = (await open()).transaction(names, 'readwrite', { durability: 'strict' });
  act(transaction);
  await written(transaction);
}

async function listOf<T>(name: string, owner: string): Promise<T[]> {
  const store = (await open()).transaction(name).objectStore(name);
  return answerOf(store.index('owner').getAll(owner) as IDBRequest<T[]>);
}

export const queueStore: QueueStore = {
  list: async (owner) =>
    (await listOf<Queued>('queue', owner)).toSorted((a, b) => (a.madeAt < b.madeAt ? -1 : 1)),
  put: (item) => write(['queue'], (one) => one.objectStore('queue').put(item)),
  remove: (id) => write(['queue'], (one) => one.objectStore('queue').delete(id)),
};

/** Numbers that may still be used at this moment, the next one first. */
export async function listNumbers(owner: string, now: string): Promise<ReservedNumber[]> {
  const numbers = await listOf<Stored>('numbers', owner);
  return numbers
    .filter(({ expiresAt }) => expiresAt > now)
    .toSorted((a, b) => (a.sequence < b.sequence ? -1 : 1));
}

export function addNumbers(owner: string, numbers: readonly ReservedNumber[]): Promise<void> {
  return write(['numbers'], (one) => {
    for (const number of numbers) one.objectStore('numbers').put({ ...number, owner });
  });
}

/** The receipt and the number it has used, in one step: a number is never used twice. */
export function putWithNumber(item: Queued, used: ReservedNumber): Promise<void> {
  return write(['queue', 'numbers'], (one) => {
    one.objectStore('queue').add(item);
    one.objectStore('numbers').delete([item.owner, used.sequence]);
  });
}

/** The services the form offers without a connection; nothing about buyers is kept. */
export function keepServices(owner: string, services: readonly Recent[]): Promise<void> {
  return write(['kept'], (one) => one.objectStore('kept').put({ owner, services }));
}

export async function keptServices(owner: string): Promise<readonly Recent[]> {
  const store = (await open()).transaction('kept').objectStore('kept');
  const found = await answerOf(store.get(owner) as IDBRequest<Kept | undefined>);
  return found?.services ?? [];
}
