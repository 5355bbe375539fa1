// All SQL of bank lines; names and purposes are sealed to their row.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Day } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import type { Exclusion } from './propose.ts';

export interface Details {
  payerName: string | null;
  payerInn: string | null;
  purpose: string;
}

export interface BankLine extends Details {
  lineId: string;
  bookedOn: Day;
  amountKopecks: Kopecks;
  proposedKopecks: Kopecks;
  excluded: Exclusion | null;
  state: 'waiting' | 'issued' | 'dismissed';
  number: string | null;
}

interface Row extends Omit<BankLine, keyof Details> {
  details: Buffer;
}

const columns = sql`line_id as "lineId", booked_on as "bookedOn",
  amount_kopecks as "amountKopecks", proposed_kopecks as "proposedKopecks", details, excluded,
  state, number`;

const placeOf = (row: string) => ({ table: 'receipts.bank_line', column: 'details', row });

function lineOf(ctx: Ctx, { details, ...row }: Row): BankLine {
  const opened = JSON.parse(ctx.env.keys.open(placeOf(row.lineId), details)) as Details;
  return { ...row, ...opened };
}

/** False: the line came before, from this file or another. */
export async function insertLine(
  ctx: Ctx,
  line: Omit<BankLine, 'state' | 'number'> & { identity: Buffer },
): Promise<boolean> {
  const { payerName, payerInn, purpose } = line;
  const details = JSON.stringify({ payerName, payerInn, purpose } satisfies Details);
  const inserted = await ctx.db.run(sql`
    insert into receipts.bank_line (taxpayer_id, line_id, identity, booked_on,
      amount_kopecks, proposed_kopecks, details, excluded, taken_at)
    values (platform.current_taxpayer(), ${line.lineId}, ${line.identity}, ${line.bookedOn},
      ${line.amountKopecks}, ${line.proposedKopecks},
      ${ctx.env.keys.seal(placeOf(line.lineId), details)}, ${line.excluded}, ${ctx.now})
    on conflict (taxpayer_id, identity) do nothing`);
  return inserted === 1;
}

export async function lockLine(ctx: Ctx, lineId: string): Promise<BankLine | undefined> {
  const row = await ctx.db.find(sql<Row>`
    select ${columns} from receipts.bank_line
    where taxpayer_id = platform.current_taxpayer() and line_id = ${lineId} for update`);
  return row && lineOf(ctx, row);
}

export async function decideLine(
  ctx: Ctx,
  lineId: string,
  decision: { state: 'issued' | 'dismissed'; number: string | null },
): Promise<void> {
  await ctx.db.run(sql`
    update receipts.bank_line set state = ${decision.state}, number = ${decision.number}
    where taxpayer_id = platform.current_taxpayer() and line_id = ${lineId}`);
}

export async function listLines(
  ctx: Ctx,
  state: BankLine['state'],
  range: { offset: number; limit: number },
): Promise<{ lines: BankLine[]; total: number }> {
  const rows = await ctx.db.rows(sql<Row>`
    select ${columns} from receipts.bank_line
    where taxpayer_id = platform.current_taxpayer() and state = ${state}
    order by booked_on desc, line_id offset ${range.offset} limit ${range.limit}`);
  const { total } = await ctx.db.one(sql<{ total: number }>`
    select count(*) as total from receipts.bank_line
    where taxpayer_id = platform.current_taxpayer() and state = ${state}`);
  return { lines: rows.map((row) => lineOf(ctx, row)), total };
}
