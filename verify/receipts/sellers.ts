// Programs that sell through a storm: each sale has a key before it is sent, is repeated until it
// is acknowledged, and some are sent to both servers at once.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openSeller } from '#testing/npd-wire';
import type { Env } from '#platform/env';

export interface Seller {
  inn: string;
  /** Access token of a program that has signed in. */
  token: string;
}

export interface Sale {
  /** Also the name of what was sold, by which the books find it. */
  key: string;
  inn: string;
  number: string;
}

export interface Sold {
  /** Keys of everything ever sent. */
  sent: Set<string>;
  acknowledged: Sale[];
  /** Answers that are neither an acknowledgement nor a reason to repeat. */
  refused: string[];
  /** Copies of one request that were acknowledged with different numbers. */
  disagreed: number;
  repeats: number;
}

export interface Market {
  ports: readonly number[];
  sellers: readonly Seller[];
  random: () => number;
  isEnough: () => boolean;
}

const clients = 16;
/** Every eighth request goes to both servers at once. */
const twiceEach = 8;
const timeoutMs = 10_000;
/** Longer than any recovery: whoever has no answer by then will get none. */
const giveUpMs = 60_000;

export const newSold = (): Sold => ({
  sent: new Set(),
  acknowledged: [],
  refused: [],
  disagreed: 0,
  repeats: 0,
});

/** People on the register, each with a program that has signed in. */
export async function openSellers(env: Env, url: string, count: number): Promise<Seller[]> {
  const sellers: Seller[] = [];
  for (let number = 0; number < count; number += 1) {
    const { inn, program } = await openSeller({ env, url });
    sellers.push({ inn, token: program.token! });
  }
  return sellers;
}

/** The body of `POST income` as programs write it; the name tells receipts apart. */
export function bodyOf(name: string, kopecks = 1000): object {
  const now = new Date().toISOString();
  const amount = (kopecks / 100).toFixed(2);
  return {
    operationTime: now,
    requestTime: now,
    services: [{ name, amount: Number(amount), quantity: 1 }],
    totalAmount: amount,
    client: { contactPhone: null, displayName: null, incomeType: 'FROM_INDIVIDUAL', inn: null },
    paymentType: 'CASH',
    ignoreMaxTotalIncomeRestriction: false,
  };
}

/** Sells until it is enough and everything begun has come to its end. */
export async function sellUntilEnough(market: Market, sold: Sold): Promise<void> {
  const client = async (): Promise<void> => {
    while (!market.isEnough()) await sell(market, sold);
  };
  await Promise.all(Array.from({ length: clients }, client));
}

const anyOf = <T>({ random }: Market, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)]!;

interface Request {
  key: string;
  token: string;
  body: string;
}

async function sell(market: Market, sold: Sold): Promise<void> {
  const key = randomUUID();
  const { inn, token } = anyOf(market, market.sellers);
  // Sums differ, so that the digests of two receipts of one second do.
  const kopecks = 1 + Math.floor(market.random() * 5000);
  const request = { key, token, body: JSON.stringify(bodyOf(key, kopecks)) };
  sold.sent.add(key);
  const copies = sold.sent.size % twiceEach === 0 ? 2 : 1;
  const numbers = await Promise.all(
    Array.from({ length: copies }, () => untilAcknowledged(market, sold, request)),
  );
  const [number] = numbers;
  if (new Set(numbers).size > 1) sold.disagreed += 1;
  if (typeof number === 'string') sold.acknowledged.push({ key, inn, number });
}

/** The number of the receipt; null when the program refused for good. */
async function untilAcknowledged(
  market: Market,
  sold: Sold,
  request: Request,
): Promise<string | null> {
  const giveUpAt = performance.now() + giveUpMs;
  for (;;) {
    const answer = await send(anyOf(market, market.ports), request);
    if (answer?.status === 200) return answer.number;
    if (answer !== null && answer.status < 500) {
      sold.refused.push(`${answer.status} ${answer.text}`);
      return null;
    }
    if (performance.now() > giveUpAt) {
      sold.refused.push(`never answered, last ${answer?.status ?? 'cut off'}`);
      return null;
    }
    sold.repeats += 1;
    await pause(50 + market.random() * 150);
  }
}

async function send(
  port: number,
  { key, token, body }: Request,
): Promise<{ status: number; number: string; text: string } | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/income`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    const { approvedReceiptUuid = '' } = JSON.parse(text) as { approvedReceiptUuid?: string };
    return { status: response.status, number: approvedReceiptUuid, text };
  } catch {
    // Cut off by a kill: the same request goes out again.
    return null;
  }
}
