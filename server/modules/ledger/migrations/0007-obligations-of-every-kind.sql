-- Obligations of every kind, with their period, their source document and their place in the order
-- of НК РФ ст.45 п.8; those outside the single account (ст.11.3 п.1) take no money of it.
alter table ledger.charge no force row level security;

alter table ledger.charge drop constraint charge_tax_check;
alter table ledger.charge add constraint charge_tax_check check (tax in ('property', 'land',
  'transport', 'ndfl', 'ndfl_agent', 'npd', 'usn', 'patent', 'contributions', 'duty', 'other'));

-- What it is, not where it stands: a place depends on the day too (`distribute`).
alter table ledger.charge drop column rank;
alter table ledger.charge add column rank smallint not null generated always as (
  case class when 'penalty' then 5 when 'interest' then 6 when 'fine' then 7
    else case tax when 'ndfl' then 1 when 'ndfl_agent' then 2 else 3 end end) stored;

-- As primitives/periods writes it: `2025`, `2026-Q1`, `2026-H1`, `2026-9M`, `2026-03`.
alter table ledger.charge add column period text;
update ledger.charge set period = tax_year::text;
alter table ledger.charge alter column period set not null;
alter table ledger.charge add check (period ~ '^\d{4}(-(Q[1-4]|H1|9M|0[1-9]|1[0-2]))?$'
  and left(period, 4) = tax_year::text);

-- The document it follows from.
alter table ledger.charge add column source_kind text check (source_kind in ('notice',
  'declaration', 'calculation', 'statement', 'patent', 'receipts', 'decision', 'loaded', 'law'));
alter table ledger.charge add column source_number text;
alter table ledger.charge add column source_on date;
update ledger.charge set source_kind = case when class = 'penalty' then 'law' else 'notice' end,
  source_number = notice_number, source_on = charged_on
where class = 'penalty' or notice_number is not null;
alter table ledger.charge add check (source_kind is not null
  or (source_number is null and source_on is null));

-- Outside the single account: shown, but settled only by a payment made for it.
alter table ledger.charge add column apart boolean not null default false;
alter table ledger.charge add check (not apart or (reserved_kopecks = 0 and class <> 'penalty'));

alter table ledger.charge force row level security;

-- What the wallet's money does on a day: settles what is due on it by place, oldest first, then
-- reserves what comes later by due day. Places of ст.45 п.8: arrears of НДФЛ 1, НДФЛ that an agent
-- hands over this day 2, other arrears 3, what else is due this day 4, penalties 5, interest 6,
-- fines 7; before 30.05.2023 (196-ФЗ) НДФЛ stood among the others.
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
    from (
      select u.*, case
        when u.rank > 4 then u.rank
        when u.due_on < p_day then
          case when u.rank = 3 or p_day < '2023-05-30' then 3 else 1 end
        when u.rank = 2 and greatest(u.due_on, p_day) >= '2023-05-30' then 2
        else 4 end as place
      from unnest(p_rows) u) r
    group by r.due_on, r.place
    order by r.due_on > p_day, case when r.due_on > p_day then 0 else r.place end, r.due_on,
      r.place
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

-- The open charges of a taxpayer that take money of the account, as `distribute` wants them.
create or replace function ledger.standings(p_taxpayer bigint) returns ledger.standing[]
language plpgsql stable as $$
begin
  return (
    select coalesce(array_agg(row(c.charge_id, c.rank, c.due_on,
      c.amount_kopecks - c.settled_kopecks, c.reserved_kopecks)::ledger.standing), '{}')
    from ledger.charge c
    where c.taxpayer_id = p_taxpayer and c.settled_kopecks < c.amount_kopecks and not c.apart);
end $$;

