-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table assessments.assessment (
  taxpayer_id bigint not null,
  tax_year smallint not null,
  tax text not null,
  object_id uuid not null,
  version integer not null,
  amount_kopecks bigint not null,
  unverified boolean not null,
  fingerprint bytea not null,
  trace jsonb,
  charge_id uuid,
  computed_at timestamp with time zone not null,
  constraint assessment_pkey PRIMARY KEY (taxpayer_id, tax_year, tax, object_id, version),
  constraint assessment_amount_kopecks_check CHECK ((amount_kopecks >= 0)),
  constraint assessment_check CHECK (((trace IS NOT NULL) OR (amount_kopecks = 0))),
  constraint assessment_tax_check CHECK ((tax = ANY (ARRAY['property'::text, 'land'::text, 'transport'::text]))),
  constraint assessment_version_check CHECK ((version > 0))
);
alter table assessments.assessment force row level security;
CREATE UNIQUE INDEX assessment_of_charge ON assessments.assessment USING btree (taxpayer_id, charge_id, version) WHERE (charge_id IS NOT NULL);
create policy batch on assessments.assessment for all to kabinet_batch using (true) with check (true);
create policy own on assessments.assessment for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
CREATE CONSTRAINT TRIGGER page_changed AFTER INSERT OR UPDATE ON assessments.assessment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.page_changed();
grant insert, select on assessments.assessment to kabinet_app;
grant insert, select on assessments.assessment to kabinet_batch;

create table assessments.loaded_charge (
  taxpayer_id bigint not null,
  uin text not null,
  version integer not null,
  meaning text not null,
  charge_id uuid,
  amount_kopecks bigint not null,
  due_on date not null,
  changed_at timestamp with time zone,
  fingerprint bytea not null,
  source_ref text not null,
  trace jsonb not null,
  recorded_at timestamp with time zone not null,
  constraint loaded_charge_pkey PRIMARY KEY (taxpayer_id, uin, version),
  constraint loaded_charge_taxpayer_id_uin_fingerprint_key UNIQUE (taxpayer_id, uin, fingerprint),
  constraint loaded_charge_amount_kopecks_check CHECK ((amount_kopecks >= 0)),
  constraint loaded_charge_check CHECK (((charge_id IS NULL) = (meaning = 'cancelled'::text))),
  constraint loaded_charge_meaning_check CHECK ((meaning = ANY (ARRAY['new'::text, 'changed'::text, 'cancelled'::text, 'restored'::text]))),
  constraint loaded_charge_version_check CHECK ((version > 0))
);
alter table assessments.loaded_charge force row level security;
CREATE UNIQUE INDEX loaded_charge_of_charge ON assessments.loaded_charge USING btree (taxpayer_id, charge_id) WHERE (charge_id IS NOT NULL);
create policy batch on assessments.loaded_charge for all to kabinet_batch using (true) with check (true);
create policy own on assessments.loaded_charge for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on assessments.loaded_charge to kabinet_app;
grant insert, select on assessments.loaded_charge to kabinet_batch;

create table assessments.mass_run (
  tax_year smallint not null,
  after_taxpayer bigint default 0 not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint mass_run_pkey PRIMARY KEY (tax_year)
);
grant insert, select, update on assessments.mass_run to kabinet_batch;

create table assessments.notice (
  taxpayer_id bigint not null,
  number text not null,
  tax_year smallint not null,
  made_on date not null,
  due_on date not null,
  total_kopecks bigint not null,
  charge_ids uuid[] not null,
  recorded_at timestamp with time zone not null,
  constraint notice_pkey PRIMARY KEY (taxpayer_id, number)
);
alter table assessments.notice force row level security;
create policy batch on assessments.notice for all to kabinet_batch using (true) with check (true);
create policy own on assessments.notice for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on assessments.notice to kabinet_app;
grant insert, select on assessments.notice to kabinet_batch;

create table assessments.npd_month (
  taxpayer_id bigint not null,
  starts_on date not null,
  version integer not null,
  period text not null,
  amount_kopecks bigint not null,
  fingerprint bytea not null,
  trace jsonb not null,
  charge_id uuid,
  computed_at timestamp with time zone not null,
  constraint npd_month_pkey PRIMARY KEY (taxpayer_id, starts_on, version),
  constraint npd_month_amount_kopecks_check CHECK ((amount_kopecks >= 0)),
  constraint npd_month_check CHECK (((charge_id IS NULL) = (amount_kopecks = 0))),
  constraint npd_month_period_check CHECK ((period ~ '^\d{4}-(0[1-9]|1[0-2])$'::text)),
  constraint npd_month_version_check CHECK ((version > 0))
);
alter table assessments.npd_month force row level security;
CREATE INDEX npd_month_of_charge ON assessments.npd_month USING btree (taxpayer_id, charge_id, version) WHERE (charge_id IS NOT NULL);
create policy batch on assessments.npd_month for all to kabinet_batch using (true) with check (true);
create policy own on assessments.npd_month for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on assessments.npd_month to kabinet_app;
grant insert, select on assessments.npd_month to kabinet_batch;

