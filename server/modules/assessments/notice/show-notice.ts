// Tax notices with what became of their charges, and with the trace of every figure (ACC-4).
import type * as z from 'zod/mini';
import type { Trace } from '#law/trace';
import { type Charge, findCharge } from '#modules/ledger';
import type { Ctx } from '#platform/context';
import type { Kopecks } from '#primitives/money';
import { findTrace } from '../assessment-store.ts';
import type { Notice, noticeSummary } from '../contract.ts';
import { refusals } from '../errors.ts';
import { findNotice, type KeptNotice, listNotices } from './notice-store.ts';

/** One charge of a notice: the figure it was made with, its trace, and where it stands now. */
export interface NoticeLine {
  charge: Charge;
  amountKopecks: Kopecks;
  trace: Trace;
}

const payableOf = (charge: Charge): number => charge.outstandingKopecks - charge.reservedKopecks;

async function chargesOf(ctx: Ctx, notice: KeptNotice): Promise<Charge[]> {
  const found: Charge[] = [];
  for (const chargeId of notice.chargeIds) {
    const charge = await findCharge(ctx, chargeId);
    if (charge) found.push(charge);
  }
  return found;
}

function summaryOf(notice: KeptNotice, charges: readonly Charge[]): z.infer<typeof noticeSummary> {
  const { number, taxYear, madeOn, dueOn, totalKopecks } = notice;
  return {
    number,
    taxYear,
    madeOn,
    dueOn,
    totalKopecks,
    payableKopecks: charges.reduce((sum, charge) => sum + payableOf(charge), 0),
    lineCount: charges.length,
    isCorrected: charges.some(({ correctedOn }) => correctedOn !== null),
  };
}

export async function showNotices(
  ctx: Ctx,
): Promise<{ items: z.infer<typeof noticeSummary>[]; asOf: string }> {
  const items = [];
  for (const notice of await listNotices(ctx)) {
    items.push(summaryOf(notice, await chargesOf(ctx, notice)));
  }
  return { items, asOf: ctx.now };
}

/** A notice with its lines in the order of the paper. Refuses: `assessments.notice_unknown`. */
export async function readNotice(
  ctx: Ctx,
  number: string,
): Promise<{ notice: KeptNotice; lines: NoticeLine[] }> {
  const notice = await findNotice(ctx, number);
  if (notice === undefined) throw refusals.notice_unknown();
  const lines: NoticeLine[] = [];
  for (const charge of await chargesOf(ctx, notice)) {
    const kept = await findTrace(ctx, charge.chargeId);
    if (kept === undefined) throw refusals.trace_absent();
    lines.push({ charge, amountKopecks: kept.amountKopecks, trace: kept.trace });
  }
  return { notice, lines };
}

/** Refuses: `assessments.notice_unknown`, `assessments.trace_absent`. */
export async function showNotice(ctx: Ctx, number: string): Promise<Notice> {
  const { notice, lines } = await readNotice(ctx, number);
  const charges = lines.map(({ charge }) => charge);
  return {
    ...summaryOf(notice, charges),
    lines: lines.map(({ charge, amountKopecks, trace }) => ({
      chargeId: charge.chargeId,
      tax: charge.tax,
      class: charge.class,
      taxYear: charge.taxYear,
      period: charge.period,
      subjectOfTax: charge.subjectOfTax,
      kbk: charge.kbk,
      oktmo: charge.oktmo,
      uin: charge.uin,
      amountKopecks,
      payableKopecks: payableOf(charge),
      status: charge.status,
      correctedOn: charge.correctedOn,
      unverified: charge.unverified,
      trace: { ...trace },
    })),
    asOf: ctx.now,
  };
}