create or replace function ledger.apply_wallet(
  p_act ledger.act, p_payment uuid, p_day date, inout p_account ledger.account,
  out shares jsonb, out settled bigint
) language plpgsql as $$
begin
  with share as (
    select d.* from ledger.distribute(ledger.money_on(p_account.lots, p_day), p_day,
      ledger.standings(p_act.taxpayer_id)) d
    where d.settled > 0 or d.reserved <> d.was_reserved
  ), changed as (
    update ledger.charge c set settled_kopecks = c.settled_kopecks + s.settled,
      reserved_kopecks = s.reserved, updated_at = p_act.now
    from share s where c.taxpayer_id = p_act.taxpayer_id and c.charge_id = s.charge_id
    returning c.charge_id, s.settled, s.reserved - s.was_reserved as reserved, c.due_on, c.class,
      c.tax, c.tax_year, c.period, c.subject_of_tax
  ), total as (
    select sum(c.settled)::bigint as settled from changed c
  ), posting as (
    insert into ledger.posting (taxpayer_id, posting_no, kind, effective_on, recorded_at,
      payment_id, event_id, audit_id)
    select p_act.taxpayer_id, p_account.last_posting_no + 1, 'allocation', p_day, p_act.now,
      p_payment, p_act.event_id, p_act.audit_id
    from total t where t.settled > 0
  ), entries as (
    insert into ledger.entry (taxpayer_id, posting_no, line, account, charge_id, amount_kopecks)
    select p_act.taxpayer_id, p_account.last_posting_no + 1, 1, 'wallet', null, -t.settled
    from total t where t.settled > 0
    union all
    select p_act.taxpayer_id, p_account.last_posting_no + 1,
      1 + row_number() over (order by c.charge_id), 'obligation', c.charge_id, c.settled
    from changed c where c.settled > 0
  )
  select coalesce((select jsonb_agg(jsonb_build_object('chargeId', c.charge_id, 'dueOn', c.due_on,
      'class', c.class, 'tax', c.tax, 'taxYear', c.tax_year, 'period', c.period,
      'subjectOfTax', c.subject_of_tax, 'settledKopecks', c.settled,
      'reservedKopecks', c.reserved) order by c.due_on, c.charge_id) from changed c), '[]'),
    coalesce((select t.settled from total t), 0)
  into shares, settled;
  if settled > 0 then
    p_account.wallet_kopecks := p_account.wallet_kopecks - settled;
    p_account.lots := ledger.spend(p_account.lots, p_day, settled);
    p_account.last_posting_no := p_account.last_posting_no + 1;
  end if;
end $$;

create or replace function ledger.settle(
  p_act ledger.act, p_payment uuid, inout p_account ledger.account,
  out shares jsonb, out settled bigint
) language plpgsql as $$
declare due date; day date; pass record;
begin
  shares := '[]';
  settled := 0;
  loop
    select min(due_on) into due from ledger.charge
      where taxpayer_id = p_act.taxpayer_id and settled_kopecks < amount_kopecks
        and due_on <= p_act.today and not apart;
    day := case when p_account.wallet_kopecks = 0 or due is null then p_act.today
      else greatest(due, (p_account.lots[1]).day) end;
    select * into pass from ledger.apply_wallet(p_act, p_payment, day, p_account);
    p_account := pass.p_account;
    shares := shares || pass.shares;
    settled := settled + pass.settled;
    exit when day >= p_act.today;
  end loop;
  update ledger.account set wallet_kopecks = p_account.wallet_kopecks,
    lots = p_account.lots, last_posting_no = p_account.last_posting_no
  where taxpayer_id = p_act.taxpayer_id;
end $$;

create or replace function ledger.insert_charges(
  p_act ledger.act, p_charges jsonb, inout p_account ledger.account, out charge_ids uuid[]
) language plpgsql as $$
begin
  with given as (
    select * from jsonb_populate_recordset(null::ledger.charge, p_charges)
  ), added as (
    insert into ledger.charge (taxpayer_id, charge_id, class, tax, tax_year, subject_of_tax,
      object_id, principal_id, notice_number, oktmo, kbk, uin, due_on, charged_on, amount_kopecks,
      unverified, replaces_id, period, source_kind, source_number, source_on, apart, updated_at)
    select p_act.taxpayer_id, charge_id, class, tax, tax_year, subject_of_tax, object_id,
      principal_id, notice_number, oktmo, kbk, uin, due_on, charged_on, amount_kopecks, unverified,
      replaces_id, period, source_kind, source_number, source_on, coalesce(apart, false), p_act.now
    from given
    on conflict (taxpayer_id, charge_id) do nothing
    returning *
  ), numbered as (
    select a.*, p_account.last_posting_no + row_number() over (order by a.due_on, a.charge_id) as no
    from added a
  ), posted as (
    insert into ledger.posting (taxpayer_id, posting_no, kind, effective_on, recorded_at,
      source_key, event_id, audit_id)
    select n.taxpayer_id, n.no, 'charge', n.charged_on, p_act.now, 'charge:' || n.charge_id,
      p_act.event_id, p_act.audit_id from numbered n
  ), written as (
    insert into ledger.entry (taxpayer_id, posting_no, line, account, charge_id, amount_kopecks)
    select n.taxpayer_id, n.no, line.no, line.account,
      case when line.account = 'obligation' then n.charge_id end, line.sign * n.amount_kopecks
    from numbered n, (values (1, 'obligation', -1), (2, 'assessed', 1)) as line(no, account, sign)
  ), planned as (
    insert into platform.due (taxpayer_id, kind, due_key, due_at)
    select distinct a.taxpayer_id, plan.kind, a.due_on::text,
      (a.due_on + plan.days)::timestamp at time zone p_act.zone
    from added a,
      (values ('ledger.charge-due', 0), ('ledger.charge-overdue', 1)) as plan(kind, days)
    on conflict do nothing
  )
  select coalesce(array_agg(n.charge_id order by n.no), '{}') into charge_ids from numbered n;
  p_account.last_posting_no := p_account.last_posting_no + cardinality(charge_ids);
end $$;

