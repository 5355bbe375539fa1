// What every act on an account tells the database besides its own facts: who, when, whom to tell.
import { formatMoney, kopecks } from '#primitives/money';
import { actorLine, type Ctx } from '#platform/context';
import { listenersOf } from '#platform/events';
import { newId } from '#platform/ids';
import { refusals } from './errors.ts';

/** The fact an act of the ledger announces. */
export type LedgerEvent =
  | 'payment.posted'
  | 'payment.reversed'
  | 'charge.posted'
  | 'charge.corrected'
  | 'charge.settled'
  | 'penalty.accrued'
  | 'offset.made'
  | 'offset.withdrawn';

const refusalOf = {
  KL001: refusals.account_frozen,
  KL002: refusals.charge_unknown,
  KL004: refusals.charge_corrected,
  KL005: refusals.charge_paid_apart,
  KL006: refusals.charge_overpaid,
  KL007: refusals.offset_late,
  KL008: refusals.offset_stands,
  KL010: refusals.offset_unknown,
  KL011: refusals.offset_over,
  KL012: refusals.payment_unknown,
} as const;

/**
 * Runs one database function of the ledger as a named statement. Its first argument is the act; the
 * others follow. Refuses what the function refused.
 */
export async function act<R>(
  ctx: Ctx,
  event: LedgerEvent,
  call: { name: string; text: string; values: unknown[] },
): Promise<R> {
  const facts = JSON.stringify(actFacts(ctx, event));
  try {
    const rows = await ctx.db.statement<{ answer: R }>(call.name, call.text, [
      facts,
      ...call.values,
    ]);
    return rows[0]!.answer;
  } catch (error) {
    throw refused(error) ?? error;
  }
}

/** An act as the database takes it (`ledger.act`): one event and one line of the journal. */
export const actFacts = (ctx: Ctx, event: LedgerEvent) => ({
  now: ctx.now,
  wall: ctx.wall,
  today: ctx.today,
  zone: ctx.env.settings.LEGAL_TIME_ZONE,
  event_id: newId(),
  audit_id: newId(),
  listeners: listenersOf(ctx, event),
  actor: actorLine(ctx.actor),
  request_id: ctx.requestId,
  address: ctx.address,
});

/** The refusal behind an error of a database function; undefined: it is a bug. */
export function refused(error: unknown): Error | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code } = error;
  if ('constraint' in error && error.constraint === 'posting_payment') {
    return refusals.payment_posted({ cause: error });
  }
  if (code === 'KL009' && 'detail' in error) {
    const mostKopecks = Number(error.detail);
    const params = { most: formatMoney(kopecks(mostKopecks)), mostKopecks };
    return refusals.offset_amount({ field: 'amountKopecks', params, cause: error });
  }
  const refuse = refusalOf[code as keyof typeof refusalOf];
  return refuse?.({ cause: error });
}
