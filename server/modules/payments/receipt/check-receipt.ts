// Is this paper ours? Anyone who holds a receipt may ask; the answer names the payer by initials
// only.
import type * as z from 'zod/mini';
import { documentFactsOf } from '#modules/documents';
import { reversalTimes } from '#modules/ledger';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { forTaxpayer } from '#platform/work';
import { legalDay } from '#primitives/days';
import type { receiptCheck } from '../contract.ts';
import { findByToken, findPayment, readPayer } from '../payment-store.ts';
import { readCode } from './receipt.ts';

type ReceiptCheck = z.output<typeof receiptCheck>;

const unknown: ReceiptCheck = {
  authentic: false,
  number: null,
  amountKopecks: null,
  paidAt: null,
  payer: null,
  sha256: null,
  reversedOn: null,
};

/** Finds a receipt by what stands on it; keyed, so the table of tokens tells nobody anything. */
export function tokenOf(env: Env, paper: { number: string; code: string }): Buffer {
  return env.keys.lookup('payments.receipt-token', `${paper.number}|${paper.code}`);
}

/**
 * Sum, time, payer's initials and SHA-256 of the receipt with this number and code, and the day on
 * which its payment was taken back, if it was: the paper stays as it was printed. Anything else
 * typed is simply not authentic: number and code must both be right.
 */
export async function checkReceipt(
  ctx: Ctx,
  typed: { number: string; code: string },
): Promise<ReceiptCheck> {
  const code = readCode(typed.code);
  if (code === null) return unknown;
  const found = await findByToken(ctx, tokenOf(ctx.env, { number: typed.number.trim(), code }));
  if (!found) return unknown;
  const own = await forTaxpayer(ctx, found.taxpayerId);
  const payment = await findPayment(own, found.paymentId);
  if (!payment || payment.receiptId === null) return unknown;
  const { sha256 } = await documentFactsOf(own, payment.receiptId);
  const reversedAt = (await reversalTimes(own, [payment.paymentId])).get(payment.paymentId);
  const zone = ctx.env.settings.LEGAL_TIME_ZONE;
  return {
    authentic: true,
    number: payment.number,
    amountKopecks: payment.amountKopecks,
    paidAt: payment.paidAt,
    payer: await readPayer(own, payment.paymentId),
    sha256,
    reversedOn: reversedAt === undefined ? null : legalDay(reversedAt, zone),
  };
}
