// All SQL of the charged months of professional income.
import type { Trace } from '#law/trace';
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Day } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import type { KeptTrace } from '../assessment-store.ts';

export interface ChargedMonth {
  version: number;
  amountKopecks: Kopecks;
  fingerprint: Buffer;
  chargeId: string | null;
}

export function findMonth(ctx: Ctx, startsOn: Day): Promise<ChargedMonth | undefined> {
  return ctx.db.find(sql<ChargedMonth>`
    select version, amount_kopecks as "amountKopecks", fingerprint, charge_id as "chargeId"
    from assessments.npd_month
    where taxpayer_id = platform.current_taxpayer() and starts_on = ${startsOn}
    order by version desc limit 1`);
}

export async function insertMonth(
  ctx: Ctx,
  month: ChargedMonth & { startsOn: Day; period: string; trace: Trace },
): Promise<void> {
  await ctx.db.run(sql`
    insert into assessments.npd_month (taxpayer_id, starts_on, version, period, amount_kopecks,
      fingerprint, trace, charge_id, computed_at)
    values (platform.current_taxpayer(), ${month.startsOn}, ${month.version}, ${month.period},
      ${month.amountKopecks}, ${month.fingerprint}, ${JSON.stringify(month.trace)},
      ${month.chargeId}, ${ctx.now})`);
}

/** The newest calculation behind a charge. */
export function findNpdTrace(ctx: Ctx, chargeId: string): Promise<KeptTrace | undefined> {
  return ctx.db.find(sql<KeptTrace>`
    select version, computed_at as "computedAt", amount_kopecks as "amountKopecks", trace
    from assessments.npd_month
    where taxpayer_id = platform.current_taxpayer() and charge_id = ${chargeId}
    order by version desc limit 1`);
}
