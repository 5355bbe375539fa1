// «Задолженности» (ACC-3): what is overdue by tax, with its penalties and fines apart.
import type * as z from 'zod/mini';
import { addDays, type Day, daysBetween } from '#primitives/days';
import type { Ctx } from '#platform/context';
import { listOpen } from '../charge-store.ts';
import { type Charge, taxTitle } from '../charge.ts';
import type { debts } from '../contract.ts';

type Debts = z.infer<typeof debts>;

/** Debts of this moment, the oldest first; their sums are the debt of the header. */
export async function listDebts(ctx: Ctx): Promise<Debts> {
  return { on: ctx.today, ...debtsOf(await listOpen(ctx), ctx.today) };
}

/** What of the open charges is debt on a day: overdue, and not covered by money that is there. */
export function debtsOf(charges: readonly Charge[], today: Day): Omit<Debts, 'on'> {
  const late = charges.filter((one) => one.dueOn < today && unpaid(one) > 0);
  const groups = Map.groupBy(late, (one) => `${one.tax} ${one.period}`);
  const items = [...groups.values()].map((same) => rowOf(same, today));
  const total = (of: (row: Debts['items'][number]) => number) =>
    items.reduce((sum, row) => sum + of(row), 0);
  return {
    items: items.toSorted((a, b) => (a.since < b.since ? -1 : 1)),
    totalKopecks: total((row) => row.totalKopecks),
    principalKopecks: total((row) => row.principalKopecks),
    penaltyKopecks: total((row) => row.penaltyKopecks),
    interestKopecks: total((row) => row.interestKopecks),
    fineKopecks: total((row) => row.fineKopecks),
  };
}

const unpaid = (charge: Charge): number => charge.outstandingKopecks - charge.reservedKopecks;

function rowOf(same: readonly Charge[], today: Day): Debts['items'][number] {
  const [first] = same as [Charge];
  const sum = (kind: Charge['class']) =>
    same.filter((one) => one.class === kind).reduce((total, one) => total + unpaid(one), 0);
  const due = same.map(({ dueOn }) => dueOn as Day).toSorted()[0]!;
  const { tax, taxYear, period } = first;
  return {
    tax,
    taxYear,
    period,
    title: taxTitle({ class: 'tax', tax, taxYear, period }),
    since: addDays(due, 1),
    daysLate: daysBetween(due, today),
    calculatedAt: same
      .map(({ updatedAt }) => updatedAt)
      .toSorted()
      .at(-1)!,
    principalKopecks: sum('tax'),
    penaltyKopecks: sum('penalty'),
    interestKopecks: sum('interest'),
    fineKopecks: sum('fine'),
    totalKopecks: same.reduce((total, one) => total + unpaid(one), 0),
    chargeIds: same.map(({ chargeId }) => chargeId),
  };
}
