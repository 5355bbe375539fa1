-- With the single payment nobody pays by КБК; where none is described for a kind of place, none is
-- shown.
alter table ledger.charge alter column kbk drop not null;

-- Taxes charged for an object, for the pages that show them beside it.
create function ledger.taxes_of_objects(p_taxpayer bigint) returns table (
  object_id uuid, tax_year smallint, amount_kopecks bigint, charge_id uuid
) language sql stable as $$
  select c.object_id, c.tax_year, c.amount_kopecks, c.charge_id from ledger.charge c
  where c.taxpayer_id = p_taxpayer and c.class = 'tax' and c.object_id is not null
    and c.corrected_on is null
$$;