create table assessments.penalty (
  taxpayer_id bigint not null,
  principal_id uuid not null,
  charge_id uuid not null,
  through date not null,
  constraint penalty_pkey PRIMARY KEY (taxpayer_id, principal_id),
  constraint penalty_taxpayer_id_charge_id_key UNIQUE (taxpayer_id, charge_id)
);
alter table assessments.penalty force row level security;
create policy batch on assessments.penalty for all to kabinet_batch using (true) with check (true);
create policy own on assessments.penalty for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on assessments.penalty to kabinet_app;
grant insert, select, update on assessments.penalty to kabinet_batch;

create table assessments.penalty_stop (
  taxpayer_id bigint not null,
  stop_id uuid not null,
  principal_id uuid,
  ground text not null,
  document_number text not null,
  document_on date not null,
  note text not null,
  from_on date not null,
  until_on date,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint penalty_stop_pkey PRIMARY KEY (taxpayer_id, stop_id),
  constraint penalty_stop_check CHECK ((until_on >= from_on)),
  constraint penalty_stop_document_number_check CHECK (((length(document_number) >= 1) AND (length(document_number) <= 100))),
  constraint penalty_stop_ground_check CHECK ((ground = ANY (ARRAY['dispute'::text, 'deferral'::text, 'instalment'::text, 'court'::text, 'seizure'::text]))),
  constraint penalty_stop_note_check CHECK ((length(note) <= 1000))
);
alter table assessments.penalty_stop force row level security;
create policy batch on assessments.penalty_stop for all to kabinet_batch using (true) with check (true);
create policy own on assessments.penalty_stop for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on assessments.penalty_stop to kabinet_app;
grant insert, select on assessments.penalty_stop to kabinet_batch;

create table assessments.penalty_stop_end (
  taxpayer_id bigint not null,
  stop_id uuid not null,
  last_on date not null,
  document_number text not null,
  document_on date not null,
  note text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint penalty_stop_end_pkey PRIMARY KEY (taxpayer_id, stop_id),
  constraint penalty_stop_end_taxpayer_id_stop_id_fkey FOREIGN KEY (taxpayer_id, stop_id) REFERENCES assessments.penalty_stop(taxpayer_id, stop_id),
  constraint penalty_stop_end_document_number_check CHECK (((length(document_number) >= 1) AND (length(document_number) <= 100))),
  constraint penalty_stop_end_note_check CHECK ((length(note) <= 1000))
);
alter table assessments.penalty_stop_end force row level security;
create policy batch on assessments.penalty_stop_end for all to kabinet_batch using (true) with check (true);
create policy own on assessments.penalty_stop_end for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on assessments.penalty_stop_end to kabinet_app;
grant insert, select on assessments.penalty_stop_end to kabinet_batch;

create table assessments.unknown (
  taxpayer_id bigint not null,
  tax_year smallint not null,
  tax text not null,
  object_id uuid not null,
  code text not null,
  args jsonb not null,
  since timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint unknown_pkey PRIMARY KEY (taxpayer_id, tax_year, tax, object_id)
);
alter table assessments.unknown force row level security;
CREATE INDEX unknown_open ON assessments.unknown USING btree (taxpayer_id) WHERE (settled_at IS NULL);
create policy batch on assessments.unknown for all to kabinet_batch using (true) with check (true);
create policy own on assessments.unknown for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on assessments.unknown to kabinet_app;
grant insert, select, update on assessments.unknown to kabinet_batch;

create table assessments.year (
  taxpayer_id bigint not null,
  tax_year smallint not null,
  assessed_at timestamp with time zone,
  constraint year_pkey PRIMARY KEY (taxpayer_id, tax_year)
);
alter table assessments.year force row level security;
CREATE INDEX year_waiting ON assessments.year USING btree (taxpayer_id) WHERE (assessed_at IS NULL);
create policy batch on assessments.year for all to kabinet_batch using (true) with check (true);
create policy own on assessments.year for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on assessments.year to kabinet_app;
grant insert, select, update on assessments.year to kabinet_batch;

-- function assessments.keep_page(p_act jsonb, p_page jsonb) returns jsonb
-- function assessments.page_home(p_taxpayer bigint, p_today date) returns json
