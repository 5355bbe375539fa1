-- What readers see of offsets, and the acts of the person.

create or replace function ledger.charge_json(c ledger.charge, p_today date) returns json
language sql stable as $$
  select json_build_object('chargeId', c.charge_id, 'class', c.class, 'tax', c.tax,
    'taxYear', c.tax_year, 'subjectOfTax', c.subject_of_tax, 'objectId', c.object_id,
    'principalId', c.principal_id, 'noticeNumber', c.notice_number,
    'amountKopecks', c.amount_kopecks, 'settledKopecks', c.settled_kopecks,
    'reservedKopecks', c.reserved_kopecks,
    'outstandingKopecks', c.amount_kopecks - c.settled_kopecks, 'dueOn', c.due_on,
    'chargedOn', c.charged_on, 'updatedAt', ledger.iso(c.updated_at),
    'status', ledger.status(c, p_today), 'unverified', c.unverified,
    'correctedOn', c.corrected_on, 'period', c.period, 'oktmo', c.oktmo, 'kbk', c.kbk,
    'uin', c.uin, 'isApart', c.apart, 'offsetKopecks', c.offset_kopecks,
    'source', case when c.source_kind is not null then json_build_object('kind', c.source_kind,
      'number', c.source_number, 'on', c.source_on) end)
$$;

create or replace function ledger.header(p_wallet bigint, p_today date, p_rows ledger.standing[])
returns jsonb language plpgsql stable as $$
begin
  return (
  with open as (
    select due_on, outstanding, reserved, held, outstanding - reserved as to_pay,
      due_on < p_today as late
    from unnest(p_rows)
  ), day as (
    select due_on, sum(to_pay)::bigint as to_pay, sum(reserved)::bigint as reserved, count(*) as n
    from open where not late group by due_on
  ), total as (
    select coalesce(sum(to_pay) filter (where late), 0)::bigint as debt,
      count(*) filter (where late and to_pay > 0) as debt_count,
      coalesce(sum(outstanding) filter (where late), 0)::bigint as late,
      coalesce(sum(to_pay) filter (where not late), 0)::bigint as to_pay,
      coalesce(sum(reserved), 0)::bigint as reserved, coalesce(sum(held), 0)::bigint as held
    from open
  )
  select jsonb_build_object('debtKopecks', debt, 'debtCount', debt_count,
    'upcoming', coalesce((select jsonb_agg(jsonb_build_object('dueOn', due_on,
      'toPayKopecks', d.to_pay, 'reservedKopecks', d.reserved, 'count', n) order by due_on)
      from day d), '[]'),
    'toPayKopecks', to_pay, 'reservedKopecks', reserved, 'offsetKopecks', held,
    'freeKopecks', p_wallet - reserved,
    'balanceKopecks', p_wallet - late, 'payAllKopecks', debt + to_pay)
  from total);
end $$;

create or replace function ledger.quote(p_taxpayer bigint, p_today date, p_amount bigint)
returns jsonb language sql stable as $$
  with share as (
    select * from ledger.distribute(ledger.wallet(p_taxpayer) + p_amount, p_today,
      ledger.standings(p_taxpayer))
  ), after as (
    select array_agg(row(c.charge_id, c.rank, c.due_on,
      c.amount_kopecks - c.settled_kopecks - s.settled, s.reserved, s.held,
      c.offset_on)::ledger.standing) as rows
    from share s join ledger.charge c
      on c.taxpayer_id = p_taxpayer and c.charge_id = s.charge_id
    where c.settled_kopecks + s.settled < c.amount_kopecks
  )
  select jsonb_build_object(
    'shares', coalesce((select jsonb_agg(jsonb_build_object('chargeId', c.charge_id,
        'dueOn', c.due_on, 'class', c.class, 'tax', c.tax, 'taxYear', c.tax_year,
        'period', c.period, 'subjectOfTax', c.subject_of_tax, 'settledKopecks', s.settled,
        'reservedKopecks', s.reserved - s.was_reserved)
        order by c.due_on, c.rank, c.charge_id)
      from share s join ledger.charge c
        on c.taxpayer_id = p_taxpayer and c.charge_id = s.charge_id
      where s.settled > 0 or s.reserved <> s.was_reserved), '[]'),
    'header', ledger.header((ledger.wallet(p_taxpayer) + p_amount
      - coalesce((select sum(settled) from share), 0))::bigint, p_today,
      coalesce((select rows from after), '{}')))
$$;

