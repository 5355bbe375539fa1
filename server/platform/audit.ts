// The audit row, written by the platform in the transaction of the act (design §4.1), reads
// included.
import type { Ctx } from './context.ts';
import { actorLine } from './context.ts';
import { sql } from './db.ts';
import { newId } from './ids.ts';

export interface AuditEntry {
  action: string;
  /** Kind and id of what was touched: `charge:…`; never a name or a number of a person. */
  object?: string | null;
  /** `done`, or `refused:<code>`. */
  outcome?: string;
  context?: Record<string, string | number | boolean | null>;
}

/** Writes one audit row; append-only for every role that can reach it. */
export async function audit(ctx: Ctx, entry: AuditEntry): Promise<void> {
  await ctx.db.statement(
    'platform-audit',
    `insert into platform.audit_event (taxpayer_id, audit_id, at, recorded_at, actor, action,
       object, outcome, request_id, address, context)
     values (platform.current_taxpayer(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      newId(),
      ctx.now,
      ctx.wall,
      actorLine(ctx.actor),
      entry.action,
      entry.object ?? null,
      entry.outcome ?? 'done',
      ctx.requestId,
      ctx.address,
      JSON.stringify(entry.context ?? {}),
    ],
  );
}

export interface AlertEntry {
  kind: string;
  severity: 'notice' | 'warning' | 'critical';
  ru: string;
  en: string;
  details?: Record<string, string | number | boolean | null>;
}

/** Something a person of the staff must look at; also stands in the audit. */
export async function raiseAlert(ctx: Ctx, alert: AlertEntry): Promise<void> {
  const id = newId();
  await ctx.db.run(sql`
    insert into platform.alert (alert_id, taxpayer_id, kind, severity, ru, en, details, at)
    values (${id}, platform.current_taxpayer(), ${alert.kind}, ${alert.severity}, ${alert.ru},
            ${alert.en}, ${JSON.stringify(alert.details ?? {})}, ${ctx.now})`);
  await audit(ctx, { action: 'alert.raise', object: `alert:${id}`, outcome: alert.kind });
}
