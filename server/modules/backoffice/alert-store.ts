// SQL of the alerts. They stand in the platform's schema, because every module may raise one.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';

export interface Alert {
  id: string;
  at: string;
  kind: string;
  severity: 'notice' | 'warning' | 'critical';
  text: { ru: string; en: string };
  details: Record<string, unknown>;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
}

interface AlertRow {
  alert_id: string;
  at: string;
  kind: string;
  severity: Alert['severity'];
  ru: string;
  en: string;
  details: Record<string, unknown>;
  acknowledged_at: string | null;
  acknowledged_by: string | null;
}

export interface AlertFilter {
  openOnly: boolean;
  limit: number;
  offset: number;
}

export async function listAlerts(ctx: Ctx, filter: AlertFilter): Promise<Alert[]> {
  const rows = await ctx.db.rows(sql<AlertRow>`
    select * from platform.alert where ${!filter.openOnly} or acknowledged_at is null
    order by at desc, alert_id desc limit ${filter.limit} offset ${filter.offset}`);
  return rows.map((row) => ({
    id: row.alert_id,
    at: row.at,
    kind: row.kind,
    severity: row.severity,
    text: { ru: row.ru, en: row.en },
    details: row.details,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: row.acknowledged_by,
  }));
}

export function countAlerts(ctx: Ctx): Promise<{ total: number; open: number }> {
  return ctx.db.one(sql<{ total: number; open: number }>`
    select count(*)::int as total,
      (count(*) filter (where acknowledged_at is null))::int as open from platform.alert`);
}

/** Takes an open alert; `taken` when somebody else was first. */
export async function updateAcknowledged(
  ctx: Ctx,
  alertId: string,
  by: string,
): Promise<'done' | 'taken' | 'absent'> {
  const updated = await ctx.db.run(sql`
    update platform.alert set acknowledged_at = ${ctx.now}, acknowledged_by = ${by}
    where alert_id = ${alertId} and acknowledged_at is null`);
  if (updated === 1) return 'done';
  const found = await ctx.db.find(sql`select 1 from platform.alert where alert_id = ${alertId}`);
  return found ? 'taken' : 'absent';
}
