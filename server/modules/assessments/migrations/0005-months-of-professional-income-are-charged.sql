-- The tax of a period on professional income: one row per version, the newest one holds. Who earned
-- what stands in the self-employed cabinet; here is what was charged and how it was computed.
create table assessments.npd_month (
  taxpayer_id bigint not null,
  -- The first day of the period: two periods may end in one month.
  starts_on date not null,
  version int not null check (version > 0),
  period text not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  amount_kopecks bigint not null check (amount_kopecks >= 0),
  fingerprint bytea not null,
  trace jsonb not null,
  -- Null: nothing is charged.
  charge_id uuid,
  computed_at timestamptz not null,
  primary key (taxpayer_id, starts_on, version),
  check ((charge_id is null) = (amount_kopecks = 0))
);
create index npd_month_of_charge on assessments.npd_month (taxpayer_id, charge_id, version)
  where charge_id is not null;
alter table assessments.npd_month enable row level security;
alter table assessments.npd_month force row level security;
create policy own on assessments.npd_month to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on assessments.npd_month to kabinet_batch using (true) with check (true);
grant select, insert on assessments.npd_month to kabinet_app, kabinet_batch;
