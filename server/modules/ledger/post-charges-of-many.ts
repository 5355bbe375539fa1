// Obligations of some hundreds of people in one call, for the yearly mass assessment; role batch.
import { type Kopecks, kopecks } from '#primitives/money';
import { actorLine, type Ctx, type TaxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { listenersOf } from '#platform/events';
import { newId } from '#platform/ids';
import type { NewCharge } from './charge.ts';
import { refused } from './act.ts';
import { columnsOf } from './post-charges.ts';

export interface ChargesOf {
  taxpayerId: TaxpayerId;
  charges: readonly NewCharge[];
}

/**
 * Does for each of the people what `postCharges` does for one, each with an event and an audit row
 * of its own. Those posted before are left alone; announces `charge.posted`.
 * Refuses: `ledger.account_frozen`, and then nothing of the call is done.
 */
export async function postChargesOfMany(ctx: Ctx, people: readonly ChargesOf[]): Promise<void> {
  const facts = {
    now: ctx.now,
    wall: ctx.wall,
    today: ctx.today,
    zone: ctx.env.settings.LEGAL_TIME_ZONE,
    listeners: listenersOf(ctx, 'charge.posted'),
    actor: actorLine(ctx.actor),
    request_id: ctx.requestId,
    address: ctx.address,
  };
  const own = people.map(({ taxpayerId }) => ({
    taxpayer_id: taxpayerId,
    event_id: newId(),
    audit_id: newId(),
  }));
  const charges = people.flatMap(({ taxpayerId, charges: theirs }) =>
    theirs.map((charge) => ({ taxpayer_id: taxpayerId, ...columnsOf(charge) })),
  );
  try {
    await ctx.db.statement(
      'ledger-post-charges-of-many',
      'select ledger.post_charges_of_many($1, $2, $3)',
      [JSON.stringify(facts), JSON.stringify(own), JSON.stringify(charges)],
    );
  } catch (error) {
    throw refused(error) ?? error;
  }
}

/** Free money of each of the people who have any. */
export async function creditsOf(
  ctx: Ctx,
  people: readonly TaxpayerId[],
): Promise<ReadonlyMap<TaxpayerId, Kopecks>> {
  const rows = await ctx.db.rows(sql<{ id: TaxpayerId; free: number }>`
    select taxpayer_id as id,
      (ledger.page_home(taxpayer_id, ${ctx.today}) ->> 'freeKopecks')::bigint as free
    from ledger.account where taxpayer_id = any(${people}) and wallet_kopecks > 0`);
  return new Map(
    rows.filter(({ free }) => free > 0).map(({ id, free }) => [id, kopecks(free)] as const),
  );
}
