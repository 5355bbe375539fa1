// A receipt that was given without a connection comes in: under its reserved number, exactly once,
// or is refused with the reason (BEY-8).
import { createHmac } from 'node:crypto';
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import { yearOf } from '#primitives/days';
import { numberHash, numberMessage } from '#primitives/receipt-number';
import { raisedCode } from '../act.ts';
import type { offlineBody } from '../contract.ts';
import { refusals } from '../errors.ts';
import {
  type ReceiptInput,
  followReceipt,
  numberFacts,
  readReceipt,
  refusedBy,
} from '../receipt/issue-receipt.ts';
import type { Receipt } from '../receipt/receipt.ts';
import { type NewReceipt, findReceipt, insertReserved } from '../receipt/receipt-store.ts';
import { readWrittenTime } from '../receipt/written-time.ts';
import { limitOf } from '../registration/limit.ts';
import { lockBook } from '../registration/registration-store.ts';
import { sellerInn } from '../seller.ts';
import { keyOf } from './reserve-numbers.ts';

type Body = z.output<typeof offlineBody>;

/**
 * Takes a queued receipt; the same again answers the one taken before.
 * Refuses: `number_wrong` (not reserved for this device and time, or another digest),
 * `number_used` by another receipt, and what issuing refuses.
 */
export async function issueReserved(ctx: Ctx, body: Body): Promise<Receipt> {
  const input = readOffline(body);
  const receipt = readReceipt(ctx, input);
  // Of several copies at once the first writes, the others find what it wrote.
  await lockBook(ctx);
  const known = await findReceipt(ctx, body.number);
  if (known !== undefined) return sameReceipt(known, receipt);
  const sequence = parseInt(body.number.slice(0, 4), 36);
  const inn = await sellerInn(ctx);
  const message = numberMessage(await numberFacts(ctx, receipt));
  const digest = createHmac('sha256', keyOf(ctx.env, inn, sequence))
    .update(message)
    .digest();
  const hash = numberHash(digest);
  if (hash !== body.number.slice(4)) throw refusals.number_wrong({ field: 'number' });
  const limit = input.mayPassLimit ? null : limitOf(yearOf(receipt.incomeOn));
  const issued = await insertReserved(ctx, { ...receipt, hash }, { limit, sequence }).catch(
    (error: unknown) => {
      const code = raisedCode(error)?.code;
      if (code === 'KE006') throw refusals.number_wrong({ field: 'number', cause: error });
      if (code === 'KE007') throw refusals.number_used({ field: 'number', cause: error });
      throw refusedBy(ctx, receipt, error) ?? error;
    },
  );
  await followReceipt(ctx, receipt, issued);
  return (await findReceipt(ctx, issued.number))!;
}

function readOffline(body: Body): ReceiptInput {
  const operation = readWrittenTime(body.operationAt);
  if (operation === null) throw refusals.time_invalid({ field: 'operationAt' });
  const request = readWrittenTime(body.requestAt);
  if (request === null) throw refusals.time_invalid({ field: 'requestAt' });
  const { lines, totalKopecks, buyer, paymentKind, mayPassLimit, device } = body;
  return {
    operation,
    request,
    lines,
    totalKopecks,
    buyer,
    paymentKind,
    source: 'offline',
    device,
    mayPassLimit,
  };
}

/** Sent again after a lost answer: the same facts are the same receipt. */
function sameReceipt(known: Receipt, sent: Omit<NewReceipt, 'hash'>): Receipt {
  const factsOf = (one: Pick<Receipt, 'operation' | 'totalKopecks' | 'lines' | 'device'>) =>
    JSON.stringify([one.operation.at, one.totalKopecks, one.device, one.lines.map((l) => l.name)]);
  if (factsOf(known) !== factsOf(sent)) throw refusals.number_used({ field: 'number' });
  return known;
}
