// News goes up by one mechanism (design §4.1): the event and one delivery row per listener are
// written in the transaction in which the fact happened; nothing here notifies (it would cost the
// hot path two thirds of its speed), one ticker in the worker does.
import type { Chain } from './chain.ts';
import type { Ctx, TaxpayerId } from './context.ts';
import { newId } from './ids.ts';

/** What an open page must reload when the event reaches it. */
export type Topic = 'account' | 'payments' | 'notifications' | 'property' | 'profile' | 'receipts';

export interface Announcement {
  /** A past fact: `payment.settled`. */
  type: string;
  /** Ids and sums only; never a name, a phone or a code. */
  data: Record<string, unknown>;
  topics?: readonly Topic[];
}

export interface Event {
  eventId: string;
  taxpayerId: TaxpayerId | null;
  type: string;
  data: Record<string, unknown>;
  at: string;
}

/** A higher module that must learn of a fact. `listener` is unique: `notifications.tell`. */
export interface Listener {
  event: string;
  listener: string;
  /** In a transaction of its own; done together with its delivery row. */
  call?: (ctx: Ctx, event: Event) => Promise<void>;
  /** When it must talk to an outside system: intent, call, result. */
  chain?: Chain<Event, unknown, unknown, void>;
}

/**
 * Writes the fact and a delivery for each of its listeners, for the taxpayer of the transaction.
 */
export async function announce(ctx: Ctx, fact: Announcement): Promise<string> {
  const eventId = newId();
  await ctx.db.statement(
    'platform-announce',
    `with written as (
       insert into platform.event (taxpayer_id, event_id, type, topics, data, at, recorded_at)
       values (platform.current_taxpayer(), $1, $2, $3, $4, $5, $6) returning taxpayer_id, event_id
     )
     insert into platform.delivery (taxpayer_id, event_id, listener)
     select taxpayer_id, event_id, unnest($7::text[]) from written`,
    [
      eventId,
      fact.type,
      fact.topics ?? [],
      JSON.stringify(fact.data),
      ctx.now,
      ctx.wall,
      listenersOf(ctx, fact.type),
    ],
  );
  return eventId;
}

/** Names of those who must hear of a type. The live pages are one more listener, always. */
export function listenersOf(ctx: Pick<Ctx, 'env'>, type: string): string[] {
  const modules = ctx.env.modules as readonly { listeners?: readonly Listener[] }[];
  const named = modules.flatMap(({ listeners }) => listeners ?? []);
  return ['live', ...named.filter((one) => one.event === type).map((one) => one.listener)];
}
