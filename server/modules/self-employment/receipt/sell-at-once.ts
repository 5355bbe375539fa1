// The hot path of programs: a receipt that changes nothing but its month, with its key and its row
// in the journal, is one statement (`self_employment.sell`). Everything else goes the usual way.
import { type Ctx, taxpayerOf } from '#platform/context';
import { type Claim, hashOfClaim, refusals as idempotency } from '#platform/idempotency';
import { newId } from '#platform/ids';
import { yearOf } from '#primitives/days';
import { actFacts, raisedCode } from '../act.ts';
import { limitOf, limitSteps } from '../registration/limit.ts';
import { rememberedInn } from '../seller.ts';
import { type ReceiptInput, hashOf, readReceipt, refusedBy } from './issue-receipt.ts';
import { type Issued, rowOf } from './receipt-store.ts';

/** The call that brings the receipt. */
export interface SellingCall {
  /** Of the journal's row. */
  action: string;
  claim: Claim | null;
  /** The name of the number in the answer of the call. */
  answer: string;
}

type Sold = Issued | { kept: unknown; isSame: boolean };

/**
 * Issues a receipt and answers when it is on the disk; the kept answer for a repeated key.
 * Undefined: nothing was done, and the receipt must go the usual way.
 * Refuses what `issueReceipt` refuses, and `idempotency.key_invalid`, `key_reused`.
 */
export async function sellAtOnce<Answer>(
  ctx: Ctx,
  input: ReceiptInput,
  call: SellingCall,
): Promise<Answer | undefined> {
  const inn = rememberedInn(ctx);
  if (inn === undefined) return undefined;
  const receipt = readReceipt(ctx, input);
  const hash = hashOf(ctx.env, inn, receipt);
  const year = yearOf(receipt.incomeOn);
  const yearLimit = limitOf(year);
  const { flush } = ctx.env.pools.app;
  const facts = {
    action: call.action,
    auditId: newId(),
    claim: call.claim && claimFacts(call.claim),
    answer: call.answer,
    steps: limitSteps(year),
    yearLimit,
  };
  const values = [
    actFacts(ctx, 'receipt.issued'),
    JSON.stringify(rowOf(ctx, { ...receipt, hash })),
    input.mayPassLimit ? null : yearLimit,
  ];
  try {
    const sold = await flush.after((sharesFlush) =>
      sell(ctx, JSON.stringify({ ...facts, sharesFlush }), values),
    );
    if ('number' in sold) return { [call.answer]: sold.number } as Answer;
    if (!sold.isSame) throw idempotency.key_reused();
    return (sold.kept as Answer | null) ?? undefined;
  } catch (error) {
    if (raisedCode(error)?.code === 'KE009') return undefined;
    throw refusedBy(ctx, receipt, error) ?? error;
  }
}

function claimFacts(claim: Claim): { key: string; route: string; hash: string } {
  const { key, route } = claim;
  return { key, route, hash: hashOfClaim(claim).toString('hex') };
}

async function sell(ctx: Ctx, call: string, values: readonly unknown[]): Promise<Sold> {
  const [row] = await ctx.env.pools.app.statement<{ sold: Sold }>(
    'self-employment-sell',
    'select self_employment.sell($1, $2, $3, $4, $5) as sold',
    [taxpayerOf(ctx), call, ...values],
  );
  return row!.sold;
}
