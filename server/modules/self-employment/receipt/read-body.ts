// What the cabinet's own page sends, as the use cases take it.
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import { legalDay } from '#primitives/days';
import type { receiptBody } from '../contract.ts';
import { refusals } from '../errors.ts';
import type { ReceiptInput } from './issue-receipt.ts';
import type { WrittenTime } from './receipt.ts';
import { readWrittenTime } from './written-time.ts';

/** Refuses `time_invalid`. */
export function readBody(ctx: Ctx, body: z.output<typeof receiptBody>): ReceiptInput {
  const request = nowWritten(ctx);
  const operation = body.operationAt === null ? request : readWrittenTime(body.operationAt);
  if (operation === null) throw refusals.time_invalid({ field: 'operationAt' });
  const { lines, totalKopecks, buyer, paymentKind, mayPassLimit } = body;
  return {
    operation,
    request,
    lines,
    totalKopecks,
    buyer,
    paymentKind,
    source: 'cabinet',
    device: null,
    mayPassLimit,
  };
}

/** Now by the clock of the law. */
export function nowWritten({ now, env }: Ctx): WrittenTime {
  const zone = env.settings.LEGAL_TIME_ZONE;
  const local = new Date(now).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T');
  const shown = Date.parse(`${legalDay(now, zone)}T${local.slice(11)}Z`);
  const whole = Math.floor(Date.parse(now) / 1000) * 1000;
  return { at: now, offset: Math.round((shown - whole) / 60_000) };
}
