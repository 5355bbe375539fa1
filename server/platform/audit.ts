// The audit row, written by the platform in the transaction of the act (design §4.1), reads
// included.
import { hash } from 'node:crypto';
import type { Ctx } from './context.ts';
import { actorLine } from './context.ts';
import { quoted, sql } from './db.ts';
import { newId } from './ids.ts';

export interface AuditEntry {
  action: string;
  /** Kind and id of what was touched: `charge:…`; never a name or a number of a person. */
  object?: string | null;
  /** `done`, or `refused:<code>`. */
  outcome?: string;
  context?: Record<string, string | number | boolean | null>;
}

/** Transactions that tell of themselves. */
const told = new WeakSet<Ctx['db']>();

/**
 * What the transaction wrote is itself the record of who worked; for the seals of the journal,
 * whose rows would else be sealed for ever.
 */
export function recordsItself(ctx: Ctx): void {
  told.add(ctx.db);
}

/** Writes one audit row; append-only for every role that can reach it. */
export async function audit(ctx: Ctx, entry: AuditEntry): Promise<void> {
  recordsItself(ctx);
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

/**
 * Ends a transaction of kabinet_batch, to which the rows of everybody are open: each use of it is
 * in the journal (design §4.4), by the act's own row or by one that travels with the commit. Uses
 * that only read, as a queue that is looked at each second, have one row an hour together: its id
 * is made of the user and the hour, so that there is no second one, whichever process adds it.
 */
export async function commitBatch(
  ctx: Ctx,
  send: (text: string) => Promise<unknown>,
): Promise<void> {
  if (told.has(ctx.db)) return void (await send('commit'));
  const user = actorLine(ctx.actor);
  const hour = ctx.wall.slice(0, 'yyyy-mm-ddThh'.length);
  const idOfHour = hash('sha256', `${user} ${hour}`).slice(0, 32);
  // A transaction has a number of its own as soon as it changes or locks a row.
  await send(`
    insert into platform.audit_event (taxpayer_id, audit_id, at, recorded_at, actor, action,
      outcome, request_id, address)
    select ${ctx.taxpayerId ?? 0}, case when wrote then ${quoted(newId())}
        else ${quoted(idOfHour)} end::uuid,
      ${quoted(ctx.now)}, ${quoted(ctx.wall)}, ${quoted(user)},
      case when wrote then 'batch.write' else 'batch.read' end, 'done', ${quoted(ctx.requestId)},
      ${ctx.address === null ? 'null' : quoted(ctx.address)}
    from (select pg_current_xact_id_if_assigned() is not null as wrote) use
    on conflict do nothing;
    commit`);
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
