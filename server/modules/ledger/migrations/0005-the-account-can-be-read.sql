-- Reading: a charge and the header as the contract says, now and as of any day, and the parts of
-- home.

-- Functions of one expression are `stable`, not `immutable`: what they call is, and only so
-- PostgreSQL puts them into the query that calls them (six charges: 1.3 ms before, 0.4 after).
create function ledger.iso(p_at timestamptz) returns text language sql stable as $$
  select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- The one table of statuses (design §5).
create function ledger.status(c ledger.charge, p_today date) returns text
language sql immutable as $$
  select case
    when c.settled_kopecks = c.amount_kopecks then 'paid'
    when c.settled_kopecks + c.reserved_kopecks = c.amount_kopecks then 'reserved'
    when c.due_on < p_today then 'overdue'
    when c.settled_kopecks + c.reserved_kopecks > 0 then 'part_paid'
    else 'due' end
$$;

create function ledger.charge_json(c ledger.charge, p_today date) returns json
language sql stable as $$
  select json_build_object('chargeId', c.charge_id, 'class', c.class, 'tax', c.tax,
    'taxYear', c.tax_year, 'subjectOfTax', c.subject_of_tax, 'objectId', c.object_id,
    'principalId', c.principal_id, 'noticeNumber', c.notice_number,
    'amountKopecks', c.amount_kopecks, 'settledKopecks', c.settled_kopecks,
    'reservedKopecks', c.reserved_kopecks,
    'outstandingKopecks', c.amount_kopecks - c.settled_kopecks, 'dueOn', c.due_on,
    'chargedOn', c.charged_on, 'updatedAt', ledger.iso(c.updated_at),
    'status', ledger.status(c, p_today), 'unverified', c.unverified,
    'correctedOn', c.corrected_on)
$$;

-- The honest header (BEY-2): debt, what comes by day, reserved, free; never mixed.
create function ledger.header(p_wallet bigint, p_today date, p_rows ledger.standing[])
returns jsonb language plpgsql stable as $$
begin
  return (
  with open as (
    select due_on, outstanding, reserved, outstanding - reserved as to_pay, due_on < p_today as late
    from unnest(p_rows)
  ), day as (
    select due_on, sum(to_pay)::bigint as to_pay, sum(reserved)::bigint as reserved, count(*) as n
    from open where not late group by due_on
  ), total as (
    select coalesce(sum(to_pay) filter (where late), 0)::bigint as debt,
      count(*) filter (where late and to_pay > 0) as debt_count,
      coalesce(sum(outstanding) filter (where late), 0)::bigint as late,
      coalesce(sum(to_pay) filter (where not late), 0)::bigint as to_pay,
      coalesce(sum(reserved), 0)::bigint as reserved
    from open
  )
  select jsonb_build_object('debtKopecks', debt, 'debtCount', debt_count,
    'upcoming', coalesce((select jsonb_agg(jsonb_build_object('dueOn', due_on,
      'toPayKopecks', d.to_pay, 'reservedKopecks', d.reserved, 'count', n) order by due_on)
      from day d), '[]'),
    'toPayKopecks', to_pay, 'reservedKopecks', reserved, 'freeKopecks', p_wallet - reserved,
    'balanceKopecks', p_wallet - late, 'payAllKopecks', debt + to_pay)
  from total);
end $$;

create function ledger.wallet(p_taxpayer bigint) returns bigint language sql stable as $$
  select coalesce((select wallet_kopecks from ledger.account where taxpayer_id = p_taxpayer), 0)
$$;

-- The parts of home are plpgsql: their plans are kept, those of a `sql` function that does not fit
-- into its caller are set up anew at each call.
create function ledger.page_home(p_taxpayer bigint, p_today date) returns jsonb
language plpgsql stable as $$
begin
  return ledger.header(ledger.wallet(p_taxpayer), p_today, ledger.standings(p_taxpayer));
end $$;

-- Every open charge, the oldest first, so that the rows add up to the header.
create function ledger.page_home_charges(p_taxpayer bigint, p_today date)
returns json language plpgsql stable as $$
begin
  return coalesce((
    select json_agg(ledger.charge_json(c, p_today) order by c.due_on, c.rank, c.tax, c.charge_id)
    from ledger.charge c
    where c.taxpayer_id = p_taxpayer and c.settled_kopecks < c.amount_kopecks), '[]');
end $$;

