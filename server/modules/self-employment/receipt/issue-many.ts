// Many receipts in one transaction: what one of them is refused for leaves the others as they are.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { Refusal } from '#platform/errors';
import type { Day } from '#primitives/days';
import { recharge } from '../month/accrue-periods.ts';
import { type ReceiptInput, followReceipt, insertRead, readReceipt } from './issue-receipt.ts';

export type IssuedOne = { number: string } | { refusal: Refusal };

/**
 * Issues them in their order and answers each. The limit is watched receipt by receipt; months
 * that are charged already are charged anew once, after the last.
 */
export async function issueMany(ctx: Ctx, inputs: readonly ReceiptInput[]): Promise<IssuedOne[]> {
  const answers: IssuedOne[] = [];
  let accruedFrom: Day | null = null;
  for (const input of inputs) {
    const answer = await orRefused(ctx, async () => {
      const receipt = readReceipt(ctx, input);
      const issued = await insertRead(ctx, receipt, input.mayPassLimit);
      await followReceipt(ctx, receipt, { ...issued, isAccrued: false });
      return { number: issued.number, accruedOn: issued.isAccrued ? receipt.incomeOn : null };
    });
    if (answer instanceof Refusal) {
      answers.push({ refusal: answer });
      continue;
    }
    const { number, accruedOn } = answer;
    answers.push({ number });
    if (accruedOn !== null && (accruedFrom === null || accruedOn < accruedFrom)) {
      accruedFrom = accruedOn;
    }
  }
  if (accruedFrom !== null) await recharge(ctx, accruedFrom);
  return answers;
}

async function orRefused<T>(ctx: Ctx, act: () => Promise<T>): Promise<T | Refusal> {
  await ctx.db.run(sql`savepoint one_receipt`);
  try {
    const done = await act();
    await ctx.db.run(sql`release savepoint one_receipt`);
    return done;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await ctx.db.run(sql`rollback to savepoint one_receipt`);
    return error;
  }
}
