// What every act on receipts tells the database besides its own facts: who, when, whom to tell.
import { actorLine, type Ctx } from '#platform/context';
import { listenersOf } from '#platform/events';
import { newId } from '#platform/ids';

export type ReceiptEvent = 'receipt.issued' | 'receipt.cancelled';

/** The first argument of the database functions of receipts, as JSON. */
export function actFacts(ctx: Ctx, event: ReceiptEvent): string {
  return JSON.stringify({
    now: ctx.now,
    wall: ctx.wall,
    event_id: newId(),
    audit_id: newId(),
    listeners: listenersOf(ctx, event),
    actor: actorLine(ctx.actor),
    request_id: ctx.requestId,
    address: ctx.address,
  });
}

/** The code a database function raised with; undefined for any other error. */
export function raisedCode(error: unknown): { code: string; detail: string } | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code, detail } = error as { code?: unknown; detail?: unknown };
  if (typeof code !== 'string' || !code.startsWith('KE')) return undefined;
  return { code, detail: String(detail ?? '') };
}
