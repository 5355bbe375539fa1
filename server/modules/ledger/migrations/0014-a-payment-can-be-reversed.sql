-- Money that its source takes back (a message of ГИС ГМП annuls it, a bank returns the order) was
-- never paid: НК РФ ст.45. The payment stays as it was posted; an entry of its own takes it away as
-- of the day it counted from, frees what money settled on that day or later, and the law's order is
-- played again without it (decision 12).

alter table ledger.posting drop constraint posting_kind_check;
alter table ledger.posting add constraint posting_kind_check check (kind in
  ('charge', 'payment', 'allocation', 'release', 'reversal', 'payment_reversal'));
alter table ledger.posting add check (kind <> 'payment_reversal'
  or (payment_id is not null and source_key is not null));
create unique index posting_payment_reversal on ledger.posting (taxpayer_id, payment_id)
  where kind = 'payment_reversal';

alter table ledger.entry drop constraint entry_account_check;
alter table ledger.entry add constraint entry_account_check check (account in
  ('wallet', 'received', 'returned', 'obligation', 'assessed'));
-- What went back is never negative, as what came in is never positive.
alter table ledger.entry add check (account <> 'returned' or amount_kopecks > 0);

-- By whose word and by which document a payment was taken back.
create table ledger.payment_reversal (
  taxpayer_id bigint not null,
  payment_id uuid not null,
  posting_no int not null,
  source text not null check (source in ('gisgmp', 'bank', 'officer')),
  document_number text not null check (length(document_number) between 1 and 200),
  document_on date not null,
  note text not null check (length(note) <= 1000),
  -- What it settled or paid apart until then and what therefore is owed again.
  reopened_kopecks bigint not null check (reopened_kopecks >= 0),
  trace jsonb not null,
  recorded_at timestamptz not null,
  primary key (taxpayer_id, payment_id),
  foreign key (taxpayer_id, posting_no) references ledger.posting
);
alter table ledger.payment_reversal enable row level security;
alter table ledger.payment_reversal force row level security;
create policy own on ledger.payment_reversal to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on ledger.payment_reversal to kabinet_batch using (true) with check (true);
grant select, insert on ledger.payment_reversal to kabinet_app, kabinet_batch;

-- The money that lies there by the day it came, from the entries alone. A reversal undoes whatever
-- was settled or released on its day or later, so those entries count no more.
create function ledger.lots_of(p_taxpayer bigint) returns ledger.lot[]
language plpgsql stable as $$
declare lots ledger.lot[] := '{}'; move record;
begin
  for move in
    with own as (
      select p.posting_no, p.kind, p.effective_on as day, e.amount_kopecks as kopecks
      from ledger.posting p join ledger.entry e using (taxpayer_id, posting_no)
      where p.taxpayer_id = p_taxpayer and e.account = 'wallet'
    )
    select o.day, o.kopecks from own o
    where o.kind not in ('allocation', 'release') or not exists (
      select from own r where r.kind = 'payment_reversal' and r.posting_no > o.posting_no
        and r.day <= o.day)
    order by o.posting_no
  loop
    lots := case when move.kopecks > 0 then ledger.add_lot(lots, move.day, move.kopecks)
      else ledger.spend(lots, move.day, -move.kopecks) end;
  end loop;
  return lots;
end $$;

-- Takes the money of every charge that was settled on p_from or later back into the wallet, one
-- posting for each such day, in the name of the payment that is reversed.
create function ledger.release_from(
  p_act ledger.act, p_payment uuid, p_from date, inout p_account ledger.account,
  out charge_ids uuid[]
) language plpgsql as $$
declare postings int; freed bigint;
begin
  with part as (
    select p.effective_on as day, e.charge_id, sum(e.amount_kopecks)::bigint as kopecks
    from ledger.entry e join ledger.posting p using (taxpayer_id, posting_no)
    where e.taxpayer_id = p_act.taxpayer_id and e.charge_id is not null
      and p.kind in ('allocation', 'release') and p.effective_on >= p_from
    group by p.effective_on, e.charge_id having sum(e.amount_kopecks) <> 0
  ), day as (
    select part.day, sum(part.kopecks)::bigint as kopecks,
      p_account.last_posting_no + row_number() over (order by part.day) as no
    from part group by part.day
  ), posted as (
    insert into ledger.posting (taxpayer_id, posting_no, kind, effective_on, recorded_at,
      payment_id, event_id, audit_id)
    select p_act.taxpayer_id, d.no, 'release', d.day, p_act.now, p_payment, p_act.event_id,
      p_act.audit_id from day d
  ), written as (
    insert into ledger.entry (taxpayer_id, posting_no, line, account, charge_id, amount_kopecks)
    select p_act.taxpayer_id, d.no, 1, 'wallet', null, d.kopecks from day d
    union all
    select p_act.taxpayer_id, d.no,
      1 + row_number() over (partition by d.no order by part.charge_id), 'obligation',
      part.charge_id, -part.kopecks
    from part join day d using (day)
  ), changed as (
    update ledger.charge c set settled_kopecks = c.settled_kopecks - s.kopecks,
      updated_at = p_act.now
    from (select part.charge_id, sum(part.kopecks)::bigint as kopecks from part group by 1) s
    where c.taxpayer_id = p_act.taxpayer_id and c.charge_id = s.charge_id
    returning c.charge_id
  )
  select (select count(*) from day), (select coalesce(sum(d.kopecks), 0) from day d),
    (select coalesce(array_agg(c.charge_id), '{}') from changed c)
  into postings, freed, charge_ids;
  p_account.last_posting_no := p_account.last_posting_no + postings;
  p_account.wallet_kopecks := p_account.wallet_kopecks + freed;
