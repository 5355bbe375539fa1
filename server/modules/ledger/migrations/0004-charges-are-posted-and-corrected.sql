-- New obligations, their corrections and what falls due. `assessments` is their only author.

-- Inserts charges that are not there yet, each with its posting, and plans what happens on their
-- days.
create function ledger.insert_charges(
  p_act ledger.act, p_charges jsonb, inout p_account ledger.account, out charge_ids uuid[]
) language plpgsql as $$
begin
  with given as (
    select * from jsonb_populate_recordset(null::ledger.charge, p_charges)
  ), added as (
    insert into ledger.charge (taxpayer_id, charge_id, class, tax, tax_year, subject_of_tax,
      object_id, principal_id, notice_number, oktmo, kbk, uin, due_on, charged_on, amount_kopecks,
      unverified, replaces_id, updated_at)
    select p_act.taxpayer_id, charge_id, class, tax, tax_year, subject_of_tax, object_id,
      principal_id, notice_number, oktmo, kbk, uin, due_on, charged_on, amount_kopecks, unverified,
      replaces_id, p_act.now
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

create function ledger.post_charges(p_act jsonb, p_charges jsonb) returns jsonb
language plpgsql as $$
declare
  act ledger.act := ledger.act_of(p_act);
  held ledger.account := ledger.lock_account(act.taxpayer_id);
  added record; pass record;
begin
  select * into added from ledger.insert_charges(act, p_charges, held);
  if cardinality(added.charge_ids) = 0 then return '[]'; end if;
  held := added.p_account;
  select * into pass from ledger.settle(act, null, held);
  perform ledger.tell(act, 'charge.posted', '{account}', null, jsonb_build_object(
    'chargeIds', added.charge_ids, 'settledKopecks', pass.settled));
  return to_jsonb(added.charge_ids);
end $$;

-- Takes money back out of a charge into the wallet, what settled it last first. Each part counts
-- again from the day on which it had settled, so that a correction makes nobody late.
create function ledger.release(
  p_act ledger.act, p_charge uuid, p_amount bigint, p_account ledger.account
) returns ledger.account language plpgsql as $$
declare part record; rest bigint := p_amount;
begin
  for part in
    select p.effective_on as day, sum(e.amount_kopecks)::bigint as kopecks
    from ledger.entry e join ledger.posting p using (taxpayer_id, posting_no)
    where e.taxpayer_id = p_act.taxpayer_id and e.charge_id = p_charge
      and p.kind in ('allocation', 'release')
    group by p.effective_on having sum(e.amount_kopecks) > 0 order by p.effective_on desc
  loop
    exit when rest = 0;
    part.kopecks := least(part.kopecks, rest);
    p_account := ledger.post(p_act, p_account, 'release', part.day, null, null, 'obligation',
      'wallet', p_charge, part.kopecks);
    p_account.wallet_kopecks := p_account.wallet_kopecks + part.kopecks;
    p_account.lots := ledger.add_lot(p_account.lots, part.day, part.kopecks);
    rest := rest - part.kopecks;
  end loop;
  return p_account;
end $$;

-- A mistake is never edited: what was settled is released, the charge is reversed as of the day it
-- was charged, its replacement is posted, and the money finds its place again.
create function ledger.correct_charge(p_act jsonb, p_charge uuid, p_replacement jsonb)
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

-- Brings the one penalty of a principal to its sum through a day; the same day again changes
-- nothing.
create function ledger.accrue_penalty(
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
        updated_at)
      select c.taxpayer_id, p_penalty, 'penalty', c.tax, c.tax_year, c.subject_of_tax, c.object_id,
        c.charge_id, c.oktmo, c.kbk, c.due_on + 1, c.due_on + 1, 0, p_unverified, act.now
      from ledger.charge c where c.taxpayer_id = act.taxpayer_id and c.charge_id = p_principal
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

-- On a due day reserved money settles what it was kept for.
create function ledger.settle_due(p_act jsonb) returns jsonb language plpgsql as $$
declare
  act ledger.act := ledger.act_of(p_act);
  held ledger.account := ledger.lock_account(act.taxpayer_id);
  pass record;
begin
  select * into pass from ledger.settle(act, null, held);
  if pass.settled > 0 then
    perform ledger.tell(act, 'charge.settled', '{account}', null,
      jsonb_build_object('settledKopecks', pass.settled, 'shares', pass.shares));
  end if;
  return pass.shares;
end $$;
