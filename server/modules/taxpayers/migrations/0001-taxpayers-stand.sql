-- Holders of an ИНН, with or without an account, and the registrations on the way to one.
-- Everything personal is sealed; the two look-up tables hold only tokens and ids.
create schema taxpayers;
grant usage on schema taxpayers to kabinet_app, kabinet_batch;

create table taxpayers.taxpayer (
  taxpayer_id bigint primary key,
  -- Name, birth date, sex, passport, ИНН, СНИЛС as the registries know them.
  person bytea not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null
);
create sequence taxpayers.taxpayer_number as bigint start with 100001;
alter table taxpayers.taxpayer enable row level security;
alter table taxpayers.taxpayer force row level security;
create policy own on taxpayers.taxpayer to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on taxpayers.taxpayer to kabinet_batch using (true) with check (true);
grant usage on sequence taxpayers.taxpayer_number to kabinet_app, kabinet_batch;
grant select, insert, update on taxpayers.taxpayer to kabinet_app, kabinet_batch;

-- One ИНН, one taxpayer, over the whole country.
create table taxpayers.inn (
  token bytea primary key check (length(token) = 32),
  taxpayer_id bigint not null unique
);
grant select, insert, update (taxpayer_id) on taxpayers.inn to kabinet_app, kabinet_batch;

-- Whose account it is: a taxpayer has at most one of its own, and may have none.
create table taxpayers.holder (
  subject_id uuid primary key,
  taxpayer_id bigint not null unique,
  bound_at timestamptz not null
);
grant select, insert on taxpayers.holder to kabinet_app;
grant select on taxpayers.holder to kabinet_batch;

-- A registration on its way (ID-1). It is reached by its id alone, which only the person knows.
create table taxpayers.registration (
  registration_id uuid primary key,
  phone bytea not null,
  phone_confirmed_at timestamptz,
  email bytea,
  email_confirmed_at timestamptz,
  typed bytea,
  matched bytea,
  digest bytea,
  finished_at timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index registration_age on taxpayers.registration (expires_at);
grant select, insert, update on taxpayers.registration to kabinet_app;
grant select, delete on taxpayers.registration to kabinet_batch;
