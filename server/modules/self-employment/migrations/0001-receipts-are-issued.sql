-- The self-employed cabinet: who is registered, what was sold, what each month brought.
create schema self_employment;
grant usage on schema self_employment to kabinet_app, kabinet_batch;

-- One row per person who ever registered: the last number given, and the lock under which the
-- receipts of one seller follow each other.
create table self_employment.receipt_book (
  taxpayer_id bigint primary key,
  -- Four characters in base 36 hold no more.
  last_sequence int not null default 0 check (last_sequence between 0 and 1679615)
);
-- Updated with every receipt: in place (HOT), on pages that keep room.
alter table self_employment.receipt_book set (fillfactor = 50);

-- Spans on the register of payers (422-ФЗ ст.5). A left one never opens again; another begins.
create table self_employment.registration (
  taxpayer_id bigint not null,
  registered_on date not null,
  registered_at timestamptz not null,
  -- left: the last day on the register; limit: the first day without the right (ст.4 ч.2 п.8).
  ended_on date,
  ended_at timestamptz,
  end_reason text check (end_reason in ('left', 'limit')),
  oktmo text not null check (oktmo ~ '^\d{8}(\d{3})?$'),
  activity text not null check (length(activity) between 1 and 200),
  -- What the person stated of the conditions of ст.4 and 6, with the day.
  statements jsonb not null,
  changed_at timestamptz not null,
  primary key (taxpayer_id, registered_on),
  check ((ended_on is null) = (end_reason is null) and (ended_on is null) = (ended_at is null)),
  check (ended_on >= registered_on)
);
create unique index registration_open on self_employment.registration (taxpayer_id)
  where ended_on is null;

create table self_employment.receipt (
  taxpayer_id bigint not null,
  number text not null check (number ~ '^[0-9a-z]{10}$'),
  operation_at timestamptz not null,
  -- Minutes east of UTC, as the program wrote the time.
  operation_offset smallint not null check (operation_offset between -1080 and 1080),
  request_at timestamptz not null,
  request_offset smallint not null check (request_offset between -1080 and 1080),
  -- The legal day of the operation: the day of the income (ст.7).
  income_on date not null,
  registered_at timestamptz not null,
  -- name, priceKopecks, quantity (decimal text), sumKopecks.
  lines jsonb not null check (jsonb_array_length(lines) between 1 and 50),
  total_kopecks bigint not null check (total_kopecks between 1 and 100000000000),
  buyer_kind text not null check (buyer_kind in ('person', 'company', 'foreign')),
  buyer_inn text check (buyer_inn ~ '^\d{10}(\d{2})?$'),
  buyer_name text check (length(buyer_name) between 1 and 256),
  -- Sealed: the phone the program gave.
  buyer_phone bytea,
  payment_kind text not null check (payment_kind in ('cash', 'account')),
  source text not null check (source in ('cabinet', 'wire', 'offline', 'bank', 'invoice', 'demo')),
  device text check (length(device) between 1 and 64),
  replaces_number text,
  replaced_by text,
  cancelled_at timestamptz,
  cancelled_on date,
  cancel_reason text check (cancel_reason in ('mistake', 'refund')),
  cancel_operation_at timestamptz,
  cancel_offset smallint check (cancel_offset between -1080 and 1080),
  primary key (taxpayer_id, number),
  foreign key (taxpayer_id, replaces_number) references self_employment.receipt,
  foreign key (taxpayer_id, replaced_by) references self_employment.receipt
    deferrable initially deferred,
  check (buyer_kind = 'person' or buyer_name is not null),
  check (buyer_kind <> 'company' or buyer_inn is not null),
  check ((cancelled_at is null) = (cancel_reason is null)
    and (cancelled_at is null) = (cancelled_on is null)
    and (cancelled_at is null) = (cancel_operation_at is null)
    and (cancelled_at is null) = (cancel_offset is null)),
  check (replaced_by is null or cancelled_at is not null)
);
create index receipt_by_time on self_employment.receipt (taxpayer_id, operation_at desc, number);

-- What the receipts of a calendar month add up to, kept by the acts themselves: the yearly limit is
-- twelve rows away from every receipt.
create table self_employment.income_month (
  taxpayer_id bigint not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  -- From persons, and from companies and foreign buyers: their rates differ (ст.10).
  person_kopecks bigint not null default 0 check (person_kopecks >= 0),
  business_kopecks bigint not null default 0 check (business_kopecks >= 0),
  receipts int not null default 0 check (receipts >= 0),
  cancelled int not null default 0 check (cancelled >= 0),
  primary key (taxpayer_id, month)
);
alter table self_employment.income_month set (fillfactor = 50);

do $$
declare t text;
begin
  foreach t in array array['receipt_book', 'registration', 'receipt', 'income_month'] loop
    execute format('alter table self_employment.%I enable row level security', t);
    execute format('alter table self_employment.%I force row level security', t);
    execute format('create policy own on self_employment.%I to kabinet_app
      using (taxpayer_id = platform.current_taxpayer())
      with check (taxpayer_id = platform.current_taxpayer())', t);
    execute format('create policy batch on self_employment.%I to kabinet_batch
      using (true) with check (true)', t);
    execute format('grant select, insert, update on self_employment.%I to kabinet_app', t);
    execute format('grant select on self_employment.%I to kabinet_batch', t);
  end loop;
end $$;
