// Reading of the notices that were made, and of the years that were assessed.
import { taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Day, Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';

export interface KeptNotice {
  number: string;
  taxYear: number;
  madeOn: Day;
  dueOn: Day;
  /** The sum at the day it was made; corrections come later and stand beside it. */
  totalKopecks: Kopecks;
  chargeIds: string[];
  recordedAt: Moment;
}

const columns = sql`number, tax_year as "taxYear", made_on as "madeOn", due_on as "dueOn",
  total_kopecks as "totalKopecks", charge_ids as "chargeIds", recorded_at as "recordedAt"`;

/** More than a lifetime has years; keeps one request bounded. */
const NOTICES_MAX = 200;

/** Every notice of the person, newest first. */
export function listNotices(ctx: Ctx): Promise<KeptNotice[]> {
  return ctx.db.rows(sql<KeptNotice>`
    select ${columns} from assessments.notice where taxpayer_id = ${taxpayerOf(ctx)}
    order by made_on desc, number desc limit ${NOTICES_MAX}`);
}

export function findNotice(ctx: Ctx, number: string): Promise<KeptNotice | undefined> {
  return ctx.db.find(sql<KeptNotice>`
    select ${columns} from assessments.notice
    where taxpayer_id = ${taxpayerOf(ctx)} and number = ${number}`);
}

/** Years whose taxes on things are assessed, whether anything came out or not. */
export async function assessedYears(ctx: Ctx): Promise<number[]> {
  const rows = await ctx.db.rows(sql<{ tax_year: number }>`
    select tax_year from assessments.year
    where taxpayer_id = ${taxpayerOf(ctx)} and assessed_at is not null order by tax_year`);
  return rows.map((row) => row.tax_year);
}