create or replace function ledger.account_as_of(
  p_taxpayer bigint, p_on date, p_known_at timestamptz
) returns jsonb language sql stable as $$
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
      coalesce(sum(amount_kopecks) filter (where kind not in ('charge', 'reversal')), 0)::bigint
        as settled
    from line where charge_id is not null group by charge_id
  ), hold as (
    select o.charge_id, max(o.made_on) as held_on,
      sum(case e.kind when 'made' then 1 else -1 end * e.amount_kopecks)::bigint as held
    from ledger.charge_offset o join ledger.charge_offset_entry e using (taxpayer_id, offset_id)
    where o.taxpayer_id = p_taxpayer and e.effective_on <= p_on and e.recorded_at <= p_known_at
    group by o.charge_id
  ), standing as (
    select coalesce(array_agg(row(c.charge_id, c.rank, c.due_on, s.amount - s.settled,
      0, coalesce(h.held, 0), h.held_on)::ledger.standing), '{}') as rows
    from sums s join ledger.charge c on c.taxpayer_id = p_taxpayer and c.charge_id = s.charge_id
    left join hold h on h.charge_id = s.charge_id
    where s.settled < s.amount and not c.apart
  ), kept as (
    select d.charge_id, d.reserved, d.held
    from wallet, standing, ledger.distribute(wallet.sum, p_on, standing.rows) d
  ), shown as (
    select jsonb_populate_record(c, jsonb_build_object('amount_kopecks', s.amount,
      'settled_kopecks', s.settled, 'reserved_kopecks', coalesce(k.reserved, 0),
      'offset_kopecks', coalesce(k.held, 0))) as c
    from sums s join ledger.charge c on c.taxpayer_id = p_taxpayer and c.charge_id = s.charge_id
    left join kept k on k.charge_id = s.charge_id
    where s.amount > 0
  )
  select jsonb_build_object(
    'header', ledger.header((select sum from wallet), p_on, (
      select coalesce(array_agg(row((c).charge_id, (c).rank, (c).due_on,
        (c).amount_kopecks - (c).settled_kopecks, (c).reserved_kopecks, (c).offset_kopecks,
        (c).offset_on)::ledger.standing)
        filter (where (c).settled_kopecks < (c).amount_kopecks), '{}')
      from shown where not (c).apart)),
    'charges', (select coalesce(jsonb_agg(ledger.charge_json(c, p_on)
      order by (c).due_on, (c).rank, (c).tax, (c).charge_id), '[]')
      from shown where not (c).apart),
    'apart', (select coalesce(jsonb_agg(ledger.charge_json(c, p_on)
      order by (c).due_on, (c).charge_id), '[]') from shown where (c).apart))
$$;

create or replace function ledger.account_record(a ledger.account) returns jsonb
language sql stable as $$
  select jsonb_build_object('taxpayerId', a.taxpayer_id, 'walletKopecks', a.wallet_kopecks,
    'lastPostingNo', a.last_posting_no,
    'charges', (select coalesce(jsonb_agg(jsonb_build_object('chargeId', c.charge_id,
        'class', c.class, 'tax', c.tax, 'isApart', c.apart, 'dueOn', c.due_on,
        'amountKopecks', c.amount_kopecks, 'settledKopecks', c.settled_kopecks,
        'reservedKopecks', c.reserved_kopecks,
        'offsetId', c.offset_id, 'offsetKopecks', c.offset_kopecks)
        order by c.charge_id), '[]')
      from ledger.charge c where c.taxpayer_id = a.taxpayer_id),
    'offsets', (select coalesce(jsonb_agg(jsonb_build_object('offsetId', o.offset_id,
        'chargeId', o.charge_id, 'madeOn', o.made_on, 'amountKopecks', o.amount_kopecks,
        'entries', (select jsonb_agg(jsonb_build_object('kind', e.kind,
            'amountKopecks', e.amount_kopecks, 'postingNo', e.posting_no) order by e.entry_no)
          from ledger.charge_offset_entry e
          where e.taxpayer_id = o.taxpayer_id and e.offset_id = o.offset_id)
        ) order by o.offset_id), '[]')
      from ledger.charge_offset o where o.taxpayer_id = a.taxpayer_id),
    'postings', (select coalesce(jsonb_agg(jsonb_build_object('postingNo', p.posting_no,
        'kind', p.kind, 'effectiveOn', p.effective_on,
        'events', (select count(*) from ledger.gateway_event g
          where g.taxpayer_id = p.taxpayer_id and g.posting_no = p.posting_no),
        'entries', (select coalesce(jsonb_agg(jsonb_build_object('account', e.account,
            'chargeId', e.charge_id, 'amountKopecks', e.amount_kopecks) order by e.line), '[]')
          from ledger.entry e
          where e.taxpayer_id = p.taxpayer_id and e.posting_no = p.posting_no)
        ) order by p.posting_no), '[]')
      from ledger.posting p where p.taxpayer_id = a.taxpayer_id))
$$;

