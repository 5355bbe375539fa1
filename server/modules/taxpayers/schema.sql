-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table taxpayers.holder (
  subject_id uuid not null,
  taxpayer_id bigint not null,
  bound_at timestamp with time zone not null,
  constraint holder_pkey PRIMARY KEY (subject_id),
  constraint holder_taxpayer_id_key UNIQUE (taxpayer_id)
);
grant insert, select on taxpayers.holder to kabinet_app;
grant select on taxpayers.holder to kabinet_batch;

create table taxpayers.inn (
  token bytea not null,
  taxpayer_id bigint not null,
  constraint inn_pkey PRIMARY KEY (token),
  constraint inn_taxpayer_id_key UNIQUE (taxpayer_id),
  constraint inn_token_check CHECK ((length(token) = 32))
);
grant insert, select on taxpayers.inn to kabinet_app;
grant insert, select on taxpayers.inn to kabinet_batch;
grant update (taxpayer_id) on taxpayers.inn to kabinet_app;
grant update (taxpayer_id) on taxpayers.inn to kabinet_batch;

create table taxpayers.registration (
  registration_id uuid not null,
  phone bytea not null,
  phone_confirmed_at timestamp with time zone,
  email bytea,
  email_confirmed_at timestamp with time zone,
  typed bytea,
  matched bytea,
  digest bytea,
  finished_at timestamp with time zone,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint registration_pkey PRIMARY KEY (registration_id)
);
CREATE INDEX registration_age ON taxpayers.registration USING btree (expires_at);
grant insert, select, update on taxpayers.registration to kabinet_app;
grant delete, select on taxpayers.registration to kabinet_batch;

create table taxpayers.taxpayer (
  taxpayer_id bigint not null,
  person bytea not null,
  recorded_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint taxpayer_pkey PRIMARY KEY (taxpayer_id)
);
alter table taxpayers.taxpayer force row level security;
create policy batch on taxpayers.taxpayer for all to kabinet_batch using (true) with check (true);
create policy own on taxpayers.taxpayer for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on taxpayers.taxpayer to kabinet_app;
grant insert, select, update on taxpayers.taxpayer to kabinet_batch;
