// A reminder some days before a due day: once per charge, never for what is paid or reserved, and
// never after the day itself, whatever way the business clock went.
import { type Charge, listObligations } from '#modules/ledger';
import type { Ctx } from '#platform/context';
import { type Due, planDue } from '#platform/due';
import { announce, type Listener } from '#platform/events';
import { type Day, addDays, daysBetween } from '#primitives/days';
import { payableOf } from './deadline.ts';
import { insertReminders, readWish, type ReminderWish, upsertWish } from './reminder-store.ts';

const KIND = 'notifications.reminder';

/** What money has still to come for; a penalty is told when it begins, not before a day. */
const asksMoney = (charge: Charge): boolean => charge.class !== 'penalty' && payableOf(charge) > 0;

/**
 * Plans the reminders of what is open now. A charge that appears later than its reminder would is
 * not reminded of: the letter about the charge itself has just been sent.
 */
export async function planReminders(ctx: Ctx): Promise<void> {
  const { isOn, daysBefore } = await readWish(ctx);
  if (!isOn) return;
  const open = (await listObligations(ctx)).filter((charge) => charge.class !== 'penalty');
  for (const { chargeId, dueOn } of open) {
    const remindOn = addDays(dueOn as Day, -daysBefore);
    if (remindOn <= ctx.today) continue;
    const key = `${chargeId}:${dueOn}:${daysBefore}`;
    const data = { dueOn, daysBefore };
    await planDue(ctx, { kind: KIND, key, dueOn: remindOn, data });
  }
}

/** Keeps what the person chose; earlier plans with another number of days then tell nothing. */
export async function chooseReminder(ctx: Ctx, wish: ReminderWish): Promise<void> {
  await upsertWish(ctx, wish);
  await planReminders(ctx);
}

/** Tells of everything that is due on the same day at once; announces `deadline.near`. */
async function remind(ctx: Ctx, dueOn: Day): Promise<void> {
  const near = (await listObligations(ctx)).filter(
    (charge) => charge.dueOn === dueOn && asksMoney(charge),
  );
  const fresh = await insertReminders(ctx, near);
  const told = near.filter(({ chargeId }) => fresh.includes(chargeId));
  if (told.length === 0) return;
  await announce(ctx, {
    type: 'deadline.near',
    topics: ['notifications'],
    data: {
      dueOn,
      chargeIds: told.map(({ chargeId }) => chargeId),
      payableKopecks: told.reduce((sum, charge) => sum + payableOf(charge), 0),
      daysLeft: daysBetween(ctx.today, dueOn),
    },
  });
}

export const reminding: Due = {
  kind: KIND,
  call: async (ctx, { data }) => {
    const dueOn = String(data.dueOn) as Day;
    const wish = await readWish(ctx);
    const isWanted = wish.isOn && wish.daysBefore === data.daysBefore;
    if (isWanted && ctx.today <= dueOn) await remind(ctx, dueOn);
  },
};

/** A corrected charge has a new one in its place, perhaps with another day. */
export const plannings: readonly Listener[] = ['charge.posted', 'charge.corrected'].map(
  (event) => ({
    event,
    listener: `notifications.plan-after-${event.replace('.', '-')}`,
    call: (ctx) => planReminders(ctx),
  }),
);
