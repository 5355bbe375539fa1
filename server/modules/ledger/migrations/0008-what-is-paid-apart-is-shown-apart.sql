-- Reading obligations of every kind, and paying what is outside the single account.

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
    'uin', c.uin, 'isApart', c.apart,
    'source', case when c.source_kind is not null then json_build_object('kind', c.source_kind,
      'number', c.source_number, 'on', c.source_on) end)
$$;

create or replace function ledger.page_home_charges(p_taxpayer bigint, p_today date)
returns json language plpgsql stable as $$
begin
  return coalesce((
    select json_agg(ledger.charge_json(c, p_today) order by c.due_on, c.rank, c.tax, c.charge_id)
    from ledger.charge c
    where c.taxpayer_id = p_taxpayer and c.settled_kopecks < c.amount_kopecks
      and not c.apart), '[]');
end $$;

create or replace function ledger.quote(p_taxpayer bigint, p_today date, p_amount bigint)
returns jsonb language sql stable as $$
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
  ), standing as (
    select coalesce(array_agg(row(c.charge_id, c.rank, c.due_on, s.amount - s.settled,
      0)::ledger.standing), '{}') as rows
    from sums s join ledger.charge c on c.taxpayer_id = p_taxpayer and c.charge_id = s.charge_id
    where s.settled < s.amount and not c.apart
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
        'reservedKopecks', c.reserved_kopecks)
        order by c.charge_id), '[]')
      from ledger.charge c where c.taxpayer_id = a.taxpayer_id),
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

-- Money for one charge outside the single account, found by its УИН: it never lies in the wallet.
create function ledger.post_apart_payment(
  p_act jsonb, p_source text, p_event_key text, p_payment uuid, p_amount bigint, p_paid_on date,
  p_charge uuid
) returns jsonb language plpgsql as $$
declare
  act ledger.act := ledger.act_of(p_act);
  held ledger.account := ledger.lock_account(act.taxpayer_id);
  done ledger.gateway_event; paid ledger.charge; answer jsonb;
begin
  select * into done from ledger.gateway_event where source = p_source and event_key = p_event_key;
  if found then
    return jsonb_build_object('isDuplicate', true, 'postingNo', done.posting_no);
  end if;
  if p_paid_on > act.today then
    raise exception 'Money cannot have come on a later day.' using errcode = 'KL003';
  end if;
  select * into paid from ledger.charge
    where taxpayer_id = act.taxpayer_id and charge_id = p_charge and apart;
  if not found then
    raise exception 'There is no such charge.' using errcode = 'KL002';
  end if;
  if p_amount > paid.amount_kopecks - paid.settled_kopecks then
    raise exception 'More than the charge still needs.' using errcode = 'KL006';
  end if;
  held := ledger.post(act, held, 'payment', p_paid_on, p_source || ':' || p_event_key, p_payment,
    'received', 'obligation', p_charge, p_amount);
  update ledger.charge set settled_kopecks = settled_kopecks + p_amount, updated_at = act.now
    where taxpayer_id = act.taxpayer_id and charge_id = p_charge;
  update ledger.account set last_posting_no = held.last_posting_no
    where taxpayer_id = act.taxpayer_id;
  insert into ledger.gateway_event (source, event_key, taxpayer_id, posting_no)
    values (p_source, p_event_key, act.taxpayer_id, held.last_posting_no);
  answer := jsonb_build_object('paymentId', p_payment, 'amountKopecks', p_amount,
    'settledKopecks', p_amount, 'reservedKopecks', 0);
  perform ledger.tell(act, 'payment.posted', '{account,payments}', 'payment:' || p_payment, answer);
  return answer || jsonb_build_object('isDuplicate', false, 'postingNo', held.last_posting_no,
    'shares', jsonb_build_array(jsonb_build_object('chargeId', paid.charge_id,
      'dueOn', paid.due_on, 'class', paid.class, 'tax', paid.tax, 'taxYear', paid.tax_year,
      'period', paid.period, 'subjectOfTax', paid.subject_of_tax, 'settledKopecks', p_amount,
      'reservedKopecks', 0)));
end $$;
