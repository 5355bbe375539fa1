// What a story asks of the stand: people, what came to their phone, the bank's side, the clock.
import { type APIRequestContext, expect } from '@playwright/test';

export interface Person {
  name: string;
  nameParts: { last: string; first: string; middle: string | null };
  birthDate: string;
  passport: string;
  phone: string;
  email: string;
  inn: string;
  snils: string;
  registered: boolean;
  password: string | null;
  persona: string | null;
}
interface Message {
  id: string;
  channel: 'sms' | 'mail';
  subject: string | null;
  text: string;
  attachments: { number: number; name: string; mime: string; sizeBytes: number }[];
}
export interface BankPayment {
  id: string;
  bankOrderId: string;
  amountKopecks: number;
  state: string;
}
interface Clock {
  now: string;
  wall: string;
  wallOffsetS: number;
}

export type Stand = ReturnType<typeof standOf>;
/** Longest wait for something that happens behind the page: a message, a callback, a job. */
const SOON = { timeout: 20_000, intervals: [50, 100, 200] };

export function standOf(request: APIRequestContext) {
  const ask = async <T>(method: 'get' | 'post' | 'put' | 'delete', path: string, data?: object) => {
    const answer = await request[method](`/stand/api/${path}`, data && { data });
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    return (answer.status() === 204 ? undefined : await answer.json()) as T;
  };
  const inbox = (to: string) => ask<Message[]>('get', `inbox?to=${encodeURIComponent(to)}`);
  return {
    people: (query = '') => ask<Person[]>('get', `people${query}`),
    /** Somebody new with an account, whose charges no other story touches. */
    async person(persona: string): Promise<Person> {
      const [made] = await ask<Person[]>('post', 'people', { persona });
      return made!;
    },
    objectsOf: (inn: string) => ask<{ id: string }[]>('get', `registries/people/${inn}/objects`),
    inbox,
    /** How many messages there are: what comes later is told apart by it. */
    received: async (to: string) => (await inbox(to)).length,
    /** The newest message after the first `seen` ones. */
    async message(to: string, seen: number): Promise<Message> {
      await expect.poll(async () => (await inbox(to)).length, SOON).toBeGreaterThan(seen);
      return (await inbox(to))[0]!;
    },
    clock: () => ask<Clock>('get', 'clock'),
    /** Business time, forward only: «2026-12-02» is the start of that legal day. */
    moveTo: (now: string) => ask<Clock>('post', 'clock', { now }),
    /** The technical clock, either way: sessions and codes live by it. */
    shiftWall: (wallOffsetS: number) => ask<Clock>('post', 'clock', { wallOffsetS }),
    fault: (id: string, times?: number) =>
      ask('put', 'faults', times === undefined ? { id, on: true } : { id, on: true, times }),
    noFaults: () => ask('delete', 'faults'),
    bankPayments: () => ask<BankPayment[]>('get', 'bank/payments'),
    bankPayment: async (id: string) =>
      (await ask<BankPayment[]>('get', 'bank/payments')).find((one) => one.id === id),
    approve: (id: string) => ask('post', `bank/payments/${id}/approve`, {}),
    decline: (id: string, reason: string) => ask('post', `bank/payments/${id}/decline`, { reason }),
  };
}

/** The one-time code in the text of a message. */
export function codeIn(message: Message): string {
  const [, code] = /(?<!\d)(\d{6})(?!\d)/u.exec(message.text) ?? [];
  expect(code, message.text).toBeDefined();
  return code!;
}
