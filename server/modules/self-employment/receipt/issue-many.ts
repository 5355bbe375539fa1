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
  const together = await orRefused(ctx, async () => {
    const issued: Issued[] = [];
    for (const input of inputs) issued.push(await issueOne(ctx, input));
    return issued;
  });
  // Seldom: somebody is refused, and all go again one by one. A savepoint for each costs half.
  const answers = together instanceof Refusal ? await issueEach(ctx, inputs) : together;
  const accrued = answers.flatMap((one) => (one instanceof Refusal ? [] : (one.accruedOn ?? [])));
  const [from] = accrued.toSorted();
  if (from !== undefined) await recharge(ctx, from);
  return answers.map((one) => (one instanceof Refusal ? { refusal: one } : { number: one.number }));
}

interface Issued {
  number: string;
  /** A day of a charged month; null: its month is open. */
  accruedOn: Day | null;
}

async function issueEach(ctx: Ctx, inputs: readonly ReceiptInput[]): Promise<(Issued | Refusal)[]> {
  const answers: (Issued | Refusal)[] = [];
  for (const input of inputs) answers.push(await orRefused(ctx, () => issueOne(ctx, input)));
  return answers;
}

async function issueOne(ctx: Ctx, input: ReceiptInput): Promise<Issued> {
  const receipt = readReceipt(ctx, input);
  const issued = await insertRead(ctx, receipt, input.mayPassLimit);
  await followReceipt(ctx, receipt, { ...issued, isAccrued: false });
  return { number: issued.number, accruedOn: issued.isAccrued ? receipt.incomeOn : null };
}

async function orRefused<T>(ctx: Ctx, act: () => Promise<T>): Promise<T | Refusal> {
  await ctx.db.run(sql`savepoint issuing`);
  try {
    const done = await act();
    await ctx.db.run(sql`release savepoint issuing`);
    return done;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await ctx.db.run(sql`rollback to savepoint issuing`);
    return error;
  }
}