create or replace function ledger.correct_charge(p_act jsonb, p_charge uuid, p_replacement jsonb)
returns void language plpgsql as $$
declare
  act ledger.act := ledger.act_of(p_act);
  held ledger.account := ledger.lock_account(act.taxpayer_id);
  wrong ledger.charge; added record; pass record;
  replacement uuid := (p_replacement ->> 'charge_id')::uuid;
begin
  -- Money that lay there settles first what fell due meanwhile, the wrong charge too.
  select * into pass from ledger.settle(act, null, held);
  held := pass.p_account;
  select * into wrong from ledger.charge
    where taxpayer_id = act.taxpayer_id and charge_id = p_charge;
  if not found then
    raise exception 'There is no such charge.' using errcode = 'KL002';
  end if;
  if wrong.corrected_on is not null then
    if wrong.replaced_by is distinct from replacement then
      raise exception 'The charge was corrected before.' using errcode = 'KL004';
    end if;
    return;
  end if;
  if wrong.apart and wrong.settled_kopecks > 0 then
    raise exception 'What was paid apart goes back by a statement.' using errcode = 'KL005';
  end if;
  held := ledger.release(act, p_charge, wrong.settled_kopecks, held);
  if wrong.amount_kopecks > 0 then
    held := ledger.post(act, held, 'reversal', wrong.charged_on, 'reversal:' || p_charge, null,
      'assessed', 'obligation', p_charge, wrong.amount_kopecks);
  end if;
  update ledger.charge set amount_kopecks = 0, settled_kopecks = 0, reserved_kopecks = 0,
      corrected_on = act.today, replaced_by = replacement, updated_at = act.now
    where taxpayer_id = act.taxpayer_id and charge_id = p_charge;
  if p_replacement is not null then
    select * into added from ledger.insert_charges(act, jsonb_build_array(
      p_replacement || jsonb_build_object('replaces_id', p_charge)), held);
    held := added.p_account;
  end if;
  select * into pass from ledger.settle(act, null, held);
  perform ledger.tell(act, 'charge.corrected', '{account}', 'charge:' || p_charge,
    jsonb_build_object('chargeId', p_charge, 'replacedById', replacement,
      'amountKopecks', wrong.amount_kopecks,
      'newAmountKopecks', coalesce((p_replacement ->> 'amount_kopecks')::bigint, 0)));
end $$;

create or replace function ledger.accrue_penalty(
  p_act jsonb, p_principal uuid, p_penalty uuid, p_amount bigint, p_through date,
  p_unverified boolean
) returns jsonb language plpgsql as $$
declare
  act ledger.act := ledger.act_of(p_act);
  held ledger.account := ledger.lock_account(act.taxpayer_id);
  penalty ledger.charge; change bigint; pass record; is_first boolean;
begin
  select * into pass from ledger.settle(act, null, held);
  held := pass.p_account;
  select * into penalty from ledger.charge
    where taxpayer_id = act.taxpayer_id and principal_id = p_principal;
  is_first := not found;
  change := p_amount - coalesce(penalty.amount_kopecks, 0);
  if change = 0 then return null; end if;
  if is_first then
    insert into ledger.charge (taxpayer_id, charge_id, class, tax, tax_year, subject_of_tax,
        object_id, principal_id, oktmo, kbk, due_on, charged_on, amount_kopecks, unverified,
        period, source_kind, source_on, updated_at)
      select c.taxpayer_id, p_penalty, 'penalty', c.tax, c.tax_year, c.subject_of_tax, c.object_id,
        c.charge_id, c.oktmo, c.kbk, c.due_on + 1, c.due_on + 1, 0, p_unverified, c.period, 'law',
        c.due_on + 1, act.now
      from ledger.charge c where c.taxpayer_id = act.taxpayer_id and c.charge_id = p_principal
        and not c.apart
      returning * into penalty;
    if not found then
      raise exception 'There is no such charge.' using errcode = 'KL002';
    end if;
  end if;
  held := ledger.release(act, penalty.charge_id,
    greatest(penalty.settled_kopecks - p_amount, 0), held);
  if change > 0 then
    held := ledger.post(act, held, 'charge', p_through, null, null, 'obligation', 'assessed',
      penalty.charge_id, change);
  else
    held := ledger.post(act, held, 'reversal', p_through, null, null, 'assessed', 'obligation',
      penalty.charge_id, -change);
  end if;
  update ledger.charge set amount_kopecks = p_amount, reserved_kopecks = 0,
      settled_kopecks = least(settled_kopecks, p_amount), unverified = p_unverified,
      updated_at = act.now
    where taxpayer_id = act.taxpayer_id and charge_id = penalty.charge_id;
  select * into pass from ledger.settle(act, null, held);
  perform ledger.tell(act, 'penalty.accrued', '{account}', 'charge:' || penalty.charge_id,
    jsonb_build_object('chargeId', penalty.charge_id, 'principalId', p_principal,
      'amountKopecks', p_amount, 'changeKopecks', change, 'isFirst', is_first));
  return to_jsonb(penalty.charge_id);
end $$;
