-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table identity.code (
  code_id uuid not null,
  purpose text not null,
  bound_to text not null,
  contact_kind text not null,
  contact_token bytea not null,
  subject_id uuid,
  code_hmac bytea not null,
  tries integer default 0 not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  used_at timestamp with time zone,
  replaced_at timestamp with time zone,
  constraint code_pkey PRIMARY KEY (code_id),
  constraint code_code_hmac_check CHECK ((length(code_hmac) = 32)),
  constraint code_contact_kind_check CHECK ((contact_kind = ANY (ARRAY['phone'::text, 'email'::text])))
);
CREATE INDEX code_age ON identity.code USING btree (created_at);
CREATE UNIQUE INDEX code_in_force ON identity.code USING btree (purpose, bound_to) WHERE ((used_at IS NULL) AND (replaced_at IS NULL));
CREATE INDEX code_of_contact ON identity.code USING btree (contact_token, created_at DESC);
grant insert, select, update on identity.code to kabinet_app;
grant delete, select on identity.code to kabinet_batch;

create table identity.guess (
  guess_id uuid not null,
  subject_id uuid,
  kind text not null,
  at timestamp with time zone not null,
  address text,
  constraint guess_pkey PRIMARY KEY (guess_id),
  constraint guess_kind_check CHECK ((kind = ANY (ARRAY['password'::text, 'code'::text])))
);
CREATE INDEX guess_age ON identity.guess USING btree (at);
CREATE INDEX guess_of_subject ON identity.guess USING btree (subject_id, at DESC);
grant insert, select on identity.guess to kabinet_app;
grant delete, select on identity.guess to kabinet_batch;

create table identity.lock (
  subject_id uuid not null,
  failures integer default 0 not null,
  failures_total integer default 0 not null,
  locked_at timestamp with time zone,
  locked_until timestamp with time zone,
  explained integer default 0 not null,
  notice_id uuid,
  told_at timestamp with time zone,
  constraint lock_pkey PRIMARY KEY (subject_id),
  constraint lock_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES identity.subject(subject_id),
  constraint lock_failures_check CHECK ((failures >= 0)),
  constraint lock_failures_total_check CHECK ((failures_total >= 0))
);
CREATE INDEX lock_untold ON identity.lock USING btree (locked_at) WHERE ((locked_until IS NOT NULL) AND (told_at IS NULL));
grant insert, select, update on identity.lock to kabinet_app;
grant select, update on identity.lock to kabinet_batch;

create table identity.login (
  kind text not null,
  token bytea not null,
  subject_id uuid not null,
  value bytea not null,
  confirmed_at timestamp with time zone not null,
  constraint login_pkey PRIMARY KEY (kind, token),
  constraint login_subject_id_kind_key UNIQUE (subject_id, kind),
  constraint login_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES identity.subject(subject_id),
  constraint login_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'email'::text, 'inn'::text, 'snils'::text]))),
  constraint login_token_check CHECK ((length(token) = 32))
);
grant delete, insert, select, update on identity.login to kabinet_app;
grant select on identity.login to kabinet_batch;

create table identity.password (
  password_id uuid not null,
  subject_id uuid not null,
  digest bytea not null,
  created_at timestamp with time zone not null,
  replaced_at timestamp with time zone,
  constraint password_pkey PRIMARY KEY (password_id),
  constraint password_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES identity.subject(subject_id)
);
CREATE UNIQUE INDEX password_in_force ON identity.password USING btree (subject_id) WHERE (replaced_at IS NULL);
CREATE INDEX password_of_subject ON identity.password USING btree (subject_id, created_at DESC);
grant insert, select, update on identity.password to kabinet_app;

create table identity.subject (
  subject_id uuid not null,
  oid bigint generated always as identity not null,
  person bytea not null,
  level text not null,
  roles text[] default '{}'::text[] not null,
  opened_at timestamp with time zone not null,
  constraint subject_pkey PRIMARY KEY (subject_id),
  constraint subject_oid_key UNIQUE (oid),
  constraint subject_level_check CHECK ((level = ANY (ARRAY['simplified'::text, 'standard'::text, 'confirmed'::text])))
);
grant insert, select, update on identity.subject to kabinet_app;
grant select on identity.subject to kabinet_batch;

-- function identity.forgive_guess(p_subject uuid, p_all boolean) returns void
-- function identity.take_guess(p_subject uuid, p_guess uuid, p_kind text, p_wall timestamp with time zone, p_lock interval, p_address text) returns TABLE(verdict text, locked_until timestamp with time zone)
