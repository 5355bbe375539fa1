-- Files of charges and payments that staff load: the load, its rows with what became of each, and
-- the payments that were posted from them.
create schema exchange;
grant usage on schema exchange to kabinet_app, kabinet_batch;

create table exchange.load (
  load_id uuid primary key,
  sha256 bytea not null check (length(sha256) = 32),
  name text not null check (length(name) between 1 and 200),
  size_bytes bigint not null check (size_bytes >= 0),
  kind text check (kind in ('gisgmp', 'client_bank_exchange', 'csv')),
  state text not null check (state in
    ('reading', 'checking', 'checked', 'confirmed', 'taken', 'dropped', 'refused')),
  -- Why a refused file was refused, and at which line.
  fault text check ((fault is not null) = (state = 'refused')),
  fault_line int,
  -- Control sums of the file that its lines do not add up to.
  wrong_totals jsonb not null default '[]',
  read_by text not null,
  read_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  taken_at timestamptz check ((taken_at is not null) = (state = 'taken')),
  -- Who works on it now; another may go on when the time has passed.
  claimed_by uuid,
  claimed_until timestamptz,
  check (state not in ('confirmed', 'taken') or confirmed_by is not null)
);
create index load_newest on exchange.load (read_at desc, load_id);
create index load_waiting on exchange.load (state) where state in ('checking', 'confirmed');
create index load_of_file on exchange.load (sha256);

-- What the file says of a person is sealed; the number of the taxpayer found stands beside it.
create table exchange.row (
  load_id uuid not null references exchange.load on delete cascade,
  row_no int not null check (row_no > 0),
  line int not null,
  kind text not null check (kind in ('charge', 'payment', 'other')),
  payer_id bigint,
  amount_kopecks bigint,
  -- УИН of a charge, number of a payment: shown in the report.
  number text,
  facts bytea,
  outcome text not null check (outcome in
    ('read', 'will_take', 'taken', 'present', 'refused', 'look')),
  code text,
  args jsonb not null default '{}',
  warnings jsonb not null default '[]',
  -- Nothing more is done with it.
  is_done boolean not null,
  primary key (load_id, row_no),
  check (is_done or payer_id is not null)
);
create index row_open on exchange.row (load_id, payer_id, row_no) where not is_done;
create index row_by_outcome on exchange.row (load_id, outcome, row_no);

-- Staff's own tables: requests of taxpayers have no right to them.
grant select, insert, update, delete on exchange.load, exchange.row to kabinet_batch;

-- Payments that were posted from loads.
create table exchange.payment (
  taxpayer_id bigint not null,
  source text not null check (source in ('gisgmp', 'bank')),
  payment_key bytea not null check (length(payment_key) = 32),
  payment_id uuid not null,
  amount_kopecks bigint not null check (amount_kopecks > 0),
  paid_on date not null,
  source_ref text not null,
  recorded_at timestamptz not null,
  primary key (taxpayer_id, source, payment_key)
);
create index payment_by_day on exchange.payment (taxpayer_id, paid_on, amount_kopecks);
alter table exchange.payment enable row level security;
alter table exchange.payment force row level security;
create policy own on exchange.payment to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on exchange.payment to kabinet_batch using (true) with check (true);
grant select, insert on exchange.payment to kabinet_app, kabinet_batch;
