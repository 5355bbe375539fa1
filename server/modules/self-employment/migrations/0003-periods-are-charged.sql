-- What each tax period came to when it was charged: one row per period of a registration.
create table self_employment.period (
  taxpayer_id bigint not null,
  starts_on date not null,
  ends_on date not null,
  registered_on date not null,
  name text not null check (name ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  income_kopecks bigint not null check (income_kopecks >= 0),
  gross_kopecks bigint not null check (gross_kopecks >= 0),
  bonus_used_kopecks bigint not null check (bonus_used_kopecks >= 0),
  tax_kopecks bigint not null check (tax_kopecks >= 0),
  payable_kopecks bigint not null check (payable_kopecks >= 0),
  -- What goes on to the next period: tax under 100 ₽, and the rest of the deduction for life.
  carried_kopecks bigint not null check (carried_kopecks >= 0),
  bonus_left_kopecks bigint not null check (bonus_left_kopecks between 0 and 1000000),
  told_on date not null,
  due_on date,
  charge_id uuid,
  accrued_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (taxpayer_id, starts_on),
  check (ends_on >= starts_on),
  check ((payable_kopecks = 0) = (charge_id is null)),
  check (payable_kopecks = 0 or due_on is not null)
);
alter table self_employment.period enable row level security;
alter table self_employment.period force row level security;
create policy own on self_employment.period to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on self_employment.period to kabinet_batch using (true) with check (true);
grant select, insert, update, delete on self_employment.period to kabinet_app;
grant select on self_employment.period to kabinet_batch;

-- The last day that is charged: a receipt of an earlier one changes what was charged.
alter table self_employment.receipt_book add column accrued_through date;

create or replace function self_employment.issue_receipt(
  p_act jsonb, p_receipt jsonb, p_limit bigint
) returns jsonb language plpgsql as $$
declare
  act self_employment.act := self_employment.act_of(p_act);
  given self_employment.receipt :=
    jsonb_populate_record(null::self_employment.receipt, p_receipt);
  book self_employment.receipt_book; income bigint;
begin
  update self_employment.receipt_book set last_sequence = last_sequence + 1
    where taxpayer_id = act.taxpayer_id returning * into book;
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
  given.number := self_employment.sequence_text(book.last_sequence) || given.number;
  given.registered_at := act.now;
  insert into self_employment.receipt select given.*;
  perform self_employment.count_income(given, 1);
  perform self_employment.tell(act, 'receipt.issued', 'receipt:' || given.number,
    jsonb_build_object('number', given.number, 'totalKopecks', given.total_kopecks,
      'month', to_char(given.income_on, 'YYYY-MM'), 'buyerKind', given.buyer_kind));
  return jsonb_build_object('number', given.number, 'yearIncomeKopecks', income,
    'isAccrued', coalesce(given.income_on <= book.accrued_through, false));
end $$;
