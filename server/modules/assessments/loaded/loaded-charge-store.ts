// All SQL of the messages about charges that came in files.
import type { Trace } from '#law/trace';
import type { Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { type KnownMessage, type LoadedMessage, traceOf } from './loaded-charge.ts';

/** Every message about each УИН that was taken, oldest first. */
export async function listMessages(
  ctx: Ctx,
  uins: readonly string[],
): Promise<Map<string, KnownMessage[]>> {
  const rows = await ctx.db.statement<KnownMessage & { uin: string }>(
    'assessments-loaded-messages',
    `select uin, version, meaning, charge_id as "chargeId", amount_kopecks as "amountKopecks",
       due_on as "dueOn", changed_at as "changedAt", fingerprint, source_ref as "sourceRef"
     from assessments.loaded_charge where taxpayer_id = $1 and uin = any($2)
     order by uin, version`,
    [taxpayerOf(ctx), uins],
  );
  return Map.groupBy(rows, ({ uin }) => uin);
}

/** A message as it becomes known by being taken. */
export interface TakenMessage {
  message: LoadedMessage;
  known: KnownMessage;
}

export async function insertMessages(ctx: Ctx, taken: readonly TakenMessage[]): Promise<void> {
  const rows = taken.map(({ message, known }) => ({
    uin: message.uin,
    version: known.version,
    meaning: known.meaning,
    charge_id: known.chargeId,
    amount_kopecks: known.amountKopecks,
    due_on: known.dueOn,
    changed_at: known.changedAt,
    fingerprint: `\\x${known.fingerprint.toString('hex')}`,
    source_ref: known.sourceRef,
    trace: traceOf(message),
  }));
  await ctx.db.run(sql`
    insert into assessments.loaded_charge (taxpayer_id, uin, version, meaning, charge_id,
      amount_kopecks, due_on, changed_at, fingerprint, source_ref, trace, recorded_at)
    select ${taxpayerOf(ctx)}, uin, version, meaning, charge_id, amount_kopecks, due_on,
      changed_at, fingerprint, source_ref, trace, ${ctx.now}::timestamptz
    from jsonb_populate_recordset(null::assessments.loaded_charge, ${JSON.stringify(rows)})`);
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
