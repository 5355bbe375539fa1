-- The yearly mass assessment posts for some hundreds of people in one call (design §6 `assess`).
-- Row by row it leaves what `post_charges` leaves for each of them; a test holds the two together.

-- p_people: `{taxpayer_id, event_id, audit_id}` each; p_charges: rows of ledger.charge with their
-- taxpayer_id. Accounts are locked in the order of their numbers, so that two calls never wait for
-- each other in a circle. Charges posted before are left alone, people without a new one too.
create function ledger.post_charges_of_many(p_act jsonb, p_people jsonb, p_charges jsonb)
returns void language plpgsql as $$
declare
  act ledger.act := jsonb_populate_record(null::ledger.act, p_act);
  people bigint[]; one record; pass record; told jsonb; settled jsonb := '{}';
begin
  select array_agg(p.taxpayer_id order by p.taxpayer_id) into people
    from jsonb_to_recordset(p_people) as p (taxpayer_id bigint);
  insert into ledger.account (taxpayer_id) select unnest(people) on conflict do nothing;
  perform from ledger.account where taxpayer_id = any(people) order by taxpayer_id for update;
  if exists (select from ledger.account where taxpayer_id = any(people)
      and frozen_at is not null) then
    raise exception 'The account of one of them is stopped.' using errcode = 'KL001';
  end if;
  with added as (
    insert into ledger.charge (taxpayer_id, charge_id, class, tax, tax_year, subject_of_tax,
      object_id, notice_number, oktmo, kbk, uin, due_on, charged_on, amount_kopecks, unverified,
      period, source_kind, source_number, source_on, apart, updated_at)
    select taxpayer_id, charge_id, class, tax, tax_year, subject_of_tax, object_id,
      notice_number, oktmo, kbk, uin, due_on, charged_on, amount_kopecks, unverified, period,
      source_kind, source_number, source_on, coalesce(apart, false), act.now
    from jsonb_populate_recordset(null::ledger.charge, p_charges)
    on conflict (taxpayer_id, charge_id) do nothing
    returning *
  ), numbered as (
    select a.taxpayer_id, a.charge_id, a.charged_on, a.amount_kopecks, a.due_on, p.event_id,
      p.audit_id, h.last_posting_no
        + row_number() over (partition by a.taxpayer_id order by a.due_on, a.charge_id) as no
    from added a
    join ledger.account h using (taxpayer_id)
    join jsonb_to_recordset(p_people) as p (taxpayer_id bigint, event_id uuid, audit_id uuid)
      using (taxpayer_id)
  ), posted as (
    insert into ledger.posting (taxpayer_id, posting_no, kind, effective_on, recorded_at,
      source_key, event_id, audit_id)
    select n.taxpayer_id, n.no, 'charge', n.charged_on, act.now, 'charge:' || n.charge_id,
      n.event_id, n.audit_id from numbered n
  ), written as (
    insert into ledger.entry (taxpayer_id, posting_no, line, account, charge_id, amount_kopecks)
    select n.taxpayer_id, n.no, line.no, line.account,
      case when line.account = 'obligation' then n.charge_id end, line.sign * n.amount_kopecks
    from numbered n, (values (1, 'obligation', -1), (2, 'assessed', 1)) as line(no, account, sign)
  ), planned as (
    insert into platform.due (taxpayer_id, kind, due_key, due_at)
    select distinct n.taxpayer_id, plan.kind, n.due_on::text,
      (n.due_on + plan.days)::timestamp at time zone act.zone
    from numbered n,
      (values ('ledger.charge-due', 0), ('ledger.charge-overdue', 1)) as plan(kind, days)
    on conflict do nothing
  ), own as (
    select n.taxpayer_id, n.event_id, n.audit_id, max(n.no) as last_no,
      array_agg(n.charge_id order by n.no) as charge_ids
    from numbered n group by n.taxpayer_id, n.event_id, n.audit_id
  ), counted as (
    update ledger.account a set last_posting_no = o.last_no
    from own o where a.taxpayer_id = o.taxpayer_id
  )
  select coalesce(jsonb_agg(to_jsonb(o)), '[]') into told from own o;
  -- Money that lay there settles what is due already and is reserved for the rest. An empty wallet
  -- has nothing to do.
  for one in
    select a as held, o.event_id, o.audit_id from ledger.account a
    join jsonb_to_recordset(told) as o (taxpayer_id bigint, event_id uuid, audit_id uuid)
      using (taxpayer_id)
    where a.wallet_kopecks > 0 order by a.taxpayer_id
  loop
    act.taxpayer_id := (one.held).taxpayer_id;
    act.event_id := one.event_id;
    act.audit_id := one.audit_id;
    select * into pass from ledger.settle(act, null, one.held);
    settled := settled || jsonb_build_object(act.taxpayer_id, pass.settled);
  end loop;
  insert into platform.event (taxpayer_id, event_id, type, topics, data, at, recorded_at)
    select o.taxpayer_id, o.event_id, 'charge.posted', '{account}', jsonb_build_object(
      'chargeIds', o.charge_ids,
      'settledKopecks', coalesce((settled ->> o.taxpayer_id::text)::bigint, 0)), act.now, act.wall
    from jsonb_to_recordset(told) as o (taxpayer_id bigint, event_id uuid, charge_ids uuid[]);
  insert into platform.delivery (taxpayer_id, event_id, listener)
    select o.taxpayer_id, o.event_id, listener
    from jsonb_to_recordset(told) as o (taxpayer_id bigint, event_id uuid), unnest(act.listeners)
      as listener;
  insert into platform.audit_event (taxpayer_id, audit_id, at, recorded_at, actor, action, outcome,
      request_id, address)
    select o.taxpayer_id, o.audit_id, act.now, act.wall, act.actor, 'charge.posted', 'done',
      act.request_id, act.address
    from jsonb_to_recordset(told) as o (taxpayer_id bigint, audit_id uuid);
end $$;
