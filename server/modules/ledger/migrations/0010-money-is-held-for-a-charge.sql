-- «Зачесть» (НК РФ ст.78): free money set aside for a coming charge by the person's statement. The
-- money stays in the wallet and is held there: nothing that falls due before takes it, only debts
-- outrank it. One statement stands per charge; what became of it is told by entries that only grow.
create table ledger.charge_offset (
  taxpayer_id bigint not null references ledger.account,
  offset_id uuid not null,
  charge_id uuid not null,
  amount_kopecks bigint not null check (amount_kopecks > 0),
  made_on date not null,
  recorded_at timestamptz not null,
  primary key (taxpayer_id, offset_id),
  foreign key (taxpayer_id, charge_id) references ledger.charge
);
create index charge_offset_of_charge on ledger.charge_offset (taxpayer_id, charge_id);

create table ledger.charge_offset_entry (
  taxpayer_id bigint not null,
  offset_id uuid not null,
  entry_no smallint not null check (entry_no > 0),
  -- used: it settled its charge on the due day; outranked: a debt took it; released: its charge was
  -- corrected.
  kind text not null check (kind in ('made', 'withdrawn', 'used', 'outranked', 'released')),
  amount_kopecks bigint not null check (amount_kopecks > 0),
  effective_on date not null,
  recorded_at timestamptz not null,
  -- The last posting that stood when it was made, or the one that used it.
  posting_no int not null,
  primary key (taxpayer_id, offset_id, entry_no),
  foreign key (taxpayer_id, offset_id) references ledger.charge_offset
);
create unique index charge_offset_made on ledger.charge_offset_entry (taxpayer_id, offset_id)
  where kind in ('made');

