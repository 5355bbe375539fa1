// Numbers for receipts without a connection: a device takes some ahead, each with a key of its own
// under which the receipt's digest is made, and our seal that they are ours (wire/moy-nalog §13).
import { createHmac } from 'node:crypto';
import type * as z from 'zod/mini';
import { type Sealed, sealJson } from '#modules/crypto';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { sql } from '#platform/db';
import { type Moment, addSeconds } from '#primitives/days';
import { numberSequence } from '#primitives/receipt-number';
import { raisedCode } from '../act.ts';
import type { reservationBody, reservations } from '../contract.ts';
import { refusals } from '../errors.ts';
import { openRegistration } from '../registration/register-payer.ts';
import { sellerInn } from '../seller.ts';

/** A week without a connection is a long journey. */
const LIFE_S = 7 * 86_400;
/** Put aside and not used, over all devices of a seller. */
const OPEN_MAX = 200;

/** What is sealed of a number: a buyer can see that it was given, to whom and until when. */
interface NumberFacts {
  kind: 'receipt-number';
  inn: string;
  sequence: string;
  device: string;
  expiresAt: Moment;
}

/** The key of one number; only the device that reserved it and we can make its digest. */
export function keyOf(env: Env, inn: string, sequence: number): Buffer {
  const key = env.keys.derive('self-employment.reserved-number');
  return createHmac('sha256', key).update(`${inn}|${sequence}`).digest();
}

/** Refuses: `not_registered`, `numbers_reserved`, `numbers_exhausted`. */
export async function reserveNumbers(
  ctx: Ctx,
  { device, count }: z.output<typeof reservationBody>,
): Promise<z.output<typeof reservations>> {
  await openRegistration(ctx);
  const expiresAt = addSeconds(ctx.now, LIFE_S);
  const rows = await ctx.db
    .rows(sql<{ sequence: number }>`
      select reserve_numbers as sequence from self_employment.reserve_numbers(${device},
        ${count}::int, ${ctx.now}, ${expiresAt}, ${OPEN_MAX}::int)`)
    .catch((error: unknown) => {
      if (raisedCode(error)?.code !== 'KE008') throw error;
      throw refusals.numbers_reserved({ params: { most: OPEN_MAX }, cause: error });
    });
  const inn = await sellerInn(ctx);
  const numbers = [];
  for (const { sequence } of rows.toSorted((a, b) => a.sequence - b.sequence)) {
    const text = numberSequence(sequence);
    const facts = { kind: 'receipt-number', inn, sequence: text, device, expiresAt } as const;
    const sealed: Sealed<NumberFacts> = await sealJson(ctx.env, facts);
    const key = keyOf(ctx.env, inn, sequence).toString('base64');
    const payload = { ...sealed.payload };
    numbers.push({ sequence: text, key, expiresAt, sealed: { ...sealed, payload } });
  }
  return { inn, numbers };
}
