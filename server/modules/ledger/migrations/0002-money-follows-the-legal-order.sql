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
language sql immutable parallel safe as $$
  with claim as (
    select r.*, r.due_on > p_day as is_later, dense_rank() over (
      order by r.due_on > p_day, case when r.due_on > p_day then 0 else r.rank end, r.due_on, r.rank
    ) as step
    from unnest(p_rows) r
  ), step as (
    select step, is_later, sum(outstanding) as total,
      array_agg(charge_id order by charge_id) as ids,
      array_agg(outstanding order by charge_id) as claims,
      array_agg(reserved order by charge_id) as were,
      sum(sum(outstanding)) over (order by step) - sum(outstanding) as before
    from claim group by step, is_later
  )
  select part.id, case when is_later then 0 else part.sum end,
    case when is_later then part.sum else 0 end, part.was
  from step, unnest(ids,
    ledger.split(least(total, greatest(p_money - before, 0))::bigint, claims), were
  ) as part(id, sum, was)
$$;

-- The open charges of a taxpayer as `distribute` wants them.
create function ledger.standings(p_taxpayer bigint) returns ledger.standing[]
language sql stable as $$
  select coalesce(array_agg(row(charge_id, rank, due_on, amount_kopecks - settled_kopecks,
    reserved_kopecks)::ledger.standing), '{}')
  from ledger.charge where taxpayer_id = p_taxpayer and settled_kopecks < amount_kopecks
$$;
