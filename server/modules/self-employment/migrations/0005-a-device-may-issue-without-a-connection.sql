-- Numbers a device took ahead, to give receipts without a connection (wire/moy-nalog §13).
create table self_employment.reservation (
  taxpayer_id bigint not null,
  sequence int not null check (sequence between 1 and 1679615),
  device text not null check (length(device) between 1 and 64),
  reserved_at timestamptz not null,
  -- A receipt of a later operation may not bear it.
  expires_at timestamptz not null check (expires_at > reserved_at),
  number text,
  primary key (taxpayer_id, sequence),
  unique (taxpayer_id, number),
  foreign key (taxpayer_id, number) references self_employment.receipt
);
alter table self_employment.reservation enable row level security;
alter table self_employment.reservation force row level security;
create policy own on self_employment.reservation to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on self_employment.reservation to kabinet_batch using (true) with check (true);
grant select, insert, update on self_employment.reservation to kabinet_app;
grant select on self_employment.reservation to kabinet_batch;

-- What is the same for a receipt of either kind; the book is locked, the number is whole.
create function self_employment.write_receipt(
  p_act self_employment.act, p_given self_employment.receipt, p_limit bigint,
  p_accrued_through date
) returns jsonb language plpgsql as $$
declare income bigint;
begin
  if not self_employment.stands_on(p_act.taxpayer_id, p_given.income_on) then
    raise exception 'Nobody is registered on this day.' using errcode = 'KE001';
  end if;
  income := p_given.total_kopecks
    + self_employment.year_income(p_act.taxpayer_id, extract(year from p_given.income_on)::int);
  if income > p_limit then
    raise exception 'The yearly limit would be passed.' using errcode = 'KE002',
      detail = (income - p_given.total_kopecks)::text;
  end if;
  p_given.taxpayer_id := p_act.taxpayer_id;
  p_given.registered_at := p_act.now;
  insert into self_employment.receipt select p_given.*;
  perform self_employment.count_income(p_given, 1);
  perform self_employment.tell(p_act, 'receipt.issued', 'receipt:' || p_given.number,
    jsonb_build_object('number', p_given.number, 'totalKopecks', p_given.total_kopecks,
      'month', to_char(p_given.income_on, 'YYYY-MM'), 'buyerKind', p_given.buyer_kind));
  return jsonb_build_object('number', p_given.number, 'yearIncomeKopecks', income,
    'isAccrued', coalesce(p_given.income_on <= p_accrued_through, false));
end $$;

create or replace function self_employment.issue_receipt(
  p_act jsonb, p_receipt jsonb, p_limit bigint
) returns jsonb language plpgsql as $$
declare
  act self_employment.act := self_employment.act_of(p_act);
  given self_employment.receipt :=
    jsonb_populate_record(null::self_employment.receipt, p_receipt);
  book self_employment.receipt_book;
begin
  update self_employment.receipt_book set last_sequence = last_sequence + 1
    where taxpayer_id = act.taxpayer_id returning * into book;
  if not found then
    raise exception 'Nobody is registered on this day.' using errcode = 'KE001';
  end if;
  given.number := self_employment.sequence_text(book.last_sequence) || given.number;
  return self_employment.write_receipt(act, given, p_limit, book.accrued_through);
end $$;

-- A receipt a device gave under a number it had reserved, once. The hash was checked before.
create function self_employment.issue_reserved(
  p_act jsonb, p_receipt jsonb, p_limit bigint, p_sequence int
) returns jsonb language plpgsql as $$
declare
  act self_employment.act := self_employment.act_of(p_act);
  given self_employment.receipt :=
    jsonb_populate_record(null::self_employment.receipt, p_receipt);
  book self_employment.receipt_book; kept self_employment.reservation; answer jsonb;
begin
  select * into book from self_employment.receipt_book
    where taxpayer_id = act.taxpayer_id for update;
  select * into kept from self_employment.reservation
    where taxpayer_id = act.taxpayer_id and sequence = p_sequence;
  if kept.sequence is null or kept.device <> given.device
      or given.operation_at > kept.expires_at then
    raise exception 'This number is not reserved for it.' using errcode = 'KE006';
  end if;
  if kept.number is not null then
    raise exception 'This number is used.' using errcode = 'KE007';
  end if;
  given.number := self_employment.sequence_text(p_sequence) || given.number;
  answer := self_employment.write_receipt(act, given, p_limit, book.accrued_through);
  update self_employment.reservation set number = given.number
    where taxpayer_id = act.taxpayer_id and sequence = p_sequence;
  return answer;
end $$;

-- The next numbers of the book, put aside for a device.
create function self_employment.reserve_numbers(
  p_device text, p_count int, p_now timestamptz, p_until timestamptz, p_most int
) returns setof int language plpgsql as $$
declare last int;
begin
  update self_employment.receipt_book set last_sequence = last_sequence + p_count
    where taxpayer_id = platform.current_taxpayer() returning last_sequence into last;
  if (select count(*) from self_employment.reservation
      where taxpayer_id = platform.current_taxpayer() and number is null
        and expires_at > p_now) + p_count > p_most then
    raise exception 'Too many numbers are put aside.' using errcode = 'KE008';
  end if;
  return query insert into self_employment.reservation
      (taxpayer_id, sequence, device, reserved_at, expires_at)
    select platform.current_taxpayer(), n, p_device, p_now, p_until
    from generate_series(last - p_count + 1, last) n
    returning sequence;
end $$;
