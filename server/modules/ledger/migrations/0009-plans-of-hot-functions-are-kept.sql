-- The same rules as before in PL/pgSQL, whose plans are kept for the session: before version 18
-- PostgreSQL plans an SQL function anew at each call, which was a third of a posting (measured).

create or replace function ledger.distribute(p_money bigint, p_day date, p_rows ledger.standing[])
returns table (charge_id uuid, settled bigint, reserved bigint, was_reserved bigint)
language plpgsql immutable parallel safe as $$
declare step record; rest bigint := p_money; parts bigint[];
begin
  for step in
    select r.due_on > p_day as is_later, sum(r.outstanding)::bigint as total,
      array_agg(r.charge_id order by r.charge_id) as ids,
      array_agg(r.outstanding order by r.charge_id) as claims,
      array_agg(r.reserved order by r.charge_id) as were
    from unnest(p_rows) r group by r.due_on, r.rank
    order by r.due_on > p_day, case when r.due_on > p_day then 0 else r.rank end, r.due_on, r.rank
  loop
    parts := case when rest >= step.total then step.claims
      when rest > 0 then ledger.split(rest, step.claims) end;
    rest := greatest(rest - step.total, 0);
    for i in 1..cardinality(step.ids) loop
      charge_id := step.ids[i];
      settled := case when step.is_later then 0 else coalesce(parts[i], 0) end;
      reserved := case when step.is_later then coalesce(parts[i], 0) else 0 end;
      was_reserved := step.were[i];
      return next;
    end loop;
  end loop;
end $$;

create or replace function ledger.standings(p_taxpayer bigint) returns ledger.standing[]
language plpgsql stable as $$
begin
  return (
    select coalesce(array_agg(row(c.charge_id, c.rank, c.due_on,
      c.amount_kopecks - c.settled_kopecks, c.reserved_kopecks)::ledger.standing), '{}')
    from ledger.charge c
    where c.taxpayer_id = p_taxpayer and c.settled_kopecks < c.amount_kopecks);
end $$;
