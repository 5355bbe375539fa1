-- The hot path (`bench receipts`): a receipt that changes nothing but its month is one statement
-- that commits by itself. The functions it is made of are written for one plan each.

-- The four characters of the sequence in base 36.
create or replace function self_employment.sequence_text(p_sequence int) returns text
language sql immutable as $$
  select substr('0123456789abcdefghijklmnopqrstuvwxyz', p_sequence / 46656 % 36 + 1, 1)
    || substr('0123456789abcdefghijklmnopqrstuvwxyz', p_sequence / 1296 % 36 + 1, 1)
    || substr('0123456789abcdefghijklmnopqrstuvwxyz', p_sequence / 36 % 36 + 1, 1)
    || substr('0123456789abcdefghijklmnopqrstuvwxyz', p_sequence % 36 + 1, 1)
$$;

create or replace function self_employment.write_receipt(
  p_act self_employment.act, p_given self_employment.receipt, p_limit bigint,
  p_accrued_through date
) returns jsonb language plpgsql as $$
declare
  own_month text := to_char(p_given.income_on, 'YYYY-MM');
  own_year text := left(own_month, 4);
  person bigint := case when p_given.buyer_kind = 'person' then p_given.total_kopecks else 0 end;
  stands boolean; income bigint;
begin
  select exists (select from self_employment.registration r
      where r.taxpayer_id = p_act.taxpayer_id and r.registered_on <= p_given.income_on
        and (r.ended_on is null or p_given.income_on < r.ended_on
          or (p_given.income_on = r.ended_on and r.end_reason = 'left'))),
    p_given.total_kopecks + coalesce((
      select sum(m.person_kopecks + m.business_kopecks)::bigint
      from self_employment.income_month m where m.taxpayer_id = p_act.taxpayer_id
        and m.month between own_year || '-01' and own_year || '-12'), 0)
    into stands, income;
  if not stands then
    raise exception 'Nobody is registered on this day.' using errcode = 'KE001';
  end if;
  if income > p_limit then
    raise exception 'The yearly limit would be passed.' using errcode = 'KE002',
      detail = (income - p_given.total_kopecks)::text;
  end if;
  p_given.taxpayer_id := p_act.taxpayer_id;
  p_given.registered_at := p_act.now;
  insert into self_employment.receipt select p_given.*;
  insert into self_employment.income_month as m
      (taxpayer_id, month, person_kopecks, business_kopecks, receipts)
    values (p_act.taxpayer_id, own_month, person, p_given.total_kopecks - person, 1)
    on conflict (taxpayer_id, month) do update set
      person_kopecks = m.person_kopecks + excluded.person_kopecks,
      business_kopecks = m.business_kopecks + excluded.business_kopecks,
      receipts = m.receipts + 1;
  perform self_employment.tell(p_act, 'receipt.issued', 'receipt:' || p_given.number,
    jsonb_build_object('number', p_given.number, 'totalKopecks', p_given.total_kopecks,
      'month', own_month, 'buyerKind', p_given.buyer_kind));
  return jsonb_build_object('number', p_given.number, 'yearIncomeKopecks', income,
    'isAccrued', coalesce(p_given.income_on <= p_accrued_through, false));
end $$;

-- One receipt of one call, with the key and the journal's row of the call, as the statement that
-- is its whole transaction. p_call: `action` and `auditId` of the row; `claim` (`key`, `route` and
-- `hash`) or null; `answer`, the name under which the kept answer has the number; `steps`, the
-- sums of a year that somebody is told of, and `yearLimit`; `sharesFlush`: the caller waits for
-- the disk. Raises KE009 for a receipt that brings more with it (a step of the limit, a charged
-- month): it is issued the usual way then.
create function self_employment.sell(
  p_taxpayer bigint, p_call jsonb, p_act jsonb, p_receipt jsonb, p_limit bigint
) returns jsonb language plpgsql as $$
declare
  claim jsonb := nullif(p_call -> 'claim', 'null');
  held platform.idempotency; issued jsonb; was bigint; income bigint;
begin
  perform set_config('app.taxpayer', p_taxpayer::text, true);
  if (p_call ->> 'sharesFlush')::boolean then
    perform set_config('synchronous_commit', 'off', true);
  end if;
  if claim is not null then
    insert into platform.idempotency (taxpayer_id, key, route, body_hash, created_at)
      values (p_taxpayer, claim ->> 'key', claim ->> 'route', decode(claim ->> 'hash', 'hex'),
        (p_act ->> 'wall')::timestamptz)
      on conflict do nothing;
    if not found then
      select * into held from platform.idempotency i
        where i.taxpayer_id = p_taxpayer and i.key = claim ->> 'key';
      return jsonb_build_object('kept', held.answer -> 'value',
        'isSame', held.route = claim ->> 'route'
          and held.body_hash = decode(claim ->> 'hash', 'hex'));
    end if;
  end if;
  issued := self_employment.issue_receipt(p_act, p_receipt, p_limit);
  income := (issued ->> 'yearIncomeKopecks')::bigint;
  was := income - (p_receipt ->> 'total_kopecks')::bigint;
  if (issued ->> 'isAccrued')::boolean or income > (p_call ->> 'yearLimit')::bigint
      or exists (select from jsonb_array_elements_text(p_call -> 'steps') step
        where step::bigint > was and step::bigint <= income) then
    raise exception 'The receipt brings more with it.' using errcode = 'KE009';
  end if;
  insert into platform.audit_event (taxpayer_id, audit_id, at, recorded_at, actor, action, object,
      outcome, request_id, address)
    values (p_taxpayer, (p_call ->> 'auditId')::uuid, (p_act ->> 'now')::timestamptz,
      (p_act ->> 'wall')::timestamptz, p_act ->> 'actor', p_call ->> 'action', null, 'done',
      p_act ->> 'request_id', p_act ->> 'address');
  if claim is not null then
    update platform.idempotency set answer = jsonb_build_object('value',
        jsonb_build_object(p_call ->> 'answer', issued ->> 'number'))
      where taxpayer_id = p_taxpayer and key = claim ->> 'key';
  end if;
  return issued;
end $$;
