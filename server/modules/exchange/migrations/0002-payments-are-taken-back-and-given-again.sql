-- What a source said of a payment after it was posted: annulled it, and perhaps gave it back. Each
-- word is kept, so that the same file loaded again, in any order, changes nothing.
create table exchange.payment_change (
  taxpayer_id bigint not null,
  source text not null,
  payment_key bytea not null,
  version int not null check (version > 0),
  meaning text not null check (meaning in ('cancelled', 'restored')),
  -- The payment that a restoring posted anew; null: it was taken back.
  payment_id uuid check ((payment_id is null) = (meaning = 'cancelled')),
  changed_at timestamptz,
  source_ref text not null,
  recorded_at timestamptz not null,
  primary key (taxpayer_id, source, payment_key, version),
  foreign key (taxpayer_id, source, payment_key) references exchange.payment
);
alter table exchange.payment_change enable row level security;
alter table exchange.payment_change force row level security;
create policy own on exchange.payment_change to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on exchange.payment_change to kabinet_batch using (true) with check (true);
grant select, insert on exchange.payment_change to kabinet_app, kabinet_batch;