-- A statement with what became of it.
create function ledger.offset_json(o ledger.charge_offset) returns jsonb language sql stable as $$
  select jsonb_build_object('offsetId', o.offset_id, 'chargeId', o.charge_id,
    'amountKopecks', o.amount_kopecks, 'madeOn', o.made_on,
    'recordedAt', ledger.iso(o.recorded_at), 'dueOn', c.due_on, 'class', c.class, 'tax', c.tax,
    'taxYear', c.tax_year, 'period', c.period, 'subjectOfTax', c.subject_of_tax,
    'heldKopecks', case when c.offset_id = o.offset_id then c.offset_kopecks else 0 end)
    || (select jsonb_object_agg(kind || 'Kopecks', coalesce(sum, 0)) from (
      select k.kind, sum(e.amount_kopecks) as sum
      from unnest(array['withdrawn', 'used', 'outranked', 'released']) as k (kind)
      left join ledger.charge_offset_entry e on e.taxpayer_id = o.taxpayer_id
        and e.offset_id = o.offset_id and e.kind = k.kind
      group by k.kind) sums)
  from ledger.charge c where c.taxpayer_id = o.taxpayer_id and c.charge_id = o.charge_id
$$;

create function ledger.make_offset(p_act jsonb, p_offset uuid, p_charge uuid, p_amount bigint)
returns jsonb language plpgsql as $$
declare
  act ledger.act := ledger.act_of(p_act);
  held ledger.account := ledger.lock_account(act.taxpayer_id);
  made ledger.charge_offset; target ledger.charge; pass record; most bigint;
begin
  select * into made from ledger.charge_offset
    where taxpayer_id = act.taxpayer_id and offset_id = p_offset;
  if found then
    if made.charge_id <> p_charge or made.amount_kopecks <> p_amount then
      raise exception 'Another statement has this id.' using errcode = 'KL008';
    end if;
    return ledger.offset_json(made);
  end if;
  select * into pass from ledger.settle(act, null, held);
  held := pass.p_account;
  select * into target from ledger.charge
    where taxpayer_id = act.taxpayer_id and charge_id = p_charge and not apart;
  if not found then
    raise exception 'There is no such charge.' using errcode = 'KL002';
  elsif target.corrected_on is not null then
    raise exception 'The charge was corrected before.' using errcode = 'KL004';
  elsif target.due_on <= act.today then
    raise exception 'The charge is due already.' using errcode = 'KL007';
  elsif target.offset_id is not null then
    raise exception 'A statement stands for this charge.' using errcode = 'KL008';
  end if;
  select least(target.amount_kopecks - target.settled_kopecks,
      held.wallet_kopecks - coalesce(sum(offset_kopecks), 0)) into most
    from ledger.charge where taxpayer_id = act.taxpayer_id;
  if p_amount <= 0 or p_amount > most then
    raise exception 'At most % can be set aside.', most
      using errcode = 'KL009', detail = greatest(most, 0)::text;
  end if;
  insert into ledger.charge_offset (taxpayer_id, offset_id, charge_id, amount_kopecks, made_on,
      recorded_at)
    values (act.taxpayer_id, p_offset, p_charge, p_amount, act.today, act.now)
    returning * into made;
  perform ledger.enter_offset(act, held, p_offset, 'made', p_amount);
  update ledger.charge set offset_id = p_offset, offset_kopecks = p_amount, offset_on = act.today,
      reserved_kopecks = greatest(reserved_kopecks, p_amount)
    where taxpayer_id = act.taxpayer_id and charge_id = p_charge;
  select * into pass from ledger.settle(act, null, held);
  perform ledger.tell(act, 'offset.made', '{account}', 'offset:' || p_offset, jsonb_build_object(
    'offsetId', p_offset, 'chargeId', p_charge, 'amountKopecks', p_amount));
  return ledger.offset_json(made);
end $$;

-- What is still held is free again; what was used stays used.
create function ledger.withdraw_offset(p_act jsonb, p_offset uuid) returns jsonb
language plpgsql as $$
declare
  act ledger.act := ledger.act_of(p_act);
  held ledger.account := ledger.lock_account(act.taxpayer_id);
  made ledger.charge_offset; target ledger.charge; pass record;
begin
  select * into pass from ledger.settle(act, null, held);
  held := pass.p_account;
  select * into made from ledger.charge_offset
    where taxpayer_id = act.taxpayer_id and offset_id = p_offset;
  if not found then
    raise exception 'There is no such statement.' using errcode = 'KL010';
  end if;
  select * into target from ledger.charge
    where taxpayer_id = act.taxpayer_id and offset_id = p_offset;
  if not found then
    if exists (select from ledger.charge_offset_entry where taxpayer_id = act.taxpayer_id
        and offset_id = p_offset and kind = 'withdrawn') then
      return ledger.offset_json(made);
    end if;
    raise exception 'Nothing of it is held.' using errcode = 'KL011';
  end if;
  perform ledger.enter_offset(act, held, p_offset, 'withdrawn', target.offset_kopecks);
  update ledger.charge set offset_id = null, offset_kopecks = 0, offset_on = null
    where taxpayer_id = act.taxpayer_id and charge_id = target.charge_id;
  select * into pass from ledger.settle(act, null, held);
  perform ledger.tell(act, 'offset.withdrawn', '{account}', 'offset:' || p_offset,
    jsonb_build_object('offsetId', p_offset, 'chargeId', target.charge_id,
      'amountKopecks', target.offset_kopecks));
  return ledger.offset_json(made);
end $$;