do $$
declare t text;
begin
  foreach t in array array['charge_offset', 'charge_offset_entry'] loop
    execute format('alter table ledger.%I enable row level security', t);
    execute format('alter table ledger.%I force row level security', t);
    execute format('create policy own on ledger.%I to kabinet_app
      using (taxpayer_id = platform.current_taxpayer())
      with check (taxpayer_id = platform.current_taxpayer())', t);
    execute format('create policy batch on ledger.%I to kabinet_batch
      using (true) with check (true)', t);
    execute format('grant select, insert on ledger.%I to kabinet_app, kabinet_batch', t);
  end loop;
end $$;

-- The statement that stands for a charge, what of it is held, since when.
alter table ledger.charge add column offset_id uuid;
alter table ledger.charge add column offset_kopecks bigint not null default 0;
alter table ledger.charge add column offset_on date;
alter table ledger.charge add foreign key (taxpayer_id, offset_id) references ledger.charge_offset;
alter table ledger.charge add check (offset_kopecks between 0 and reserved_kopecks);
alter table ledger.charge add check ((offset_kopecks > 0) = (offset_id is not null)
  and (offset_id is null) = (offset_on is null));
grant update (offset_id, offset_kopecks, offset_on) on ledger.charge to kabinet_app, kabinet_batch;

alter type ledger.standing add attribute held bigint, add attribute held_on date;

-- Takes money back from what is held, what is due last first.
create function ledger.cut_holds(p_holds bigint[], p_amount bigint) returns bigint[]
language plpgsql immutable strict parallel safe as $$
declare rest bigint := p_amount; part bigint;
begin
  for i in reverse cardinality(p_holds)..1 loop
    exit when rest <= 0;
    part := least(rest, p_holds[i]);
    p_holds[i] := p_holds[i] - part;
    rest := rest - part;
  end loop;
  return p_holds;
end $$;

create function ledger.sum_of(p_parts bigint[]) returns bigint
language sql immutable parallel safe as $$
  select coalesce(sum(p), 0)::bigint from unnest(p_parts) p;
$$;

drop function ledger.distribute;
-- What the wallet's money does on a day: settles what is due on it by place, oldest first, then
-- reserves what comes later by due day. Places of ст.45 п.8: arrears of НДФЛ 1, НДФЛ that an agent
-- hands over this day 2, other arrears 3, what else is due this day 4, penalties 5, interest 6,
-- fines 7; before 30.05.2023 (196-ФЗ) НДФЛ stood among the others. What is held by a statement
-- serves its own charge first; what is late takes free money, then held money.
create function ledger.distribute(p_money bigint, p_day date, p_rows ledger.standing[])
returns table (charge_id uuid, settled bigint, reserved bigint, was_reserved bigint, held bigint,
  was_held bigint, place int)
language plpgsql immutable parallel safe as $$
declare
  step record; parts bigint[]; own bigint[]; ids uuid[]; holds bigint[]; free bigint;
begin
  select array_agg(r.charge_id order by r.due_on, r.charge_id),
      array_agg(least(r.held, r.outstanding) order by r.due_on, r.charge_id)
    into ids, holds from unnest(p_rows) r where r.held > 0 and r.held_on <= p_day
      and r.due_on >= p_day;
  free := p_money - case when ids is null then 0 else ledger.sum_of(holds) end;
  if free < 0 then
    holds := ledger.cut_holds(holds, -free);
    free := 0;
  end if;
  for step in
    select r.due_on > p_day as is_later, r.due_on < p_day as is_late, r.place,
      sum(r.outstanding)::bigint as total,
      array_agg(r.charge_id order by r.charge_id) as ids,
      array_agg(r.outstanding order by r.charge_id) as claims,
      array_agg(r.reserved order by r.charge_id) as were,
      array_agg(r.held order by r.charge_id) as were_held
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
    own := null;
    if ids is not null then
      if step.is_late and step.total > free then
        parts := ledger.cut_holds(holds, step.total - free);
        free := free + ledger.sum_of(holds) - ledger.sum_of(parts);
        holds := parts;
      elsif not step.is_late then
        select array_agg(coalesce(holds[array_position(ids, one.id)], 0) order by one.no),
            array_agg(one.claim - coalesce(holds[array_position(ids, one.id)], 0) order by one.no)
          into own, step.claims
          from unnest(step.ids, step.claims) with ordinality as one (id, claim, no);
        step.total := step.total - ledger.sum_of(own);
        if not step.is_later then
          holds := array(select case when ids[i] = any(step.ids) then 0 else holds[i] end
            from generate_subscripts(holds, 1) i order by i);
        end if;
      end if;
    end if;
    parts := case when free >= step.total then step.claims
      when free > 0 then ledger.split(free, step.claims) end;
    free := greatest(free - step.total, 0);
    place := step.place;
    for i in 1..cardinality(step.ids) loop
      charge_id := step.ids[i];
      settled := case when step.is_later then 0
        else coalesce(parts[i], 0) + coalesce(own[i], 0) end;
      reserved := case when step.is_later then coalesce(parts[i], 0) + coalesce(own[i], 0)
        else 0 end;
      was_reserved := step.were[i];
      was_held := step.were_held[i];
      held := case when was_held = 0 then 0 when not step.is_later then 0
        when array_position(ids, charge_id) is null then was_held
        else holds[array_position(ids, charge_id)] end;
      -- A statement made later than this day holds nothing on it yet, and stands on.
      if held > reserved then reserved := least(held, step.claims[i] + coalesce(own[i], 0)); end if;
      return next;
    end loop;
  end loop;
end $$;

create or replace function ledger.standings(p_taxpayer bigint) returns ledger.standing[]
language plpgsql stable as $$
begin
  return (
    select coalesce(array_agg(row(c.charge_id, c.rank, c.due_on,
      c.amount_kopecks - c.settled_kopecks, c.reserved_kopecks, c.offset_kopecks,
      c.offset_on)::ledger.standing), '{}')
    from ledger.charge c
    where c.taxpayer_id = p_taxpayer and c.settled_kopecks < c.amount_kopecks and not c.apart);
end $$;

create or replace function ledger.apply_wallet(
  p_act ledger.act, p_payment uuid, p_day date, inout p_account ledger.account,
  out shares jsonb, out settled bigint
) language plpgsql as $$
begin
  with share as (
    select d.*, case when d.was_held > 0 then (select c.offset_id from ledger.charge c
      where c.taxpayer_id = p_act.taxpayer_id and c.charge_id = d.charge_id) end as offset_id
    from ledger.distribute(ledger.money_on(p_account.lots, p_day), p_day,
      ledger.standings(p_act.taxpayer_id)) d
    where d.settled > 0 or d.reserved <> d.was_reserved or d.held <> d.was_held
  ), changed as (
    update ledger.charge c set settled_kopecks = c.settled_kopecks + s.settled,
      reserved_kopecks = s.reserved, updated_at = p_act.now, offset_kopecks = s.held,
      offset_id = case when s.held > 0 then c.offset_id end,
      offset_on = case when s.held > 0 then c.offset_on end
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
  ), told as (
    insert into ledger.charge_offset_entry (taxpayer_id, offset_id, entry_no, kind, amount_kopecks,
      effective_on, recorded_at, posting_no)
    select p_act.taxpayer_id, s.offset_id, (select count(*) + 1 from ledger.charge_offset_entry e
        where e.taxpayer_id = p_act.taxpayer_id and e.offset_id = s.offset_id),
      case when s.settled > 0 then 'used' else 'outranked' end, s.was_held - s.held, p_day,
      p_act.now, p_account.last_posting_no
        + case when (select coalesce(t.settled, 0) from total t) > 0 then 1 else 0 end
    from share s where s.held < s.was_held
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

-- What became of a statement, today.
create function ledger.enter_offset(
  p_act ledger.act, p_account ledger.account, p_offset uuid, p_kind text, p_amount bigint
) returns void language sql as $$
  insert into ledger.charge_offset_entry (taxpayer_id, offset_id, entry_no, kind, amount_kopecks,
    effective_on, recorded_at, posting_no)
  select p_act.taxpayer_id, p_offset, count(*) + 1, p_kind, p_amount, p_act.today, p_act.now,
    p_account.last_posting_no
  from ledger.charge_offset_entry e
  where e.taxpayer_id = p_act.taxpayer_id and e.offset_id = p_offset
$$;

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
  if wrong.offset_id is not null then
    perform ledger.enter_offset(act, held, wrong.offset_id, 'released', wrong.offset_kopecks);
  end if;
  update ledger.charge set amount_kopecks = 0, settled_kopecks = 0, reserved_kopecks = 0,
      offset_id = null, offset_kopecks = 0, offset_on = null,
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

create or replace function ledger.settle(
  p_act ledger.act, p_payment uuid, inout p_account ledger.account,
  out shares jsonb, out settled bigint
) language plpgsql as $$
declare due date; day date; done date; pass record;
begin
  shares := '[]';
  settled := 0;
  loop
    select min(due_on) into due from ledger.charge
      where taxpayer_id = p_act.taxpayer_id and settled_kopecks < amount_kopecks
        and due_on <= p_act.today and not apart;
    day := case when p_account.wallet_kopecks = 0 or due is null then p_act.today
      else greatest(due, (p_account.lots[1]).day) end;
    -- What held money left unpaid on its due day is a debt on the next one, and outranks it.
    day := least(greatest(day, done + 1), p_act.today);
    done := day;
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
