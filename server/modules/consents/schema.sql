-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table consents.consent (
  consent_id uuid not null,
  subject_id uuid not null,
  purpose text not null,
  version text not null,
  text_sha256 text not null,
  given_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  channel text not null,
  address text,
  proof jsonb not null,
  constraint consent_pkey PRIMARY KEY (consent_id),
  constraint consent_subject_id_purpose_version_key UNIQUE (subject_id, purpose, version),
  constraint consent_purpose_check CHECK ((purpose = ANY (ARRAY['agreement'::text, 'personal_data'::text]))),
  constraint consent_text_sha256_check CHECK ((text_sha256 ~ '^[0-9a-f]{64}$'::text))
);
grant insert, select on consents.consent to kabinet_app;
grant select on consents.consent to kabinet_batch;
