// The same key and body get the same answer; another body is refused; of many at once one acts.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Ctx } from './context.ts';
import { declareRefusals } from './errors.ts';
import { forTaxpayer } from './work.ts';

export const refusals = declareRefusals('idempotency', {
  key_missing: {
    status: 400,
    ru: 'Нужен заголовок Idempotency-Key: без него повтор запроса мог бы выполнить его дважды.',
    en: 'The header Idempotency-Key is needed: without it a retry could act twice.',
  },
  key_invalid: {
    status: 400,
    ru: 'Заголовок Idempotency-Key — от 1 до 255 видимых символов без пробелов.',
    en: 'The header Idempotency-Key is 1 to 255 visible characters without spaces.',
  },
  key_reused: {
    status: 422,
    ru: 'Этот Idempotency-Key уже использован для другого запроса. Возьмите новый ключ.',
    en: 'This Idempotency-Key was used for another request. Take a new key.',
  },
});

export interface Claim {
  key: string;
  route: string;
  body: unknown;
}

/** Where the claim stands: nobody acted yet, or somebody's answer is to be given again. */
export type Claimed = { first: true } | { first: false; answer: unknown };

/**
 * Claims a key inside the transaction of the act. A parallel claim of the same key waits here until
 * the first one commits (unique index), then reads its answer. An act that was cut short between
 * intent and result has no answer yet; it is run again, which is safe because acts with partners
 * carry their own id.
 */
export async function claimKey(ctx: Ctx, claim: Claim): Promise<Claimed> {
  const hash = hashOfClaim(claim);
  const [inserted] = await ctx.db.statement<{ key: string }>(
    'platform-claim-key',
    `insert into platform.idempotency (taxpayer_id, key, route, body_hash, created_at)
     values (platform.current_taxpayer(), $1, $2, $3, $4) on conflict do nothing returning key`,
    [claim.key, claim.route, hash, ctx.wall],
  );
  if (inserted) return { first: true };
  const [stored] = await ctx.db.statement<{
    route: string;
    body_hash: Buffer;
    answer: { value: unknown } | null;
  }>(
    'platform-read-key',
    `select route, body_hash, answer from platform.idempotency
     where taxpayer_id = platform.current_taxpayer() and key = $1`,
    [claim.key],
  );
  if (!stored || stored.route !== claim.route || !stored.body_hash.equals(hash)) {
    throw refusals.key_reused();
  }
  return stored.answer ? { first: false, answer: stored.answer.value } : { first: true };
}

/** What tells two bodies apart. Refuses `key_invalid`. */
export function hashOfClaim({ key, body }: Claim): Buffer {
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw refusals.key_invalid();
  return createHash('sha256').update(canonical(body)).digest();
}

/** Keeps the answer in the transaction that made it true. */
export async function keepAnswer(ctx: Ctx, key: string, answer: unknown): Promise<void> {
  const keep = () =>
    ctx.db.statement(
      'platform-keep-answer',
      `update platform.idempotency set answer = $2
       where taxpayer_id = platform.current_taxpayer() and key = $1 returning key`,
      [key, JSON.stringify({ value: answer })],
    );
  if ((await keep()).length === 1) return;
  // The act went on for another taxpayer (`forTaxpayer`); the key belongs to who asked.
  await forTaxpayer(ctx, ctx.taxpayerId);
  assert((await keep()).length === 1, 'An answer was to be kept for a key that nobody claimed.');
}

/** JSON with sorted keys: a program that writes its fields in another order sends the same body. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, node: unknown) =>
      node !== null && typeof node === 'object' && !Array.isArray(node)
        ? Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1)))
        : node,
    ) ?? ''
  );
}
