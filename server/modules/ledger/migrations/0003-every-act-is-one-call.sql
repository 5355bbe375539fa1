-- The acts on an account, each one database function: one round trip under the lock of the account.
-- Callers pass ids they made, so that a repeated act finds its own traces.

-- Facts of an act that go to the event, the audit and every posting.
create type ledger.act as (
  taxpayer_id bigint, now timestamptz, wall timestamptz, today date, zone text, event_id uuid,
  audit_id uuid, listeners text[], actor text, request_id text, address text);

create function ledger.act_of(p_act jsonb) returns ledger.act language plpgsql stable as $$
declare act ledger.act := jsonb_populate_record(null::ledger.act, p_act);
begin
  act.taxpayer_id := platform.current_taxpayer();
  if act.taxpayer_id = 0 then
    raise exception 'An act on an account needs its taxpayer.' using errcode = 'KL003';
  end if;
  return act;
end $$;

-- The row lock of security §4.2; opens the account at its first act.
create function ledger.lock_account(p_taxpayer bigint) returns ledger.account
language plpgsql as $$
declare held ledger.account;
begin
  select * into held from ledger.account where taxpayer_id = p_taxpayer for update;
  if not found then
    insert into ledger.account (taxpayer_id) values (p_taxpayer) on conflict do nothing;
    select * into strict held from ledger.account where taxpayer_id = p_taxpayer for update;
  end if;
  if held.frozen_at is not null then
    raise exception 'The account is stopped: %', held.frozen_reason using errcode = 'KL001';
  end if;
  return held;
end $$;

create function ledger.tell(
  p_act ledger.act, p_type text, p_topics text[], p_object text, p_data jsonb
) returns void language plpgsql as $$
begin
  insert into platform.event (taxpayer_id, event_id, type, topics, data, at, recorded_at)
    values (p_act.taxpayer_id, p_act.event_id, p_type, p_topics, p_data, p_act.now, p_act.wall);
  insert into platform.delivery (taxpayer_id, event_id, listener)
    select p_act.taxpayer_id, p_act.event_id, unnest(p_act.listeners);
  insert into platform.audit_event (taxpayer_id, audit_id, at, recorded_at, actor, action, object,
      outcome, request_id, address)
    values (p_act.taxpayer_id, p_act.audit_id, p_act.now, p_act.wall, p_act.actor, p_type, p_object,
      'done', p_act.request_id, p_act.address);
end $$;

-- Lets the money that was there on p_day settle what is due on it and reserve what comes later, as
-- one posting. Returns what changed, and the account after it.
create function ledger.apply_wallet(
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
      c.tax, c.tax_year, c.subject_of_tax
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
      'class', c.class, 'tax', c.tax, 'taxYear', c.tax_year,
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

-- Lets the wallet's money do its work until today: each debt is settled as of its due day, or of
-- the day the money came if that is later, so that neither a late run of the due jobs nor a charge
-- that appears late costs anybody a penalty.
create function ledger.settle(
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
        and due_on <= p_act.today;
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

-- Two entries that move a sum from one account to the other.
create function ledger.post(
  p_act ledger.act, p_account ledger.account, p_kind text, p_effective_on date, p_source text,
  p_payment uuid, p_from text, p_to text, p_charge uuid, p_amount bigint
) returns ledger.account language plpgsql as $$
begin
  p_account.last_posting_no := p_account.last_posting_no + 1;
  insert into ledger.posting (taxpayer_id, posting_no, kind, effective_on, recorded_at, payment_id,
      source_key, event_id, audit_id)
    values (p_act.taxpayer_id, p_account.last_posting_no, p_kind, p_effective_on, p_act.now,
      p_payment, p_source, p_act.event_id, p_act.audit_id);
  insert into ledger.entry (taxpayer_id, posting_no, line, account, charge_id, amount_kopecks)
    values
      (p_act.taxpayer_id, p_account.last_posting_no, 1, p_to,
        case when p_to = 'obligation' then p_charge end, p_amount),
      (p_act.taxpayer_id, p_account.last_posting_no, 2, p_from,
        case when p_from = 'obligation' then p_charge end, -p_amount);
  return p_account;
end $$;

-- Money that came in. The hot path (`bench posting`).
create function ledger.post_payment(
  p_act jsonb, p_source text, p_event_key text, p_payment uuid, p_amount bigint, p_paid_on date
) returns jsonb language plpgsql as $$
declare
  act ledger.act := ledger.act_of(p_act);
  held ledger.account := ledger.lock_account(act.taxpayer_id);
  done ledger.gateway_event; pass record; answer jsonb; payment_no int;
begin
  select * into done from ledger.gateway_event where source = p_source and event_key = p_event_key;
  if found then
    return jsonb_build_object('isDuplicate', true, 'postingNo', done.posting_no);
  end if;
  if p_paid_on > act.today then
    raise exception 'Money cannot have come on a later day.' using errcode = 'KL003';
  end if;
  -- Money that lay there before this payment settles first what fell due meanwhile.
  if held.wallet_kopecks > 0 then
    select * into pass from ledger.settle(act, null, held);
    held := pass.p_account;
  end if;
  held := ledger.post(act, held, 'payment', p_paid_on, p_source || ':' || p_event_key, p_payment,
    'received', 'wallet', null, p_amount);
  payment_no := held.last_posting_no;
  held.wallet_kopecks := held.wallet_kopecks + p_amount;
  held.lots := ledger.add_lot(held.lots, p_paid_on, p_amount);
  select * into pass from ledger.settle(act, p_payment, held);
  insert into ledger.gateway_event (source, event_key, taxpayer_id, posting_no)
    values (p_source, p_event_key, act.taxpayer_id, payment_no);
  answer := jsonb_build_object('paymentId', p_payment, 'amountKopecks', p_amount,
    'settledKopecks', pass.settled, 'reservedKopecks', (
      select coalesce(sum((s ->> 'reservedKopecks')::bigint), 0)
      from jsonb_array_elements(pass.shares) s));
  perform ledger.tell(act, 'payment.posted', '{account,payments}', 'payment:' || p_payment, answer);
  return answer || jsonb_build_object('isDuplicate', false, 'postingNo', payment_no,
    'shares', pass.shares);
end $$;
