// Money that its source takes back: annulled by a message of ГИС ГМП, returned by a bank, or said
// to be void by a document an officer has. The payment stays as it was posted (decision 12).
import { type Trace, TRACE_SCHEMA } from '#law/trace';
import type { Day, Moment } from '#primitives/days';
import { type Kopecks, kopecks } from '#primitives/money';
import { taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { act, actFacts } from '../act.ts';
import type { PaymentReversal } from '../contract.ts';
import { refusals } from '../errors.ts';
import type { PaymentToPost } from '../post-payment.ts';

export interface ReversalOrder {
  paymentId: string;
  /** Whose word it is. */
  source: PaymentReversal['source'];
  /** The paper or message that says so. */
  documentNumber: string;
  documentOn: Day;
  note: string;
  /** The file and line that brought it, where one did. */
  file: { name: string; line: number } | null;
}

export interface Reversed {
  /** It was reversed before: nothing was done now. */
  isDuplicate: boolean;
  amountKopecks: Kopecks;
  paidOn: Day;
  /** What had been settled with the money and is owed again. */
  reopenedKopecks: Kopecks;
}

/**
 * Takes a payment off the account as of the day it counted from: what money settled on that day or
 * later is settled anew without it, in the legal order, and may be debt. Announces
 * `payment.reversed`; penalties follow by their own job. The same again changes nothing.
 * Refuses: `ledger.payment_unknown`, `ledger.account_frozen`.
 */
export function reversePayment(ctx: Ctx, order: ReversalOrder): Promise<Reversed> {
  return takeBack(ctx, order, null);
}

/** The payment that was meant, of the same day and for the same as the one taken back. */
export type PaymentInstead = Omit<PaymentToPost, 'paidOn'>;

/**
 * Takes a payment back and posts one of the right sum as of the same day, before anything is
 * settled anew (decision 16). Announces `payment.reversed` and `payment.posted`. A payment that was
 * taken back before stays so, and nothing is posted.
 * Refuses: `ledger.payment_unknown`, `ledger.charge_overpaid`, `ledger.account_frozen`.
 */
export function correctPayment(
  ctx: Ctx,
  order: ReversalOrder,
  instead: PaymentInstead,
): Promise<Reversed> {
  return takeBack(ctx, order, instead);
}

async function takeBack(
  ctx: Ctx,
  order: ReversalOrder,
  instead: PaymentInstead | null,
): Promise<Reversed> {
  const { paymentId, source, documentNumber, documentOn, note } = order;
  const amountKopecks = await amountOf(ctx, paymentId);
  return act<Reversed>(ctx, 'payment.reversed', {
    name: 'ledger-reverse-payment',
    text: 'select ledger.reverse_payment($1, $2, $3, $4, $5, $6, $7, $8) as answer',
    values: [
      paymentId,
      source,
      documentNumber,
      documentOn,
      note,
      JSON.stringify(traceOf(order, { amountKopecks, on: ctx.today })),
      instead && JSON.stringify({ ...instead, act: actFacts(ctx, 'payment.posted') }),
    ],
  });
}

async function amountOf(ctx: Ctx, paymentId: string): Promise<Kopecks> {
  const row = await ctx.db.find(sql<{ amount: number }>`
    select -e.amount_kopecks as amount
    from ledger.posting p join ledger.entry e using (taxpayer_id, posting_no)
    where p.taxpayer_id = ${taxpayerOf(ctx)} and p.payment_id = ${paymentId}
      and p.kind = 'payment' and e.account = 'received'`);
  if (row === undefined) throw refusals.payment_unknown({ field: 'paymentId' });
  return kopecks(row.amount);
}

/** Why the money is gone: the line of a file, or the document of a decision (BEY-1). */
function traceOf(order: ReversalOrder, of: { amountKopecks: Kopecks; on: Day }): Trace {
  const { file, documentNumber: document, documentOn } = order;
  const leaf =
    file === null
      ? ({ kind: 'decision', source: order.source, on: documentOn, args: { document } } as const)
      : ({
          kind: 'loaded',
          source: file.name,
          on: of.on,
          args: { document, file: file.name, line: file.line },
        } as const);
  const { amountKopecks } = of;
  const root = { ...leaf, id: 'payment.reversal', value: String(amountKopecks), unit: 'kopecks' };
  return {
    schema: TRACE_SCHEMA,
    rule: 'payment.reversal',
    taxYear: null,
    amountKopecks,
    unverified: false,
    root: root as Trace['root'],
  };
}

/** Rows of one answer: nobody has more payments taken back. */
const most = 200;

/** Payments taken back that count on a day, as far as it was known at a moment; newest first. */
export async function listReversals(
  ctx: Ctx,
  of: { on: Day; knownAt: string },
): Promise<PaymentReversal[]> {
  const rows = await ctx.db.rows(sql<{ one: PaymentReversal }>`
    select jsonb_build_object('paymentId', r.payment_id, 'amountKopecks', e.amount_kopecks,
      'paidOn', p.effective_on, 'source', r.source, 'documentNumber', r.document_number,
      'documentOn', r.document_on, 'note', r.note, 'reopenedKopecks', r.reopened_kopecks,
      'recordedAt', ledger.iso(r.recorded_at), 'trace', r.trace) as one
    from ledger.payment_reversal r
    join ledger.posting p using (taxpayer_id, posting_no)
    join ledger.entry e using (taxpayer_id, posting_no)
    where r.taxpayer_id = ${taxpayerOf(ctx)} and e.account = 'returned'
      and p.effective_on <= ${of.on} and r.recorded_at <= ${of.knownAt}
    order by r.recorded_at desc, r.payment_id limit ${most}`);
  return rows.map(({ one }) => one);
}

/** When each of these payments was taken back; those that were not are left out. */
export async function reversalTimes(
  ctx: Ctx,
  paymentIds: readonly string[],
): Promise<Map<string, Moment>> {
  const rows = await ctx.db.rows(sql<{ id: string; at: Moment }>`
    select payment_id as id, ledger.iso(recorded_at) as at from ledger.payment_reversal
    where taxpayer_id = ${taxpayerOf(ctx)} and payment_id = any(${[...paymentIds]}::uuid[])`);
  return new Map(rows.map(({ id, at }) => [id, at]));
}
