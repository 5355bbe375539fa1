// All SQL of the messages about charges that came in files.
import type { Trace } from '#law/trace';
import type { Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { fingerprintOf, type KnownMessage, type LoadedMessage, traceOf } from './loaded-charge.ts';

/** Every message about the УИН that was taken, oldest first. */
export function listMessages(ctx: Ctx, uin: string): Promise<KnownMessage[]> {
  return ctx.db.statement<KnownMessage>(
    'assessments-loaded-messages',
    `select version, meaning, charge_id as "chargeId", amount_kopecks as "amountKopecks",
       due_on as "dueOn", changed_at as "changedAt", fingerprint, source_ref as "sourceRef"
     from assessments.loaded_charge where taxpayer_id = $1 and uin = $2 order by version`,
    [taxpayerOf(ctx), uin],
  );
}

export async function insertMessage(
  ctx: Ctx,
  message: LoadedMessage,
  as: { version: number; chargeId: string | null },
): Promise<void> {
  await ctx.db.run(sql`
    insert into assessments.loaded_charge (taxpayer_id, uin, version, meaning, charge_id,
      amount_kopecks, due_on, changed_at, fingerprint, source_ref, trace, recorded_at)
    values (${taxpayerOf(ctx)}, ${message.uin}, ${as.version}, ${message.meaning}, ${as.chargeId},
      ${message.amountKopecks}, ${message.dueOn}, ${message.changedAt}, ${fingerprintOf(message)},
      ${message.source.ref}, ${JSON.stringify(traceOf(message))}, ${ctx.now})`);
}

export interface LoadedTrace {
  version: number;
  computedAt: Moment;
  amountKopecks: Kopecks;
  trace: Trace;
}

/** Where the sum of a loaded charge was read. */
export function findLoadedTrace(ctx: Ctx, chargeId: string): Promise<LoadedTrace | undefined> {
  return ctx.db.find(sql<LoadedTrace>`
    select version, recorded_at as "computedAt", amount_kopecks as "amountKopecks", trace
    from assessments.loaded_charge
    where taxpayer_id = ${taxpayerOf(ctx)} and charge_id = ${chargeId}`);
}
