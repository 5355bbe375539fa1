// The queue of this person as the page shows it, sent whenever there is a connection.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type * as z from 'zod/mini';
import type { reservations } from '#contract/self-employment';
import { send } from '../../api.ts';
import { readDevice } from '../../device.ts';
import { NPD, type ReceiptBody } from '../npd.ts';
import { type Issued, numberOf } from './number.ts';
import { type Post, type Queued, sendQueue } from './queue.ts';
import { findKey, takeKey } from './queue-key.ts';
import { addNumbers, listNumbers, listQueue, putWithNumber, queueStore, sealOld } from './store.ts';

const TRY_AGAIN_MS = 15_000;
/** A day without a connection, for most; more are reserved when fewer than half are left. */
const RESERVED = 50;
const LOCK = 'kabinet.npd-queue';
const DEVICE = 'kabinet.device-id';

/** What this person issued here and has not put away yet; `left`: what the key does not open. */
export interface ShownQueue {
  items: readonly Queued[];
  left: number;
}
let shown: ShownQueue = { items: [], left: 0 };
const listeners = new Set<() => void>();

async function show(): Promise<void> {
  const device = readDevice();
  shown = device === null ? { items: [], left: 0 } : await listQueue(device.owner);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useQueue(): ShownQueue {
  return useSyncExternalStore(subscribe, () => shown);
}

/** The name of this device to the server; says nothing about its person. */
function deviceId(): string {
  let id = localStorage.getItem(DEVICE);
  if (id === null) localStorage.setItem(DEVICE, (id = crypto.randomUUID()));
  return id;
}

const post: Post = ({ id, body, number, issued }) =>
  number === null || issued === null
    ? send<{ number: string }>('POST', `${NPD}/receipts`, {
        body,
        idempotencyKey: id,
        background: true,
      })
    : send<{ number: string }>('POST', `${NPD}/receipts/offline`, {
        body: { ...body, ...issued, number },
        idempotencyKey: id,
        background: true,
      });

/** One tab at a time sends; the others find the work done. */
async function sendAll(owner: string): Promise<number> {
  const work = () => sendQueue(owner, queueStore, post);
  return 'locks' in navigator ? navigator.locks.request(LOCK, work) : work();
}

type Reservations = z.infer<typeof reservations>;

/** Asks for more numbers while there is a connection; for pages of somebody on the register. */
export async function reserveNumbers(owner: string): Promise<void> {
  await takeKey(owner);
  const left = await listNumbers(owner, new Date().toISOString());
  if (left.length >= RESERVED / 2) return;
  const { inn, numbers } = await send<Reservations>('POST', `${NPD}/reservations`, {
    body: { device: deviceId(), count: RESERVED - left.length },
    idempotencyKey: crypto.randomUUID(),
    background: true,
  });
  const kept = numbers.map(({ sequence, key, expiresAt }) => ({ inn, sequence, key, expiresAt }));
  await addNumbers(owner, kept);
}

/** Sends, then shows; called by the pages of a person whose session is known. */
export function useSending(owner: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    void show();
    if (owner === undefined) return undefined;
    const run = async () => {
      await takeKey(owner);
      await sealOld(owner);
      await show();
      const settled = await sendAll(owner);
      if (settled === 0) return;
      await show();
      await client.invalidateQueries({ queryKey: ['npd'] });
    };
    // What fails here is tried again by the timer; the queue itself shows that it waits.
    const attempt = () => void run().catch(() => undefined);
    attempt();
    const timer = setInterval(attempt, TRY_AGAIN_MS);
    addEventListener('online', attempt);
    return () => {
      clearInterval(timer);
      removeEventListener('online', attempt);
    };
  }, [client, owner]);
}

/** Whether receipts can wait here: somebody is at home on this device, and the key is there. */
export async function isQueueOpen(): Promise<boolean> {
  const device = readDevice();
  if (device === null) return false;
  // A browser that keeps nothing for this page (a private window) keeps no queue either.
  return findKey(device.owner).then(
    (key) => key !== null,
    () => false,
  );
}

export async function putAway(id: string): Promise<void> {
  await queueStore.remove(id);
  await show();
}

function waiting(made: Pick<Queued, 'id' | 'owner' | 'madeAt' | 'body'>): Queued {
  return { ...made, number: null, inn: null, issued: null, state: 'queued', refusal: null };
}

/** The answer got lost: the very same request waits under its key. */
export async function queueAsSent(id: string, body: ReceiptBody): Promise<void> {
  const device = readDevice();
  if (device === null) throw new Error('Nobody is signed in on this device.');
  const madeAt = new Date().toISOString();
  await queueStore.put(waiting({ id, owner: device.owner, madeAt, body }));
  await show();
}

/** Issues without a connection: with a reserved number where one is left. */
export async function queueOffline(id: string, typed: ReceiptBody): Promise<Queued> {
  const device = readDevice();
  if (device === null) throw new Error('Nobody is signed in on this device.');
  const madeAt = new Date().toISOString();
  const body = { ...typed, operationAt: typed.operationAt ?? madeAt };
  const item = waiting({ id, owner: device.owner, madeAt, body });
  for (const reserved of await listNumbers(device.owner, madeAt)) {
    const issued: Issued = { device: deviceId(), requestAt: madeAt, body };
    const number = await numberOf(issued, reserved);
    const { device: name, requestAt } = issued;
    const made = { ...item, number, inn: reserved.inn, issued: { device: name, requestAt } };
    // Another tab may have taken this number a moment ago; then it is the turn of the next one.
    if (!(await putWithNumber(made, reserved))) continue;
    await show();
    return made;
  }
  await queueStore.put(item);
  await show();
  return item;
}
