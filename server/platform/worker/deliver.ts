// Delivers one event to one listener, exactly once in effect: the delivery row is locked and marked
// in the listener's own transaction.
import assert from 'node:assert/strict';
import { raiseAlert } from '../audit.ts';
import type { Ctx, TaxpayerId } from '../context.ts';
import { taxpayerId } from '../context.ts';
import { sql } from '../db.ts';
import type { Env } from '../env.ts';
import { MailRefused } from '../errors.ts';
import type { Event, Listener } from '../events.ts';
import { work } from '../work.ts';
import type { Scope } from '../work.ts';
import { modulesOf } from '../module.ts';

export interface Delivery {
  taxpayerId: number;
  eventId: string;
  listener: string;
}

/** Runs the listener of a delivery; a second delivery of the same does nothing. */
export async function deliver(env: Env, delivery: Delivery): Promise<void> {
  const listener = modulesOf(env)
    .flatMap((module) => module.listeners ?? [])
    .find((one) => one.listener === delivery.listener);
  assert(listener, `Nobody listens under the name ${delivery.listener}.`);
  const scope: Scope = {
    actor: { kind: 'job', name: listener.listener },
    taxpayerId: delivery.taxpayerId === 0 ? null : taxpayerId(delivery.taxpayerId),
  };
  const outcome = listener.chain
    ? await deliverChain(env, scope, { listener, delivery })
    : await work(env, scope, async (ctx) => {
        const event = await claim(ctx, delivery);
        if (!event) return 'repeated';
        await listener.call?.(ctx, event);
        await markDone(ctx, delivery);
        return 'done';
      });
  env.metrics.deliveries.inc({ listener: listener.listener, outcome });
}

/** The queue has tried for the last time: the delivery stays open, and staff are told. */
export async function giveUpDelivery(env: Env, delivery: Delivery): Promise<void> {
  const { taxpayerId: owner, listener, eventId } = delivery;
  const scope: Scope = {
    actor: { kind: 'job', name: 'deliver.give-up' },
    taxpayerId: owner === 0 ? null : taxpayerId(owner),
  };
  await work(env, scope, (ctx) =>
    raiseAlert(ctx, {
      kind: 'delivery.given_up',
      severity: 'critical',
      ru: `Событие не дошло до «${listener}» ни с одной попытки. Посмотрите журнал процесса.`,
      en: `An event did not reach "${listener}" at any attempt. Look into the log.`,
      details: { listener, eventId },
    }),
  );
}

async function deliverChain(
  env: Env,
  scope: Scope,
  { listener, delivery }: { listener: Listener; delivery: Delivery },
): Promise<string> {
  const chain = listener.chain!;
  const begun = await work(env, scope, async (ctx) => {
    const event = await claim(ctx, delivery);
    return event ? { intent: await chain.call(ctx, event) } : null;
  });
  if (!begun) return 'repeated';
  const said = await chain.outside(begun.intent, env).then(
    (reply) => ({ reply }),
    (error: unknown) => {
      if (error instanceof MailRefused) return null;
      throw error;
    },
  );
  return work(env, scope, async (ctx) => {
    if (!(await claim(ctx, delivery))) return 'repeated';
    if (said === null) await tellRefused(ctx, delivery);
    else await chain.settle(ctx, begun.intent, said.reply);
    await markDone(ctx, delivery);
    return said === null ? 'refused' : 'done';
  });
}

/** A letter to an address that takes none is not sent again; staff see whose contacts are dead. */
function tellRefused(ctx: Ctx, { listener, eventId }: Delivery): Promise<void> {
  return raiseAlert(ctx, {
    kind: 'mail.refused',
    severity: 'notice',
    ru: 'Почта плательщика навсегда отказала письму. Повторов не будет; попросите новый адрес.',
    en: 'The mail of a taxpayer refused a letter for ever. It is not repeated; ask for an address.',
    details: { listener, eventId },
  });
}

interface EventRow {
  event_id: string;
  taxpayer_id: number;
  type: string;
  data: Record<string, unknown>;
  at: string;
}

/** Locks the delivery; nothing comes back when it was done before. */
async function claim(ctx: Ctx, delivery: Delivery): Promise<Event | null> {
  const row = await ctx.db.find(sql<EventRow>`
    select e.event_id, e.taxpayer_id, e.type, e.data, e.at
    from platform.delivery d join platform.event e using (taxpayer_id, event_id)
    where d.taxpayer_id = ${delivery.taxpayerId} and d.event_id = ${delivery.eventId}
      and d.listener = ${delivery.listener} and d.done_at is null
    for update of d`);
  if (!row) return null;
  return {
    eventId: row.event_id,
    taxpayerId: row.taxpayer_id === 0 ? null : (row.taxpayer_id as TaxpayerId),
    type: row.type,
    data: row.data,
    at: row.at,
  };
}

async function markDone(ctx: Ctx, delivery: Delivery): Promise<void> {
  await ctx.db.run(sql`
    update platform.delivery set done_at = ${ctx.wall}, attempts = attempts + 1
    where taxpayer_id = ${delivery.taxpayerId} and event_id = ${delivery.eventId}
      and listener = ${delivery.listener}`);
}
