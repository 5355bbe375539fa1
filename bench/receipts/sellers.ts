// Programs that sell through a storm: each sale has a key before it is sent and is repeated until
// it is acknowledged; and what the books say of it afterwards.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from '#platform/db';
import type { Env } from '#platform/env';
import { work } from '#platform/work';

export interface Sale {
  /** Also the name of what was sold, by which the books find it. */
  key: string;
  number: string;
}

export interface Storm {
  ports: readonly number[];
  tokens: readonly string[];
  isEnough: () => boolean;
  /** Acknowledged ones. */
  sales: Sale[];
}

const clients = 12;
const timeoutMs = 10_000;
const giveUpMs = 60_000;

export function bodyOf(name: string): object {
  const now = new Date().toISOString();
  return {
    operationTime: now,
    requestTime: now,
    services: [{ name, amount: 10, quantity: 1 }],
    totalAmount: '10.00',
    client: { contactPhone: null, displayName: null, incomeType: 'FROM_INDIVIDUAL', inn: null },
    paymentType: 'CASH',
    ignoreMaxTotalIncomeRestriction: false,
  };
}

export async function sellUntilEnough(storm: Storm): Promise<void> {
  const client = async (): Promise<void> => {
    while (!storm.isEnough()) await sell(storm);
  };
  await Promise.all(Array.from({ length: clients }, client));
}

const anyOf = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

/** The same key and body at any of the servers until one acknowledges. */
async function sell({ ports, tokens, sales }: Storm): Promise<void> {
  const [key, token] = [randomUUID(), anyOf(tokens)];
  const body = JSON.stringify(bodyOf(key));
  const giveUpAt = performance.now() + giveUpMs;
  for (;;) {
    const answer = await send(anyOf(ports), { key, token, body });
    if (answer?.status === 200) {
      sales.push({ key, number: answer.number });
      return;
    }
    if (answer !== null && answer.status < 500) {
      throw new Error(`A receipt was refused with ${answer.status}: ${answer.text}`);
    }
    if (performance.now() > giveUpAt) throw new Error('A receipt was never acknowledged.');
    await pause(50 + Math.random() * 150);
  }
}

async function send(
  port: number,
  { key, token, body }: { key: string; token: string; body: string },
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

export interface Books {
  /** Acknowledged and not there under the number of the answer. */
  lost: number;
  /** Sold once, there more than once. */
  doubled: number;
  /** Sequence numbers given twice to receipts of one ИНН. */
  repeatedNumbers: number;
}

export async function booksOf(env: Env, sales: readonly Sale[]): Promise<Books> {
  const scope = { actor: { kind: 'job', name: 'bench' }, role: 'batch' } as const;
  const kept = await work(env, scope, (ctx) =>
    ctx.db.rows(sql<{ name: string; number: string }>`
      select lines -> 0 ->> 'name' as name, number from self_employment.receipt`),
  );
  const numbers = new Map<string, string[]>();
  for (const { name, number } of kept) numbers.set(name, [...(numbers.get(name) ?? []), number]);
  const [{ repeated = 0 } = {}] = await work(env, scope, (ctx) =>
    ctx.db.rows(sql<{ repeated: number }>`
      select coalesce(sum(times - 1), 0)::int as repeated from (
        select count(*) as times from self_employment.receipt
        group by taxpayer_id, left(number, 4)) as counted`),
  );
  const keys = [...numbers].filter(([name]) => name.length === 36);
  return {
    lost: sales.filter(({ key, number }) => !numbers.get(key)?.includes(number)).length,
    doubled: keys.filter(([, found]) => found.length > 1).length,
    repeatedNumbers: repeated,
  };
}
