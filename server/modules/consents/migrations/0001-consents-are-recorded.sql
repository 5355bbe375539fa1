-- One row per consent given: which text, by whom, when and from where (152-ФЗ art. 9). Append-only.
create schema consents;
grant usage on schema consents to kabinet_app, kabinet_batch;

create table consents.consent (
  consent_id uuid primary key,
  subject_id uuid not null,
  purpose text not null check (purpose in ('agreement', 'personal_data')),
  version text not null,
  text_sha256 text not null check (text_sha256 ~ '^[0-9a-f]{64}$'),
  given_at timestamptz not null,
  recorded_at timestamptz not null,
  channel text not null,
  address text,
  proof jsonb not null,
  unique (subject_id, purpose, version)
);
grant select, insert on consents.consent to kabinet_app;
grant select on consents.consent to kabinet_batch;
