-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table platform.alert (
  alert_id uuid not null,
  taxpayer_id bigint not null,
  kind text not null,
  severity text not null,
  ru text not null,
  en text not null,
  details jsonb default '{}'::jsonb not null,
  at timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  constraint alert_pkey PRIMARY KEY (alert_id),
  constraint alert_severity_check CHECK ((severity = ANY (ARRAY['notice'::text, 'warning'::text, 'critical'::text])))
);
CREATE INDEX alert_open ON platform.alert USING btree (at DESC) WHERE (acknowledged_at IS NULL);
grant insert on platform.alert to kabinet_app;
grant insert, select, update on platform.alert to kabinet_batch;

create table platform.audit_event (
  taxpayer_id bigint not null,
  audit_id uuid not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  actor text not null,
  action text not null,
  object text,
  outcome text not null,
  request_id text not null,
  address text,
  context jsonb default '{}'::jsonb not null,
  constraint audit_event_pkey PRIMARY KEY (taxpayer_id, audit_id)
);
alter table platform.audit_event force row level security;
CREATE INDEX audit_event_recorded ON platform.audit_event USING brin (recorded_at) WITH (pages_per_range='32', autosummarize='on');
create policy batch on platform.audit_event for all to kabinet_batch using (true) with check (true);
create policy own_read on platform.audit_event for select to kabinet_app using ((taxpayer_id = platform.current_taxpayer()));
create policy own_write on platform.audit_event for insert to kabinet_app with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on platform.audit_event to kabinet_app;
grant insert, select on platform.audit_event to kabinet_batch;

create table platform.clock (
  one boolean default true not null,
  business_offset_ms bigint default 0 not null,
  wall_offset_ms bigint default 0 not null,
  constraint clock_pkey PRIMARY KEY (one),
  constraint clock_one_check CHECK (one)
);
grant select on platform.clock to kabinet_app;
grant select on platform.clock to kabinet_batch;
grant select, update on platform.clock to kabinet_stand;

create table platform.delivery (
  taxpayer_id bigint not null,
  event_id uuid not null,
  listener text not null,
  queued_at timestamp with time zone,
  done_at timestamp with time zone,
  attempts integer default 0 not null,
  constraint delivery_pkey PRIMARY KEY (taxpayer_id, event_id, listener),
  constraint delivery_taxpayer_id_event_id_fkey FOREIGN KEY (taxpayer_id, event_id) REFERENCES platform.event(taxpayer_id, event_id)
);
alter table platform.delivery force row level security;
CREATE INDEX delivery_open ON platform.delivery USING btree (queued_at) WHERE (done_at IS NULL);
CREATE INDEX delivery_waiting ON platform.delivery USING btree (event_id) WHERE (queued_at IS NULL);
create policy batch on platform.delivery for all to kabinet_batch using (true) with check (true);
create policy own on platform.delivery for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
create policy queue on platform.delivery for all to kabinet_owner using (true) with check (true);
grant insert, select, update on platform.delivery to kabinet_app;
grant insert, select, update on platform.delivery to kabinet_batch;

create table platform.draft (
  subject_id uuid not null,
  form text not null,
  version integer not null,
  content bytea not null,
  saved_at timestamp with time zone not null,
  constraint draft_pkey PRIMARY KEY (subject_id, form),
  constraint draft_form_check CHECK (((length(form) >= 1) AND (length(form) <= 80)))
);
grant delete, insert, select, update on platform.draft to kabinet_app;

create table platform.due (
  taxpayer_id bigint not null,
  kind text not null,
  due_key text not null,
  due_at timestamp with time zone not null,
  data jsonb default '{}'::jsonb not null,
  done_at timestamp with time zone,
  attempts integer default 0 not null,
  retry_at timestamp with time zone,
  constraint due_pkey PRIMARY KEY (taxpayer_id, kind, due_key)
);
alter table platform.due force row level security;
CREATE INDEX due_waiting ON platform.due USING btree (due_at, taxpayer_id) WHERE (done_at IS NULL);
create policy batch on platform.due for all to kabinet_batch using (true) with check (true);
create policy own on platform.due for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on platform.due to kabinet_app;
grant insert, select, update on platform.due to kabinet_batch;

create table platform.event (
  taxpayer_id bigint not null,
  event_id uuid not null,
  type text not null,
  topics text[] default '{}'::text[] not null,
  data jsonb not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint event_pkey PRIMARY KEY (taxpayer_id, event_id),
  constraint event_type_check CHECK (((length(type) >= 3) AND (length(type) <= 80)))
);
alter table platform.event force row level security;
create policy batch on platform.event for all to kabinet_batch using (true) with check (true);
create policy own on platform.event for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
create policy queue on platform.event for all to kabinet_owner using (true) with check (true);
grant insert, select on platform.event to kabinet_app;
grant insert, select on platform.event to kabinet_batch;

