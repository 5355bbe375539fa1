// All SQL of charged periods.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Day } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import type { Carry, PeriodTax } from './reckon-life.ts';

export interface ChargedPeriod extends Carry {
  startsOn: Day;
  endsOn: Day;
  registeredOn: Day;
  name: string;
  incomeKopecks: Kopecks;
  grossKopecks: Kopecks;
  bonusUsedKopecks: Kopecks;
  taxKopecks: Kopecks;
  payableKopecks: Kopecks;
  toldOn: Day;
  dueOn: Day | null;
  chargeId: string | null;
}

const columns = sql`starts_on as "startsOn", ends_on as "endsOn",
  registered_on as "registeredOn", name, income_kopecks as "incomeKopecks",
  gross_kopecks as "grossKopecks", bonus_used_kopecks as "bonusUsedKopecks",
  tax_kopecks as "taxKopecks", payable_kopecks as "payableKopecks",
  carried_kopecks as "carriedKopecks", bonus_left_kopecks as "bonusLeftKopecks",
  told_on as "toldOn", due_on as "dueOn", charge_id as "chargeId"`;

/** All charged periods, oldest first: a life has some hundreds at most. */
export function listCharged(ctx: Ctx): Promise<ChargedPeriod[]> {
  return ctx.db.rows(sql<ChargedPeriod>`
    select ${columns} from self_employment.period
    where taxpayer_id = platform.current_taxpayer() order by starts_on`);
}

/** Writes a period as it is charged now, and how far the book is charged. */
export async function upsertPeriod(
  ctx: Ctx,
  tax: PeriodTax,
  charged: { toldOn: Day; chargeId: string | null },
): Promise<void> {
  const { period } = tax;
  await ctx.db.run(sql`
    insert into self_employment.period (taxpayer_id, starts_on, ends_on, registered_on, name,
      income_kopecks, gross_kopecks, bonus_used_kopecks, tax_kopecks, payable_kopecks,
      carried_kopecks, bonus_left_kopecks, told_on, due_on, charge_id, accrued_at, changed_at)
    values (platform.current_taxpayer(), ${period.from}, ${period.to}, ${period.registeredOn},
      ${period.name}, ${tax.incomeKopecks}, ${tax.grossKopecks}, ${tax.bonusUsedKopecks},
      ${tax.taxKopecks}, ${tax.payableKopecks}, ${tax.carriedKopecks}, ${tax.bonusLeftKopecks},
      ${charged.toldOn}, ${tax.dueOn}, ${charged.chargeId}, ${ctx.now}, ${ctx.now})
    on conflict (taxpayer_id, starts_on) do update set ends_on = excluded.ends_on,
      income_kopecks = excluded.income_kopecks, gross_kopecks = excluded.gross_kopecks,
      bonus_used_kopecks = excluded.bonus_used_kopecks, tax_kopecks = excluded.tax_kopecks,
      payable_kopecks = excluded.payable_kopecks, carried_kopecks = excluded.carried_kopecks,
      bonus_left_kopecks = excluded.bonus_left_kopecks, due_on = excluded.due_on,
      charge_id = excluded.charge_id, changed_at = excluded.changed_at`);
  await ctx.db.run(sql`
    update self_employment.receipt_book
    set accrued_through = greatest(accrued_through, ${period.to}::date)
    where taxpayer_id = platform.current_taxpayer()`);
}

/** The charge is gone and so is what it was of; the assessments keep its versions. */
export async function deletePeriod(ctx: Ctx, startsOn: Day): Promise<void> {
  await ctx.db.run(sql`
    delete from self_employment.period
    where taxpayer_id = platform.current_taxpayer() and starts_on = ${startsOn}`);
}
