// All SQL of callbacks: the queue survives a restart, so no notice is forgotten.
import { randomUUID } from 'node:crypto';
import type { Queries } from '../database.ts';
import type { Event, Signature } from './callback.ts';

/** Real pauses between tries; the last one repeats. */
const PAUSES_S = [1, 2, 5, 15, 60, 300, 900, 3600];

/** Fifteen hours after the first try the bank gives up; the shop can still ask. */
export const ATTEMPTS_MAX = 24;

export interface Notice {
  event: Event;
  callbackUrl: string;
  signature: Signature;
  attemptsMax: number;
  /** Real time of the first try. */
  firstAt: Date;
}

export interface DueCallback {
  id: string;
  callbackUrl: string;
  body: string;
  signature: Signature;
  attempts: number;
}

export async function insertCallback(db: Queries, notice: Notice): Promise<void> {
  await db.run(
    `insert into stand.bank_callback
       (id, event_id, order_id, callback_url, body, signature, attempts_max, next_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      randomUUID(),
      notice.event.eventId,
      notice.event.orderId,
      notice.callbackUrl,
      JSON.stringify(notice.event),
      notice.signature,
      notice.attemptsMax,
      notice.firstAt,
    ],
  );
}

/** Takes what is due for one try each; `underWay` is being tried by this process already. */
export function claimDue(
  db: Queries,
  asked: { real: Date; underWay: readonly string[]; limit: number },
): Promise<DueCallback[]> {
  return db.rows<DueCallback>(
    `update stand.bank_callback
        set attempts = attempts + 1,
            next_at = $1::timestamptz + make_interval(
              secs => ($2::float8[])[least(attempts + 1, array_length($2::float8[], 1))])
      where id in (
        select id from stand.bank_callback
         where accepted_at is null and attempts < attempts_max and next_at <= $1
           and id <> all ($3::uuid[])
         order by next_at, seq limit $4)
      returning id, callback_url as "callbackUrl", body, signature, attempts`,
    [asked.real, PAUSES_S, asked.underWay, asked.limit],
  );
}

export interface Outcome {
  id: string;
  status: number | null;
  acceptedAt: Date | null;
}

export async function recordOutcome(db: Queries, outcome: Outcome): Promise<void> {
  await db.run('update stand.bank_callback set last_status = $2, accepted_at = $3 where id = $1', [
    outcome.id,
    outcome.status,
    outcome.acceptedAt,
  ]);
}

/** Real time of the next try, leaving out those under way. */
export async function nextTryAt(db: Queries, underWay: readonly string[]): Promise<string | null> {
  const next = await db.one<{ at: string | null }>(
    `select min(next_at) as at from stand.bank_callback
      where accepted_at is null and attempts < attempts_max and id <> all ($1::uuid[])`,
    [underWay],
  );
  return next.at;
}
