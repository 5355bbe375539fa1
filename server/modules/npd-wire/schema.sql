-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table npd_wire.application_password (
  taxpayer_id bigint not null,
  password_id uuid not null,
  subject_id uuid not null,
  name text not null,
  selector text not null,
  digest bytea not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint application_password_pkey PRIMARY KEY (taxpayer_id, password_id),
  constraint application_password_name_check CHECK (((length(name) >= 1) AND (length(name) <= 64))),
  constraint application_password_selector_check CHECK ((selector ~ '^[a-z0-9]{4}$'::text))
);
alter table npd_wire.application_password force row level security;
CREATE UNIQUE INDEX application_password_in_force ON npd_wire.application_password USING btree (taxpayer_id, selector) WHERE (revoked_at IS NULL);
create policy own on npd_wire.application_password for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on npd_wire.application_password to kabinet_app;

create table npd_wire.invoice (
  taxpayer_id bigint not null,
  invoice_id integer not null,
  link_id uuid not null,
  state text not null,
  lines jsonb not null,
  total_kopecks bigint not null,
  tax_kopecks bigint not null,
  buyer_kind text not null,
  buyer_inn text,
  buyer_name text,
  payment_kind text not null,
  sealed bytea not null,
  receipt_number text,
  created_at timestamp with time zone not null,
  paid_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  constraint invoice_pkey PRIMARY KEY (taxpayer_id, invoice_id),
  constraint invoice_taxpayer_id_link_id_key UNIQUE (taxpayer_id, link_id),
  constraint invoice_taxpayer_id_receipt_number_key UNIQUE (taxpayer_id, receipt_number),
  constraint invoice_buyer_kind_check CHECK ((buyer_kind = ANY (ARRAY['person'::text, 'company'::text, 'foreign'::text]))),
  constraint invoice_check CHECK (((receipt_number IS NOT NULL) = (state = 'receipted'::text))),
  constraint invoice_check1 CHECK (((paid_at IS NOT NULL) = (state = ANY (ARRAY['paid'::text, 'receipted'::text])))),
  constraint invoice_check2 CHECK (((cancelled_at IS NOT NULL) = (state = 'cancelled'::text))),
  constraint invoice_invoice_id_check CHECK ((invoice_id > 0)),
  constraint invoice_payment_kind_check CHECK ((payment_kind = ANY (ARRAY['account'::text, 'phone'::text]))),
  constraint invoice_state_check CHECK ((state = ANY (ARRAY['created'::text, 'paid'::text, 'receipted'::text, 'cancelled'::text]))),
  constraint invoice_tax_kopecks_check CHECK ((tax_kopecks >= 0)),
  constraint invoice_total_kopecks_check CHECK ((total_kopecks > 0))
);
alter table npd_wire.invoice force row level security;
CREATE INDEX invoice_by_time ON npd_wire.invoice USING btree (taxpayer_id, created_at, invoice_id);
create policy own on npd_wire.invoice for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on npd_wire.invoice to kabinet_app;

create table npd_wire.invoice_book (
  taxpayer_id bigint not null,
  last_invoice integer default 0 not null,
  constraint invoice_book_pkey PRIMARY KEY (taxpayer_id),
  constraint invoice_book_last_invoice_check CHECK ((last_invoice >= 0))
);
alter table npd_wire.invoice_book force row level security;
create policy own on npd_wire.invoice_book for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on npd_wire.invoice_book to kabinet_app;

create table npd_wire.invoice_link (
  link_id uuid not null,
  taxpayer_id bigint not null,
  constraint invoice_link_pkey PRIMARY KEY (link_id),
  constraint invoice_link_taxpayer_id_link_id_fkey FOREIGN KEY (taxpayer_id, link_id) REFERENCES npd_wire.invoice(taxpayer_id, link_id)
);
grant insert, select on npd_wire.invoice_link to kabinet_app;

create table npd_wire.refresh_token (
  token_hash bytea not null,
  session_id uuid not null,
  expires_at timestamp with time zone not null,
  replaced_at timestamp with time zone,
  taxpayer_id bigint not null,
  constraint refresh_token_pkey PRIMARY KEY (token_hash),
  constraint refresh_token_taxpayer_id_session_id_fkey FOREIGN KEY (taxpayer_id, session_id) REFERENCES npd_wire.session(taxpayer_id, session_id) ON DELETE CASCADE
);
CREATE INDEX refresh_token_age ON npd_wire.refresh_token USING btree (expires_at);
CREATE INDEX refresh_token_of_session ON npd_wire.refresh_token USING btree (taxpayer_id, session_id);
grant delete, insert, select, update on npd_wire.refresh_token to kabinet_app;
grant delete, select on npd_wire.refresh_token to kabinet_batch;

create table npd_wire.session (
  session_id uuid not null,
  taxpayer_id bigint not null,
  subject_id uuid not null,
  device_token bytea not null,
  device bytea not null,
  password_id uuid,
  access_hash bytea not null,
  access_until timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (session_id),
  constraint session_access_hash_key UNIQUE (access_hash),
  constraint session_taxpayer_id_session_id_key UNIQUE (taxpayer_id, session_id),
  constraint session_taxpayer_id_subject_id_device_token_key UNIQUE (taxpayer_id, subject_id, device_token),
  constraint session_device_token_check CHECK ((length(device_token) = 32))
);
grant delete, insert, select, update on npd_wire.session to kabinet_app;
grant delete, select on npd_wire.session to kabinet_batch;

create table npd_wire.turn (
  kind text not null,
  who bytea not null,
  since timestamp with time zone not null,
  taken integer not null,
  constraint turn_pkey PRIMARY KEY (kind, who),
  constraint turn_who_check CHECK ((length(who) = 32))
);
CREATE INDEX turn_age ON npd_wire.turn USING btree (since);
grant insert, select, update on npd_wire.turn to kabinet_app;
grant delete, select on npd_wire.turn to kabinet_batch;

-- function npd_wire.take_turn(p_kind text, p_who bytea, p_wall timestamp with time zone, p_span interval, p_most integer) returns integer
