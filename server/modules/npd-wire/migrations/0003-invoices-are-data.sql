-- Invoices («счета»): a seller tells a buyer where to pay, and the
-- receipt follows the payment. No money moves here.

-- Numbers of one person's invoices: programs of this wire want whole numbers.
create table npd_wire.invoice_book (
  taxpayer_id bigint primary key,
  last_invoice int not null default 0 check (last_invoice >= 0)
);
alter table npd_wire.invoice_book enable row level security;
alter table npd_wire.invoice_book force row level security;
create policy own on npd_wire.invoice_book to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
grant select, insert, update on npd_wire.invoice_book to kabinet_app;

create table npd_wire.invoice (
  taxpayer_id bigint not null,
  invoice_id int not null check (invoice_id > 0),
  -- The name the link to the buyer has; nobody guesses it.
  link_id uuid not null,
  state text not null check (state in ('created', 'paid', 'receipted', 'cancelled')),
  lines jsonb not null,
  total_kopecks bigint not null check (total_kopecks > 0),
  tax_kopecks bigint not null check (tax_kopecks >= 0),
  buyer_kind text not null check (buyer_kind in ('person', 'company', 'foreign')),
  buyer_inn text,
  buyer_name text,
  payment_kind text not null check (payment_kind in ('account', 'phone')),
  -- Details of payment, and the buyer's phone and mail address.
  sealed bytea not null,
  receipt_number text,
  created_at timestamptz not null,
  paid_at timestamptz,
  cancelled_at timestamptz,
  primary key (taxpayer_id, invoice_id),
  unique (taxpayer_id, link_id),
  -- A receipt belongs to one invoice.
  unique (taxpayer_id, receipt_number),
  check ((receipt_number is not null) = (state = 'receipted')),
  check ((paid_at is not null) = (state in ('paid', 'receipted'))),
  check ((cancelled_at is not null) = (state = 'cancelled'))
);
create index invoice_by_time on npd_wire.invoice (taxpayer_id, created_at, invoice_id);
alter table npd_wire.invoice enable row level security;
alter table npd_wire.invoice force row level security;
create policy own on npd_wire.invoice to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
grant select, insert, update on npd_wire.invoice to kabinet_app;

-- Whose invoice a link shows: the buyer comes with the link, before its seller is known.
create table npd_wire.invoice_link (
  link_id uuid primary key,
  taxpayer_id bigint not null,
  foreign key (taxpayer_id, link_id) references npd_wire.invoice (taxpayer_id, link_id)
);
grant select, insert on npd_wire.invoice_link to kabinet_app;
