-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table exchange.load (
  load_id uuid not null,
  sha256 bytea not null,
  name text not null,
  size_bytes bigint not null,
  kind text,
  state text not null,
  fault text,
  fault_line integer,
  wrong_totals jsonb default '[]'::jsonb not null,
  read_by text not null,
  read_at timestamp with time zone not null,
  confirmed_by text,
  confirmed_at timestamp with time zone,
  taken_at timestamp with time zone,
  claimed_by uuid,
  claimed_until timestamp with time zone,
  constraint load_pkey PRIMARY KEY (load_id),
  constraint load_check CHECK (((fault IS NOT NULL) = (state = 'refused'::text))),
  constraint load_check1 CHECK (((taken_at IS NOT NULL) = (state = 'taken'::text))),
  constraint load_check2 CHECK (((state <> ALL (ARRAY['confirmed'::text, 'taken'::text])) OR (confirmed_by IS NOT NULL))),
  constraint load_kind_check CHECK ((kind = ANY (ARRAY['gisgmp'::text, 'client_bank_exchange'::text, 'csv'::text]))),
  constraint load_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint load_sha256_check CHECK ((length(sha256) = 32)),
  constraint load_size_bytes_check CHECK ((size_bytes >= 0)),
  constraint load_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'checking'::text, 'checked'::text, 'confirmed'::text, 'taken'::text, 'dropped'::text, 'refused'::text])))
);
CREATE INDEX load_newest ON exchange.load USING btree (read_at DESC, load_id);
CREATE INDEX load_of_file ON exchange.load USING btree (sha256);
CREATE INDEX load_waiting ON exchange.load USING btree (state) WHERE (state = ANY (ARRAY['checking'::text, 'confirmed'::text]));
grant delete, insert, select, update on exchange.load to kabinet_batch;

create table exchange.payment (
  taxpayer_id bigint not null,
  source text not null,
  payment_key bytea not null,
  payment_id uuid not null,
  amount_kopecks bigint not null,
  paid_on date not null,
  source_ref text not null,
  recorded_at timestamp with time zone not null,
  constraint payment_pkey PRIMARY KEY (taxpayer_id, source, payment_key),
  constraint payment_amount_kopecks_check CHECK ((amount_kopecks > 0)),
  constraint payment_payment_key_check CHECK ((length(payment_key) = 32)),
  constraint payment_source_check CHECK ((source = ANY (ARRAY['gisgmp'::text, 'bank'::text])))
);
alter table exchange.payment force row level security;
CREATE INDEX payment_by_day ON exchange.payment USING btree (taxpayer_id, paid_on, amount_kopecks);
create policy batch on exchange.payment for all to kabinet_batch using (true) with check (true);
create policy own on exchange.payment for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on exchange.payment to kabinet_app;
grant insert, select on exchange.payment to kabinet_batch;

create table exchange.payment_change (
  taxpayer_id bigint not null,
  source text not null,
  payment_key bytea not null,
  version integer not null,
  meaning text not null,
  payment_id uuid,
  changed_at timestamp with time zone,
  source_ref text not null,
  recorded_at timestamp with time zone not null,
  amount_kopecks bigint,
  constraint payment_change_pkey PRIMARY KEY (taxpayer_id, source, payment_key, version),
  constraint payment_change_taxpayer_id_source_payment_key_fkey FOREIGN KEY (taxpayer_id, source, payment_key) REFERENCES exchange.payment(taxpayer_id, source, payment_key),
  constraint payment_change_amount_kopecks_check CHECK ((amount_kopecks >= 0)),
  constraint payment_change_check CHECK (((payment_id IS NULL) = (meaning = 'cancelled'::text))),
  constraint payment_change_meaning_check CHECK ((meaning = ANY (ARRAY['changed'::text, 'cancelled'::text, 'restored'::text]))),
  constraint payment_change_version_check CHECK ((version > 0))
);
alter table exchange.payment_change force row level security;
create policy batch on exchange.payment_change for all to kabinet_batch using (true) with check (true);
create policy own on exchange.payment_change for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on exchange.payment_change to kabinet_app;
grant insert, select on exchange.payment_change to kabinet_batch;

create table exchange."row" (
  load_id uuid not null,
  row_no integer not null,
  line integer not null,
  kind text not null,
  payer_id bigint,
  amount_kopecks bigint,
  number text,
  facts bytea,
  outcome text not null,
  code text,
  args jsonb default '{}'::jsonb not null,
  warnings jsonb default '[]'::jsonb not null,
  is_done boolean not null,
  constraint row_pkey PRIMARY KEY (load_id, row_no),
  constraint row_load_id_fkey FOREIGN KEY (load_id) REFERENCES exchange.load(load_id) ON DELETE CASCADE,
  constraint row_check CHECK ((is_done OR (payer_id IS NOT NULL))),
  constraint row_kind_check CHECK ((kind = ANY (ARRAY['charge'::text, 'payment'::text, 'other'::text]))),
  constraint row_outcome_check CHECK ((outcome = ANY (ARRAY['read'::text, 'will_take'::text, 'taken'::text, 'present'::text, 'refused'::text, 'look'::text]))),
  constraint row_row_no_check CHECK ((row_no > 0))
);
CREATE INDEX row_by_outcome ON exchange."row" USING btree (load_id, outcome, row_no);
CREATE INDEX row_open ON exchange."row" USING btree (load_id, payer_id, row_no) WHERE (NOT is_done);
grant delete, insert, select, update on exchange."row" to kabinet_batch;
