create schema receipts;
grant usage on schema receipts to kabinet_app, kabinet_batch;

-- What people outside ask without signing in, counted per address and minute: links of receipts and
-- statuses are not to be guessed or harvested.
create table receipts.question (
  purpose text not null check (length(purpose) between 1 and 40),
  -- Keyed: no address of anybody stands here.
  asker bytea not null check (length(asker) = 32),
  since timestamptz not null,
  asked int not null check (asked > 0),
  primary key (purpose, asker)
);
grant select, insert, update on receipts.question to kabinet_app;
grant select, delete on receipts.question to kabinet_batch;

-- A buyer who wants to hear when a receipt is cancelled or replaced (BEY-7).
create table receipts.watch (
  taxpayer_id bigint not null,
  watch_id uuid not null,
  number text not null,
  -- Sealed; and the keyed token by which the same address is known again.
  email bytea not null,
  email_token bytea not null check (length(email_token) = 32),
  language text not null check (language in ('ru', 'en')),
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  told_at timestamptz,
  primary key (taxpayer_id, watch_id),
  unique (taxpayer_id, number, email_token)
);

-- Whose watch a link of a letter means: the link is opened without signing in.
create table receipts.watch_link (
  token bytea primary key check (length(token) = 32),
  taxpayer_id bigint not null,
  watch_id uuid not null
);
grant select, insert on receipts.watch_link to kabinet_app;

-- A receipt the seller sends to the buyer by mail or SMS.
create table receipts.sending (
  taxpayer_id bigint not null,
  sending_id uuid not null,
  number text not null,
  channel text not null check (channel in ('mail', 'sms')),
  -- Sealed.
  address bytea not null,
  asked_at timestamptz not null,
  sent_at timestamptz,
  primary key (taxpayer_id, sending_id)
);
create index sending_of_receipt on receipts.sending (taxpayer_id, number, asked_at);

do $$
declare t text;
begin
  foreach t in array array['watch', 'sending'] loop
    execute format('alter table receipts.%I enable row level security', t);
    execute format('alter table receipts.%I force row level security', t);
    execute format('create policy own on receipts.%I to kabinet_app
      using (taxpayer_id = platform.current_taxpayer())
      with check (taxpayer_id = platform.current_taxpayer())', t);
    execute format('create policy batch on receipts.%I to kabinet_batch
      using (true) with check (true)', t);
    execute format('grant select, insert, update on receipts.%I to kabinet_app', t);
    execute format('grant select on receipts.%I to kabinet_batch', t);
  end loop;
end $$;
