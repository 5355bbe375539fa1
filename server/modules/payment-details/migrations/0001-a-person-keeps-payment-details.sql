-- Details of payment that a person keeps for invoices. No money moves here.
create schema payment_details;
grant usage on schema payment_details to kabinet_app, kabinet_batch;

-- Numbers of one person's details: programs of the national wire want whole numbers.
create table payment_details.book (
  taxpayer_id bigint primary key,
  last_id int not null default 0 check (last_id >= 0)
);
alter table payment_details.book enable row level security;
alter table payment_details.book force row level security;
create policy own on payment_details.book to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
grant select, insert, update on payment_details.book to kabinet_app;

-- Where a person is paid: an account at a bank, or a phone. What is written is sealed for its row.
create table payment_details.details (
  taxpayer_id bigint not null,
  details_id int not null check (details_id > 0),
  kind text not null check (kind in ('account', 'phone')),
  seal_id uuid not null,
  written bytea not null,
  is_favourite boolean not null,
  saved_at timestamptz not null,
  primary key (taxpayer_id, details_id)
);
create unique index details_favourite
  on payment_details.details (taxpayer_id, kind) where is_favourite;
alter table payment_details.details enable row level security;
alter table payment_details.details force row level security;
create policy own on payment_details.details to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
grant select, insert, update, delete on payment_details.details to kabinet_app;
