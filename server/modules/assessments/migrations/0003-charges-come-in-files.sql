-- Charges that the tax service sent in a file: every message about each УИН that was taken, in the
-- order it was. The newest version says how the charge stands.
create table assessments.loaded_charge (
  taxpayer_id bigint not null,
  uin text not null,
  version int not null check (version > 0),
  meaning text not null check (meaning in ('new', 'changed', 'cancelled', 'restored')),
  -- The charge of the ledger; null: the message cancelled it.
  charge_id uuid check ((charge_id is null) = (meaning = 'cancelled')),
  amount_kopecks bigint not null check (amount_kopecks >= 0),
  due_on date not null,
  changed_at timestamptz,
  -- SHA-256 of what the message says: the same message again changes nothing.
  fingerprint bytea not null,
  -- Load and row that brought it, so that a load begun again knows its own work.
  source_ref text not null,
  trace jsonb not null,
  recorded_at timestamptz not null,
  primary key (taxpayer_id, uin, version),
  unique (taxpayer_id, uin, fingerprint)
);
create unique index loaded_charge_of_charge on assessments.loaded_charge (taxpayer_id, charge_id)
  where charge_id is not null;

alter table assessments.loaded_charge enable row level security;
alter table assessments.loaded_charge force row level security;
create policy own on assessments.loaded_charge to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on assessments.loaded_charge to kabinet_batch using (true) with check (true);
grant select, insert on assessments.loaded_charge to kabinet_app, kabinet_batch;