end $$;

-- A charge that is owed again after its due day finds the plans of that day done already.
create function ledger.plan_reopened(
  p_act ledger.act, p_account ledger.account, p_charges uuid[]
) returns void language sql as $$
  insert into platform.due (taxpayer_id, kind, due_key, due_at)
  select c.taxpayer_id, 'ledger.charge-overdue',
    c.due_on::text || ':' || c.charge_id || ':' || p_account.last_posting_no,
    (c.due_on + 1)::timestamp at time zone p_act.zone
  from ledger.charge c
  where c.taxpayer_id = p_act.taxpayer_id and c.charge_id = any(p_charges)
    and c.settled_kopecks < c.amount_kopecks and c.due_on < p_act.today
$$;

-- Money of the single account: answers the account after it.
create function ledger.reverse_in_wallet(
  p_act ledger.act, p_payment uuid, p_day date, p_amount bigint, inout p_account ledger.account,
  out reversal_no int
) language plpgsql as $$
declare freed record; pass record;
begin
  select * into freed from ledger.release_from(p_act, p_payment, p_day, p_account);
  p_account := ledger.post(p_act, freed.p_account, 'payment_reversal', p_day,
    'payment-reversal:' || p_payment, p_payment, 'wallet', 'returned', null, p_amount);
  reversal_no := p_account.last_posting_no;
  p_account.wallet_kopecks := p_account.wallet_kopecks - p_amount;
  p_account.lots := ledger.lots_of(p_act.taxpayer_id);
  select * into pass from ledger.settle(p_act, null, p_account);
  p_account := pass.p_account;
  perform ledger.plan_reopened(p_act, p_account, freed.charge_ids);
end $$;

-- A payment that is taken back; the same again changes nothing.
create function ledger.reverse_payment(
  p_act jsonb, p_payment uuid, p_source text, p_number text, p_on date, p_note text, p_trace jsonb
) returns jsonb language plpgsql as $$
declare
  act ledger.act := ledger.act_of(p_act);
  held ledger.account := ledger.lock_account(act.taxpayer_id);
  paid record; pass record; reversal_no int; reopened bigint; answer jsonb;
begin
  select p.effective_on as day, -r.amount_kopecks as kopecks, o.charge_id as apart into paid
    from ledger.posting p
    join ledger.entry r on r.taxpayer_id = p.taxpayer_id and r.posting_no = p.posting_no
      and r.account = 'received'
    left join ledger.entry o on o.taxpayer_id = p.taxpayer_id and o.posting_no = p.posting_no
      and o.account = 'obligation'
    where p.taxpayer_id = act.taxpayer_id and p.payment_id = p_payment and p.kind = 'payment';
  if not found then
    raise exception 'There is no such payment.' using errcode = 'KL012';
  end if;
  select jsonb_build_object('isDuplicate', true, 'amountKopecks', paid.kopecks,
      'paidOn', paid.day, 'reopenedKopecks', r.reopened_kopecks) into answer
    from ledger.payment_reversal r
    where r.taxpayer_id = act.taxpayer_id and r.payment_id = p_payment;
  if found then return answer; end if;
  -- Money that lay there settles first what fell due meanwhile.
  select * into pass from ledger.settle(act, null, held);
  held := pass.p_account;
  if paid.apart is null then
    select * into pass from ledger.reverse_in_wallet(act, p_payment, paid.day, paid.kopecks, held);
    reversal_no := pass.reversal_no;
    -- What the wallet did not lose was settled before and is owed again.
    reopened := paid.kopecks - held.wallet_kopecks + (pass.p_account).wallet_kopecks;
  else
    held := ledger.post(act, held, 'payment_reversal', paid.day, 'payment-reversal:' || p_payment,
      p_payment, 'obligation', 'returned', paid.apart, paid.kopecks);
    reversal_no := held.last_posting_no;
    reopened := paid.kopecks;
    update ledger.charge set settled_kopecks = settled_kopecks - paid.kopecks, updated_at = act.now
      where taxpayer_id = act.taxpayer_id and charge_id = paid.apart;
    update ledger.account set last_posting_no = reversal_no where taxpayer_id = act.taxpayer_id;
  end if;
  insert into ledger.payment_reversal (taxpayer_id, payment_id, posting_no, source,
      document_number, document_on, note, reopened_kopecks, trace, recorded_at)
    values (act.taxpayer_id, p_payment, reversal_no, p_source, p_number, p_on, p_note, reopened,
      p_trace, act.now);
  answer := jsonb_build_object('amountKopecks', paid.kopecks, 'paidOn', paid.day,
    'reopenedKopecks', reopened);
  perform ledger.tell(act, 'payment.reversed', '{account,payments}', 'payment:' || p_payment,
    answer || jsonb_build_object('paymentId', p_payment, 'source', p_source));
  return answer || jsonb_build_object('isDuplicate', false);
end $$;

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
        'kind', p.kind, 'effectiveOn', p.effective_on, 'paymentId', p.payment_id,
        'events', (select count(*) from ledger.gateway_event g
          where g.taxpayer_id = p.taxpayer_id and g.posting_no = p.posting_no),
        'entries', (select coalesce(jsonb_agg(jsonb_build_object('account', e.account,
            'chargeId', e.charge_id, 'amountKopecks', e.amount_kopecks) order by e.line), '[]')
          from ledger.entry e
          where e.taxpayer_id = p.taxpayer_id and e.posting_no = p.posting_no)
        ) order by p.posting_no), '[]')
      from ledger.posting p where p.taxpayer_id = a.taxpayer_id))
$$;
