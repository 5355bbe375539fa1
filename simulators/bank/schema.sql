-- The bank: orders of the shop (the cabinet) and what is to be told about them.
create table if not exists stand.bank_order (
  -- The shop's own id and idempotency key.
  order_id text primary key,
  bank_order_id uuid not null unique,
  seq bigint generated always as identity,
  method text not null check (method in ('sbp', 'card')),
  amount_kopecks bigint not null check (amount_kopecks > 0),
  currency text not null check (currency = 'RUB'),
  purpose text not null,
  return_url text not null,
  callback_url text not null,
  qr_link text,
  state text not null,
  reason text check (reason in ('insufficient_funds', 'blocked_card', 'wrong_requisites')),
  -- Business time.
  created_at timestamptz not null,
  expires_at timestamptz not null,
  paid_at timestamptz,
  -- 3-D Secure: the code on its way, the tries left, and how the card will answer to the charge.
  code text,
  code_tries_left integer not null default 3 check (code_tries_left >= 0),
  card_reason text,
  -- Real time of a charge that is late (defect «slow charge»); it never expires meanwhile.
  charge_at timestamptz,
  -- Questions about this order that still get no answer (defect «timed out after charging»).
  silent_answers_left integer not null default 0,
  check ((state = 'declined') = (reason is not null)),
  check ((state = 'paid') = (paid_at is not null))
);

-- Said apart, so that a stand made before orders could be cancelled takes it over.
alter table stand.bank_order drop constraint if exists bank_order_state_check;
alter table stand.bank_order add constraint bank_order_state_check
  check (state in ('created', 'pending', 'paid', 'declined', 'expired', 'cancelled'));

-- One row per notice to the shop; kept until the shop accepts it or the tries run out.
create table if not exists stand.bank_callback (
  id uuid primary key,
  seq bigint generated always as identity,
  event_id uuid not null,
  order_id text not null,
  callback_url text not null,
  body text not null,
  signature text not null check (signature in ('right', 'wrong', 'old')),
  attempts integer not null default 0,
  attempts_max integer not null,
  -- Real time.
  next_at timestamptz not null,
  accepted_at timestamptz,
  last_status integer
);

create index if not exists bank_callback_due on stand.bank_callback (next_at)
  where accepted_at is null;
