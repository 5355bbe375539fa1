// All SQL of the loaded rates.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import { type Rate, type RateTax, regionOktmo } from './rate.ts';

const columns = sql`oktmo, tax, key, value, unit, from_on as "from", to_on as "to", source,
  checked_on as "checkedOn"`;

/** Every rate of the places and of their regions. */
export function listRates(ctx: Ctx, oktmos: readonly string[]): Promise<Rate[]> {
  const places = new Set(oktmos.flatMap((oktmo) => [oktmo.slice(0, 8), regionOktmo(oktmo)]));
  return ctx.db.rows(sql<Rate>`
    select ${columns} from tax_rules.rate where oktmo = any(${[...places]}) order by from_on`);
}

/** All rates there are; for mass runs, some tens of thousands of rows. */
export const listAllRates = (ctx: Ctx): Promise<Rate[]> =>
  ctx.db.rows(sql<Rate>`select ${columns} from tax_rules.rate order by from_on`);

/** Adds what is new and renews what differs, in one statement. */
export function upsertRates(
  ctx: Ctx,
  rates: readonly Rate[],
): Promise<{ added: number; changed: number }> {
  return ctx.db.one(sql<{ added: number; changed: number }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rates)}::jsonb) as r (oktmo text, tax text,
        key text, value text, unit text, "from" date, "to" date, source text, "checkedOn" date)
    ), written as (
      insert into tax_rules.rate as r
        (oktmo, tax, key, value, unit, from_on, to_on, source, checked_on)
      select oktmo, tax, key, value, unit, "from", "to", source, "checkedOn" from given
      on conflict (oktmo, tax, key, from_on) do update
        set value = excluded.value, unit = excluded.unit, to_on = excluded.to_on,
          source = excluded.source, checked_on = excluded.checked_on
        where (r.value, r.unit, r.to_on, r.source, r.checked_on) is distinct from
          (excluded.value, excluded.unit, excluded.to_on, excluded.source, excluded.checked_on)
      returning xmax = 0 as is_new
    )
    select (count(*) filter (where is_new))::int as added,
      (count(*) filter (where not is_new))::int as changed from written`);
}

/** Two rates of one key whose periods meet, if there are any. */
export function findOverlap(
  ctx: Ctx,
): Promise<{ oktmo: string; tax: RateTax; key: string } | undefined> {
  return ctx.db.find(sql<{ oktmo: string; tax: RateTax; key: string }>`
    select oktmo, tax, key from (
      select *, lead(from_on) over (partition by oktmo, tax, key order by from_on) as next_on
      from tax_rules.rate
    ) as r where next_on <= coalesce(to_on, 'infinity') limit 1`);
}

export async function hasImport(ctx: Ctx, sha256: string): Promise<boolean> {
  const last = await ctx.db.find(sql<{ sha256: string }>`
    select sha256 from tax_rules.import order by imported_at desc, import_id desc limit 1`);
  return last?.sha256 === sha256;
}

/** Whether anything was ever loaded. */
export async function hasAnyImport(ctx: Ctx): Promise<boolean> {
  const rows = await ctx.db.rows(sql`select 1 from tax_rules.import limit 1`);
  return rows.length > 0;
}

export async function insertImport(
  ctx: Ctx,
  made: { name: string; sha256: string; added: number; changed: number },
): Promise<void> {
  await ctx.db.run(sql`
    insert into tax_rules.import (import_id, imported_at, name, sha256, added, changed)
    values (${newId()}, ${ctx.wall}, ${made.name}, ${made.sha256}, ${made.added},
      ${made.changed})`);
}
