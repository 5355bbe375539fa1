-- Issuing and cancelling, each one database function: one round trip under the lock of the book.

-- Who acts and whom to tell; made by the program, so that an event has one id everywhere.
create type self_employment.act as (
  taxpayer_id bigint, now timestamptz, wall timestamptz, event_id uuid, audit_id uuid,
  listeners text[], actor text, request_id text, address text);

create function self_employment.act_of(p_act jsonb) returns self_employment.act
language plpgsql stable as $$
declare act self_employment.act := jsonb_populate_record(null::self_employment.act, p_act);
begin
  act.taxpayer_id := platform.current_taxpayer();
  if act.taxpayer_id = 0 then
    raise exception 'A receipt needs its taxpayer.' using errcode = 'KE000';
  end if;
  return act;
end $$;

create function self_employment.tell(
  p_act self_employment.act, p_type text, p_object text, p_data jsonb
) returns void language plpgsql as $$
begin
  insert into platform.event (taxpayer_id, event_id, type, topics, data, at, recorded_at)
    values (p_act.taxpayer_id, p_act.event_id, p_type, '{receipts}', p_data, p_act.now, p_act.wall);
  insert into platform.delivery (taxpayer_id, event_id, listener)
    select p_act.taxpayer_id, p_act.event_id, unnest(p_act.listeners);
  insert into platform.audit_event (taxpayer_id, audit_id, at, recorded_at, actor, action, object,
      outcome, request_id, address)
    values (p_act.taxpayer_id, p_act.audit_id, p_act.now, p_act.wall, p_act.actor, p_type, p_object,
      'done', p_act.request_id, p_act.address);
end $$;

-- The four characters of the sequence in base 36.
create function self_employment.sequence_text(p_sequence int) returns text
language sql immutable as $$
  select string_agg(substr('0123456789abcdefghijklmnopqrstuvwxyz',
    (p_sequence / power)::int % 36 + 1, 1), '' order by power desc)
  from unnest(array[46656, 1296, 36, 1]) as power
$$;

-- Whether a day stands on the register: to the day of leaving, that included; up to the day the
-- limit was crossed, that excluded.
create function self_employment.stands_on(p_taxpayer bigint, p_day date) returns boolean
language sql stable as $$
  select exists (select from self_employment.registration r
    where r.taxpayer_id = p_taxpayer and r.registered_on <= p_day
      and (r.ended_on is null or p_day < r.ended_on
        or (p_day = r.ended_on and r.end_reason = 'left')))
$$;

create function self_employment.year_income(p_taxpayer bigint, p_year int) returns bigint
language sql stable as $$
  select coalesce(sum(m.person_kopecks + m.business_kopecks), 0)::bigint
  from self_employment.income_month m
  where m.taxpayer_id = p_taxpayer and m.month between p_year || '-01' and p_year || '-12'
$$;

-- Adds a receipt to its month, or takes it back.
create function self_employment.count_income(
  p_receipt self_employment.receipt, p_sign int
) returns void language plpgsql as $$
declare person bigint := case when p_receipt.buyer_kind = 'person'
  then p_receipt.total_kopecks else 0 end;
begin
  insert into self_employment.income_month as m
      (taxpayer_id, month, person_kopecks, business_kopecks, receipts)
    values (p_receipt.taxpayer_id, to_char(p_receipt.income_on, 'YYYY-MM'), person,
      p_receipt.total_kopecks - person, 1)
    on conflict (taxpayer_id, month) do update set
      person_kopecks = m.person_kopecks + p_sign * excluded.person_kopecks,
      business_kopecks = m.business_kopecks + p_sign * excluded.business_kopecks,
      receipts = m.receipts + p_sign,
      cancelled = m.cancelled + case when p_sign < 0 then 1 else 0 end;
end $$;

-- One receipt. p_receipt has the columns of the table; its number is the hash alone (six
-- characters), the sequence is put before it here. p_limit is the yearly limit of the law, null
-- when the seller has chosen to go over it. The hot path (`bench receipts`).
create function self_employment.issue_receipt(
  p_act jsonb, p_receipt jsonb, p_limit bigint
) returns jsonb language plpgsql as $$
declare
  act self_employment.act := self_employment.act_of(p_act);
  given self_employment.receipt :=
    jsonb_populate_record(null::self_employment.receipt, p_receipt);
  sequence int; income bigint;
begin
  update self_employment.receipt_book set last_sequence = last_sequence + 1
    where taxpayer_id = act.taxpayer_id returning last_sequence into sequence;
  if not found or not self_employment.stands_on(act.taxpayer_id, given.income_on) then
    raise exception 'Nobody is registered on this day.' using errcode = 'KE001';
  end if;
  income := given.total_kopecks
    + self_employment.year_income(act.taxpayer_id, extract(year from given.income_on)::int);
  if income > p_limit then
    raise exception 'The yearly limit would be passed.' using errcode = 'KE002',
      detail = (income - given.total_kopecks)::text;
  end if;
  given.taxpayer_id := act.taxpayer_id;
  given.number := self_employment.sequence_text(sequence) || given.number;
  given.registered_at := act.now;
  insert into self_employment.receipt select given.*;
  perform self_employment.count_income(given, 1);
  perform self_employment.tell(act, 'receipt.issued', 'receipt:' || given.number,
    jsonb_build_object('number', given.number, 'totalKopecks', given.total_kopecks,
      'month', to_char(given.income_on, 'YYYY-MM'), 'buyerKind', given.buyer_kind));
  return jsonb_build_object('number', given.number, 'yearIncomeKopecks', income);
end $$;

-- Takes a receipt back, once. The day of the cancellation is never before that of the income,
-- whatever the clock of the program says.
create function self_employment.cancel_receipt(p_act jsonb, p_cancel jsonb) returns jsonb
language plpgsql as $$
declare
  act self_employment.act := self_employment.act_of(p_act);
  held self_employment.receipt;
begin
  perform from self_employment.receipt_book where taxpayer_id = act.taxpayer_id for update;
  select * into held from self_employment.receipt
    where taxpayer_id = act.taxpayer_id and number = p_cancel ->> 'number';
  if not found then
    raise exception 'There is no such receipt.' using errcode = 'KE003';
  end if;
  if held.cancelled_at is not null then
    raise exception 'The receipt was cancelled before.' using errcode = 'KE004';
  end if;
  update self_employment.receipt set cancelled_at = act.now,
      cancelled_on = greatest((p_cancel ->> 'on')::date, held.income_on),
      cancel_reason = p_cancel ->> 'reason',
      cancel_operation_at = (p_cancel ->> 'operationAt')::timestamptz,
      cancel_offset = (p_cancel ->> 'offset')::smallint
    where taxpayer_id = act.taxpayer_id and number = held.number;
  perform self_employment.count_income(held, -1);
  perform self_employment.tell(act, 'receipt.cancelled', 'receipt:' || held.number,
    jsonb_build_object('number', held.number, 'totalKopecks', held.total_kopecks,
      'month', to_char(held.income_on, 'YYYY-MM'), 'incomeOn', held.income_on,
      'reason', p_cancel ->> 'reason'));
  return jsonb_build_object('number', held.number, 'incomeOn', held.income_on);
end $$;
