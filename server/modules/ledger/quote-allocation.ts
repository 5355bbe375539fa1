// What a sum would do, before anybody pays it: the same function that posts, run dry.
import { type Kopecks, kopecks } from '#primitives/money';
import { taxpayerOf, type Ctx } from '#platform/context';
import type { Cover } from './charge.ts';
import type { Header } from './contract.ts';
import { coversOf, type Share } from './post-payment.ts';

export interface Quote {
  covers: Cover[];
  /** Stays free on the account. */
  unallocatedKopecks: Kopecks;
  /** The header as it would stand after the payment. */
  header: Header;
}

/** Tells which charges a sum would settle and reserve today, in the legal order; writes nothing. */
export async function quoteAllocation(ctx: Ctx, amountKopecks: Kopecks): Promise<Quote> {
  const [row] = await ctx.db.statement<{ quote: { shares: Share[]; header: Header } }>(
    'ledger-quote',
    'select ledger.quote($1, $2, $3) as quote',
    [taxpayerOf(ctx), ctx.today, amountKopecks],
  );
  const { shares, header } = row!.quote;
  const used = shares.reduce((sum, one) => sum + one.settledKopecks + one.reservedKopecks, 0);
  return {
    covers: coversOf(shares),
    unallocatedKopecks: kopecks(amountKopecks - used),
    header,
  };
}