-- What a sum would settle and reserve, and the header after it; nothing is written.
create function ledger.quote(p_taxpayer bigint, p_today date, p_amount bigint) returns jsonb
language sql stable as $$
  with share as (
    select * from ledger.distribute(ledger.wallet(p_taxpayer) + p_amount, p_today,
      ledger.standings(p_taxpayer))
  ), after as (
    select array_agg(row(c.charge_id, c.rank, c.due_on,
      c.amount_kopecks - c.settled_kopecks - s.settled, s.reserved)::ledger.standing) as rows
    from share s join ledger.charge c
      on c.taxpayer_id = p_taxpayer and c.charge_id = s.charge_id
    where c.settled_kopecks + s.settled < c.amount_kopecks
  )
  select jsonb_build_object(
    'shares', coalesce((select jsonb_agg(jsonb_build_object('chargeId', c.charge_id,
        'dueOn', c.due_on, 'class', c.class, 'tax', c.tax, 'taxYear', c.tax_year,
        'subjectOfTax', c.subject_of_tax, 'settledKopecks', s.settled,
        'reservedKopecks', s.reserved - s.was_reserved)
        order by c.due_on, c.rank, c.charge_id)
      from share s join ledger.charge c
        on c.taxpayer_id = p_taxpayer and c.charge_id = s.charge_id
      where s.settled > 0 or s.reserved <> s.was_reserved), '[]'),
    'header', ledger.header((ledger.wallet(p_taxpayer) + p_amount
      - coalesce((select sum(settled) from share), 0))::bigint, p_today,
      coalesce((select rows from after), '{}')))
$$;

-- The account as of a day, as it was known at a moment: from the entries alone, by both dates.
create function ledger.account_as_of(p_taxpayer bigint, p_on date, p_known_at timestamptz)
returns jsonb language sql stable as $$
  with line as (
    select e.charge_id, e.account, e.amount_kopecks, p.kind
    from ledger.posting p join ledger.entry e using (taxpayer_id, posting_no)
    where p.taxpayer_id = p_taxpayer and p.effective_on <= p_on and p.recorded_at <= p_known_at
  ), wallet as (
    select coalesce(sum(amount_kopecks), 0)::bigint as sum from line where account = 'wallet'
  ), sums as (
    select charge_id,
      -coalesce(sum(amount_kopecks) filter (where kind in ('charge', 'reversal')), 0)::bigint
        as amount,
      coalesce(sum(amount_kopecks) filter (where kind in ('allocation', 'release')), 0)::bigint
        as settled
    from line where charge_id is not null group by charge_id
  ), standing as (
    select coalesce(array_agg(row(c.charge_id, c.rank, c.due_on, s.amount - s.settled,
      0)::ledger.standing), '{}') as rows
    from sums s join ledger.charge c on c.taxpayer_id = p_taxpayer and c.charge_id = s.charge_id
    where s.settled < s.amount
  ), kept as (
    select d.charge_id, d.reserved
    from wallet, standing, ledger.distribute(wallet.sum, p_on, standing.rows) d
  ), shown as (
    select jsonb_populate_record(c, jsonb_build_object('amount_kopecks', s.amount,
      'settled_kopecks', s.settled, 'reserved_kopecks', coalesce(k.reserved, 0))) as c
    from sums s join ledger.charge c on c.taxpayer_id = p_taxpayer and c.charge_id = s.charge_id
    left join kept k on k.charge_id = s.charge_id
    where s.amount > 0
  )
  select jsonb_build_object(
    'header', ledger.header((select sum from wallet), p_on, (
      select coalesce(array_agg(row((c).charge_id, (c).rank, (c).due_on,
        (c).amount_kopecks - (c).settled_kopecks, (c).reserved_kopecks)::ledger.standing)
        filter (where (c).settled_kopecks < (c).amount_kopecks), '{}') from shown)),
    'charges', (select coalesce(jsonb_agg(ledger.charge_json(c, p_on)
      order by (c).due_on, (c).rank, (c).tax, (c).charge_id), '[]') from shown))
$$;

-- Taxes charged for an object, for the pages that show them beside it.
create function ledger.taxes_of_objects(p_taxpayer bigint) returns table (
  object_id uuid, tax_year smallint, amount_kopecks bigint, charge_id uuid
) language sql stable as $$
  select c.object_id, c.tax_year, c.amount_kopecks, c.charge_id from ledger.charge c
  where c.taxpayer_id = p_taxpayer and c.class = 'tax' and c.object_id is not null
    and c.corrected_on is null
$$;
