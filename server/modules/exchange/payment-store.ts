// SQL of the payments that were posted from loads.
import { taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Day, Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import type { PaymentWord, PostedPayment } from './payment-word.ts';

export type Source = 'gisgmp' | 'bank';

export function findLoadedPayment(
  ctx: Ctx,
  source: Source,
  key: Buffer,
): Promise<PostedPayment | undefined> {
  return ctx.db.find(sql<PostedPayment>`
    select payment_id as "paymentId", source_ref as "sourceRef",
      amount_kopecks as "amountKopecks", paid_on as "paidOn" from exchange.payment
    where taxpayer_id = ${taxpayerOf(ctx)} and source = ${source} and payment_key = ${key}`);
}

/**
 * The same sum of the same day told by the other source, now or before it was put right: perhaps
 * the same money.
 */
export async function hasSamePayment(
  ctx: Ctx,
  of: { source: Source; amountKopecks: Kopecks; paidOn: Day },
): Promise<boolean> {
  const row = await ctx.db.find(sql`
    select 1 from exchange.payment p
    where p.taxpayer_id = ${taxpayerOf(ctx)} and p.paid_on = ${of.paidOn}
      and p.source <> ${of.source} and (p.amount_kopecks = ${of.amountKopecks} or exists (
        select from exchange.payment_change c
        where c.taxpayer_id = p.taxpayer_id and c.source = p.source
          and c.payment_key = p.payment_key and c.amount_kopecks = ${of.amountKopecks}))
    limit 1`);
  return row !== undefined;
}

export async function insertLoadedPayment(
  ctx: Ctx,
  of: {
    source: Source;
    key: Buffer;
    paymentId: string;
    amountKopecks: Kopecks;
    paidOn: Day;
    ref: string;
  },
): Promise<void> {
  await ctx.db.run(sql`
    insert into exchange.payment (taxpayer_id, source, payment_key, payment_id, amount_kopecks,
      paid_on, source_ref, recorded_at)
    values (${taxpayerOf(ctx)}, ${of.source}, ${of.key}, ${of.paymentId}, ${of.amountKopecks},
      ${of.paidOn}, ${of.ref}, ${ctx.now})`);
}

/** What its source said of the payment after it was posted, oldest first. */
export function listWords(ctx: Ctx, source: Source, key: Buffer): Promise<PaymentWord[]> {
  return ctx.db.rows(sql<PaymentWord>`
    select c.version, c.meaning, c.payment_id as "paymentId", c.changed_at as "changedAt",
      coalesce(c.amount_kopecks, p.amount_kopecks) as "amountKopecks", c.source_ref as "sourceRef"
    from exchange.payment_change c join exchange.payment p using (taxpayer_id, source, payment_key)
    where c.taxpayer_id = ${taxpayerOf(ctx)} and c.source = ${source} and c.payment_key = ${key}
    order by c.version`);
}

export async function insertWord(
  ctx: Ctx,
  of: { source: Source; key: Buffer; ref: string } & Omit<PaymentWord, 'sourceRef'>,
): Promise<void> {
  const changedAt: Moment | null = of.changedAt;
  await ctx.db.run(sql`
    insert into exchange.payment_change (taxpayer_id, source, payment_key, version, meaning,
      payment_id, amount_kopecks, changed_at, source_ref, recorded_at)
    values (${taxpayerOf(ctx)}, ${of.source}, ${of.key}, ${of.version}, ${of.meaning},
      ${of.paymentId}, ${of.amountKopecks}, ${changedAt}, ${of.ref}, ${ctx.now})`);
}
