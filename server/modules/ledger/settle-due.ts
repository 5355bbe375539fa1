// What happens on the days of charges: on the due day reserved money settles them, the day after an
// unpaid rest is debt.
import type { Day } from '#primitives/days';
import type { Ctx } from '#platform/context';
import type { DueItem } from '#platform/due';
import { announce } from '#platform/events';
import { act } from './act.ts';
import { listOverdue } from './charge-store.ts';
import type { Share } from './post-payment.ts';

/**
 * On a due day: lets the account's money settle what it was reserved for. Refuses:
 * `account_frozen`.
 */
export async function settleDue(ctx: Ctx): Promise<void> {
  await act<Share[]>(ctx, 'charge.settled', {
    name: 'ledger-settle-due',
    text: 'select ledger.settle_due($1) as answer',
    values: [],
  });
}

/** The day after: tells that what is still unpaid has become debt. */
export async function tellOverdue(ctx: Ctx, item: DueItem): Promise<void> {
  // A charge that appeared after its due day has a plan of its own: `<due day>:<charge>`.
  const [dueOn = '', chargeId] = item.key.split(':');
  const unpaid = async () =>
    (await listOverdue(ctx, dueOn as Day)).filter(
      (one) => chargeId === undefined || one.chargeId === chargeId,
    );
  const late = await unpaid();
  if (late.length === 0) return;
  await announce(ctx, {
    type: 'charge.late',
    topics: [],
    data: { dueOn, chargeIds: late.map((one) => one.chargeId) },
  });
  // Money held by a statement for a later charge gives way to what has become debt.
  await settleDue(ctx);
  const charges = await unpaid();
  if (charges.length === 0) return;
  await announce(ctx, {
    type: 'charge.overdue',
    topics: ['account'],
    data: {
      dueOn,
      chargeIds: charges.map(({ chargeId }) => chargeId),
      debtKopecks: charges.reduce((sum, { outstandingKopecks }) => sum + outstandingKopecks, 0),
    },
  });
}
