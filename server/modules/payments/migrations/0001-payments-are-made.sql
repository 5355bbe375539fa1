-- Payments a person began in the cabinet. The money itself stands in the ledger.
create schema payments;
grant usage on schema payments to kabinet_app, kabinet_batch;

-- The last number of each taxpayer; its row is also the lock under which payments begin one by one.
create table payments.numbering (
  taxpayer_id bigint primary key,
  last_number int not null check (last_number >= 0)
);
alter table payments.numbering enable row level security;
alter table payments.numbering force row level security;
create policy own on payments.numbering to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
grant select, insert, update on payments.numbering to kabinet_app;

create table payments.payment (
  taxpayer_id bigint not null,
  -- Made by the browser before anything is sent; the bank's idempotency key and order id.
  payment_id uuid not null,
  number text not null check (length(number) between 1 and 30),
  method text not null check (method in ('sbp', 'card')),
  amount_kopecks bigint not null check (amount_kopecks between 1 and 10000000000),
  -- What the person meant to pay; the legal order decides what the money settles.
  charge_ids uuid[] not null,
  purpose text not null,
  -- The requisites of that day, for the page and the receipt.
  payee jsonb not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'checking', 'review', 'paid', 'declined')),
  decline_reason text check (decline_reason in
    ('insufficient_funds', 'blocked_card', 'wrong_requisites', 'expired', 'bank_unavailable')),
  created_at timestamptz not null,
  -- Known once the bank has answered; without pay_url nobody can have paid.
  bank_order_id text,
  pay_url text,
  qr_link text,
  paid_at timestamptz,
  -- What the money settled and reserved when it was posted.
  covers jsonb,
  unallocated_kopecks bigint check (unallocated_kopecks between 0 and amount_kopecks),
  receipt_id uuid,
  -- Sealed: the payer as the check page names him («Петрова А. С.»), frozen as the receipt was
  -- made.
  receipt_payer bytea,
  -- Technical time: when the bank was last asked to make the order, when to ask what became of it.
  ordered_at timestamptz not null,
  asks int not null default 0,
  asked_at timestamptz,
  next_ask_at timestamptz,
  -- Staff were told that the bank is silent about it.
  alerted_at timestamptz,
  primary key (taxpayer_id, payment_id),
  unique (taxpayer_id, number),
  check ((state = 'declined') = (decline_reason is not null)),
  check ((state = 'paid') = (paid_at is not null)),
  check ((state = 'paid') = (covers is not null and unallocated_kopecks is not null)),
  check (receipt_id is null or state = 'paid'),
  check ((receipt_id is null) = (receipt_payer is null)),
  check ((state in ('paid', 'declined')) = (next_ask_at is null))
);
create index payment_by_time on payments.payment (taxpayer_id, created_at desc, payment_id);
create index payment_to_ask on payments.payment (next_ask_at) where next_ask_at is not null;
alter table payments.payment enable row level security;
alter table payments.payment force row level security;
create policy own on payments.payment to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on payments.payment to kabinet_batch using (true) with check (true);
grant select, insert, update on payments.payment to kabinet_app;
grant select on payments.payment to kabinet_batch;
grant update (asks, asked_at, next_ask_at) on payments.payment to kabinet_batch;

-- Whose payment an order of the bank is: a callback knows the order only (design §2, growth).
create table payments.bank_order (
  order_id uuid primary key,
  taxpayer_id bigint not null
);
grant select, insert on payments.bank_order to kabinet_app;

-- What the bank called us with, once per event; a copy finds it here and does nothing.
create table payments.callback (
  -- The bank's own event id, or a hash of what was sent where the event cannot be believed.
  event_key text primary key check (length(event_key) between 1 and 100),
  order_id text,
  verdict text not null check (length(verdict) between 3 and 40),
  received_at timestamptz not null
);
create index callback_by_verdict on payments.callback (verdict, received_at);
grant select, insert on payments.callback to kabinet_app;

-- Finds a receipt by the number and the code printed on it; keyed (HMAC), so it lists nobody.
create table payments.receipt_token (
  token bytea primary key check (length(token) = 32),
  taxpayer_id bigint not null,
  payment_id uuid not null
);
grant select, insert on payments.receipt_token to kabinet_app;
