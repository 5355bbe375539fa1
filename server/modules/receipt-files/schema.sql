-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table receipt_files.load (
  taxpayer_id bigint not null,
  load_id uuid not null,
  name text not null,
  sha256 bytea not null,
  size_bytes integer not null,
  state text not null,
  may_pass_limit boolean default false not null,
  read_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  issued_at timestamp with time zone,
  constraint load_pkey PRIMARY KEY (taxpayer_id, load_id),
  constraint load_check CHECK (((state = ANY (ARRAY['confirmed'::text, 'issued'::text])) = (confirmed_at IS NOT NULL))),
  constraint load_check1 CHECK (((state = 'issued'::text) = (issued_at IS NOT NULL))),
  constraint load_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint load_sha256_check CHECK ((length(sha256) = 32)),
  constraint load_size_bytes_check CHECK ((size_bytes > 0)),
  constraint load_state_check CHECK ((state = ANY (ARRAY['checked'::text, 'confirmed'::text, 'issued'::text, 'dropped'::text])))
);
alter table receipt_files.load force row level security;
CREATE INDEX load_by_file ON receipt_files.load USING btree (taxpayer_id, sha256);
create policy batch on receipt_files.load for all to kabinet_batch using (true) with check (true);
create policy own on receipt_files.load for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant delete, insert, select, update on receipt_files.load to kabinet_app;
grant select on receipt_files.load to kabinet_batch;

create table receipt_files."row" (
  taxpayer_id bigint not null,
  load_id uuid not null,
  row_no integer not null,
  line integer not null,
  outcome text not null,
  is_chosen boolean not null,
  content bytea,
  occurrence integer,
  income_on date,
  total_kopecks bigint,
  buyer_kind text,
  details bytea not null,
  code text,
  field text,
  params jsonb,
  number text,
  constraint row_pkey PRIMARY KEY (taxpayer_id, load_id, row_no),
  constraint row_taxpayer_id_load_id_fkey FOREIGN KEY (taxpayer_id, load_id) REFERENCES receipt_files.load(taxpayer_id, load_id) ON DELETE CASCADE,
  constraint row_buyer_kind_check CHECK ((buyer_kind = ANY (ARRAY['person'::text, 'company'::text, 'foreign'::text]))),
  constraint row_check CHECK (((outcome = 'refused'::text) = (code IS NOT NULL))),
  constraint row_check1 CHECK (((outcome = ANY (ARRAY['present'::text, 'issued'::text])) = (number IS NOT NULL))),
  constraint row_check2 CHECK (((NOT is_chosen) OR (outcome <> 'refused'::text))),
  constraint row_check3 CHECK (((outcome = 'refused'::text) OR ((content IS NOT NULL) AND (occurrence IS NOT NULL) AND (income_on IS NOT NULL) AND (total_kopecks IS NOT NULL) AND (buyer_kind IS NOT NULL)))),
  constraint row_code_check CHECK (((length(code) >= 1) AND (length(code) <= 80))),
  constraint row_content_check CHECK ((length(content) = 32)),
  constraint row_field_check CHECK (((length(field) >= 1) AND (length(field) <= 100))),
  constraint row_line_check CHECK ((line > 0)),
  constraint row_number_check CHECK ((number ~ '^[0-9a-z]{10}$'::text)),
  constraint row_occurrence_check CHECK ((occurrence > 0)),
  constraint row_outcome_check CHECK ((outcome = ANY (ARRAY['ready'::text, 'present'::text, 'refused'::text, 'issued'::text]))),
  constraint row_row_no_check CHECK ((row_no > 0)),
  constraint row_total_kopecks_check CHECK ((total_kopecks > 0))
);
alter table receipt_files."row" force row level security;
CREATE INDEX row_by_outcome ON receipt_files."row" USING btree (taxpayer_id, load_id, outcome, row_no);
create policy batch on receipt_files."row" for all to kabinet_batch using (true) with check (true);
create policy own on receipt_files."row" for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant delete, insert, select, update on receipt_files."row" to kabinet_app;
grant select on receipt_files."row" to kabinet_batch;

create table receipt_files.taken (
  taxpayer_id bigint not null,
  content bytea not null,
  occurrence integer not null,
  number text not null,
  taken_at timestamp with time zone not null,
  constraint taken_pkey PRIMARY KEY (taxpayer_id, content, occurrence),
  constraint taken_taxpayer_id_number_key UNIQUE (taxpayer_id, number),
  constraint taken_content_check CHECK ((length(content) = 32)),
  constraint taken_number_check CHECK ((number ~ '^[0-9a-z]{10}$'::text)),
  constraint taken_occurrence_check CHECK ((occurrence > 0))
);
alter table receipt_files.taken force row level security;
create policy batch on receipt_files.taken for all to kabinet_batch using (true) with check (true);
create policy own on receipt_files.taken for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on receipt_files.taken to kabinet_app;
grant select on receipt_files.taken to kabinet_batch;
