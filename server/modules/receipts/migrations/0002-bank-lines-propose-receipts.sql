-- Lines of bank statements a person brought, each once, and what became of it (NPD-8).
create table receipts.bank_line (
  taxpayer_id bigint not null,
  line_id uuid not null,
  -- SHA-256 of what makes the line the same in any file; no account number stands here.
  identity bytea not null check (length(identity) = 32),
  booked_on date not null,
  amount_kopecks bigint not null check (amount_kopecks > 0),
  proposed_kopecks bigint not null check (proposed_kopecks > 0),
  -- Sealed: name and ИНН of the payer, the purpose.
  details bytea not null,
  -- Why it is no income; null: it is proposed.
  excluded text check (length(excluded) between 1 and 30),
  state text not null default 'waiting' check (state in ('waiting', 'issued', 'dismissed')),
  number text,
  taken_at timestamptz not null,
  primary key (taxpayer_id, line_id),
  unique (taxpayer_id, identity),
  check ((state = 'issued') = (number is not null))
);
create index bank_line_by_day on receipts.bank_line
  (taxpayer_id, state, booked_on desc, line_id);
alter table receipts.bank_line enable row level security;
alter table receipts.bank_line force row level security;
create policy own on receipts.bank_line to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on receipts.bank_line to kabinet_batch using (true) with check (true);
grant select, insert, update on receipts.bank_line to kabinet_app;
grant select on receipts.bank_line to kabinet_batch;
