-- How money meets obligations: pure functions, used for posting, for a quote before paying and for
-- the account as of a day. The order is НК РФ ст.45 п.8 and 10.

-- What of a charge matters to money: its place, its day, what is not settled yet.
create type ledger.standing as (
  charge_id uuid, rank smallint, due_on date, outstanding bigint, reserved bigint);

-- Divides money among claims of equal place as `proportion` of law/ens/allocation does: each by its
-- size, half a kopeck up, the last one takes the rest (ст.45 п.10). No claim gets more than it is
-- or than there is left, because many halves rounded up would hand out money that is not there;
-- what the last one cannot take goes back to those before it.
create function ledger.split(p_money bigint, p_claims bigint[]) returns bigint[]
language plpgsql immutable strict parallel safe as $$
declare
  total numeric; rest bigint := p_money; part bigint; n int := cardinality(p_claims);
  parts bigint[] := '{}';
begin
  select sum(c) into total from unnest(p_claims) c;
  if p_money >= total then return p_claims; end if;
  for i in 1..n loop
    part := case when i = n then p_claims[i]
      else div(2 * p_money::numeric * p_claims[i] + total, 2 * total) end;
    part := least(part, rest);
    parts := parts || part;
    rest := rest - part;
  end loop;
  for i in reverse n..1 loop
    exit when rest = 0;
    part := least(rest, p_claims[i] - parts[i]);
    parts[i] := parts[i] + part;
    rest := rest - part;
  end loop;
  return parts;
end $$;

-- What the wallet's money does on a day: settles what is due on it by rank, oldest first, then
-- reserves what comes later by due day.
create function ledger.distribute(p_money bigint, p_day date, p_rows ledger.standing[])
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

-- The open charges of a taxpayer as `distribute` wants them.
create function ledger.standings(p_taxpayer bigint) returns ledger.standing[]
language plpgsql stable as $$
begin
  return (
    select coalesce(array_agg(row(c.charge_id, c.rank, c.due_on,
      c.amount_kopecks - c.settled_kopecks, c.reserved_kopecks)::ledger.standing), '{}')
    from ledger.charge c
    where c.taxpayer_id = p_taxpayer and c.settled_kopecks < c.amount_kopecks);
end $$;

-- What of the lots was there on a day.
create function ledger.money_on(p_lots ledger.lot[], p_day date) returns bigint
language sql immutable parallel safe as $$
  select coalesce(sum(l.kopecks), 0)::bigint from unnest(p_lots) l where l.day <= p_day;
$$;

create function ledger.add_lot(p_lots ledger.lot[], p_day date, p_kopecks bigint)
returns ledger.lot[] language sql immutable parallel safe as $$
  select array_agg(row(l.day, l.kopecks)::ledger.lot order by l.day) from (
    select u.day, sum(u.kopecks)::bigint as kopecks
    from unnest(p_lots || row(p_day, p_kopecks)::ledger.lot) u group by u.day) l;
$$;

-- Spends what was there on a day, the youngest of it first: older money stays able to settle older
-- debts.
create function ledger.spend(p_lots ledger.lot[], p_day date, p_kopecks bigint)
returns ledger.lot[] language sql immutable parallel safe as $$
  select coalesce(array_agg(row(l.day, l.kopecks - l.taken)::ledger.lot order by l.day)
    filter (where l.kopecks > l.taken), '{}')
  from (
    select u.day, u.kopecks, case when u.day > p_day then 0
      else least(u.kopecks, greatest(p_kopecks - coalesce(sum(u.kopecks) filter (
        where u.day <= p_day) over (order by u.day desc
          rows between unbounded preceding and 1 preceding), 0), 0)) end as taken
    from unnest(p_lots) u) l;
$$;