create table platform.idempotency (
  taxpayer_id bigint not null,
  key text not null,
  route text not null,
  body_hash bytea not null,
  answer jsonb,
  created_at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (taxpayer_id, key),
  constraint idempotency_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255)))
);
alter table platform.idempotency force row level security;
CREATE INDEX idempotency_age ON platform.idempotency USING btree (created_at);
create policy batch on platform.idempotency for all to kabinet_batch using (true) with check (true);
create policy own on platform.idempotency for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on platform.idempotency to kabinet_app;
grant delete, insert, select, update on platform.idempotency to kabinet_batch;

create table platform.kept_page (
  taxpayer_id bigint not null,
  name text not null,
  changes bigint not null,
  today date not null,
  page text not null,
  version uuid default gen_random_uuid() not null,
  constraint kept_page_pkey PRIMARY KEY (taxpayer_id, name)
);
alter table platform.kept_page force row level security;
create policy own on platform.kept_page for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on platform.kept_page to kabinet_app;

create table platform.page_version (
  taxpayer_id bigint not null,
  changes bigint not null,
  constraint page_version_pkey PRIMARY KEY (taxpayer_id)
);
alter table platform.page_version force row level security;
create policy count on platform.page_version for all to kabinet_owner using (true) with check (true);
create policy own on platform.page_version for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant select on platform.page_version to kabinet_app;

create table platform.web_session (
  id_hash bytea not null,
  session_id uuid not null,
  subject_id uuid not null,
  taxpayer_id bigint,
  level text not null,
  roles text[] default '{}'::text[] not null,
  amr text[] not null,
  auth_time timestamp with time zone not null,
  last_active timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  address text,
  device text default ''::text not null,
  provider_session text,
  confirmed_at timestamp with time zone,
  former_hash bytea,
  csrf_of bytea,
  constraint web_session_pkey PRIMARY KEY (id_hash),
  constraint web_session_session_id_key UNIQUE (session_id),
  constraint web_session_csrf_of_check CHECK ((length(csrf_of) = 32)),
  constraint web_session_former_hash_check CHECK ((length(former_hash) = 32)),
  constraint web_session_id_hash_check CHECK ((length(id_hash) = 32)),
  constraint web_session_level_check CHECK ((level = ANY (ARRAY['simplified'::text, 'standard'::text, 'confirmed'::text])))
);
CREATE INDEX web_session_expired ON platform.web_session USING btree (expires_at);
CREATE UNIQUE INDEX web_session_former ON platform.web_session USING btree (former_hash) WHERE (former_hash IS NOT NULL);
CREATE INDEX web_session_of_subject ON platform.web_session USING btree (subject_id) WHERE (revoked_at IS NULL);
grant insert, select, update on platform.web_session to kabinet_app;
grant delete, select, update on platform.web_session to kabinet_batch;

-- function platform.current_taxpayer() returns bigint
-- function platform.open_session(p_hash bytea, p_wall timestamp with time zone, p_idle interval, p_background boolean) returns SETOF platform.web_session
-- function platform.open_sessions(p_hashes bytea[], p_backgrounds boolean[], p_wall timestamp with time zone, p_idle interval) returns SETOF platform.web_session
-- function platform.page_changed() returns trigger
-- function platform.page_changes(p_taxpayer bigint) returns bigint
-- procedure platform.read_kept_pages(IN p_names text[], IN p_sessions bytea[], IN p_backgrounds boolean[], IN p_held uuid[], IN p_audits uuid[], IN p_requests text[], IN p_addresses text[], IN p_wall timestamp with time zone, IN p_idle interval, IN p_now timestamp with time zone, IN p_today date, INOUT p_states text[], INOUT p_versions uuid[], INOUT p_pages text[])
-- function platform.read_page_home(p_session bytea, p_background boolean, p_held uuid, p_audit uuid, p_request text, p_address text, p_wall timestamp with time zone, p_idle interval, p_now timestamp with time zone, p_today date, OUT state text, OUT version uuid, OUT page text) returns record
-- function platform.session_holds(s platform.web_session, p_wall timestamp with time zone, p_idle interval) returns boolean
-- function platform.session_is_stale(s platform.web_session, p_wall timestamp with time zone, p_background boolean) returns boolean
-- function platform.touch_session(p_hash bytea, p_wall timestamp with time zone) returns void
