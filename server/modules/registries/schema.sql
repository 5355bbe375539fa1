-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table registries.answer (
  answer_id uuid not null,
  service text not null,
  request_id uuid not null,
  registry_id text,
  sent_at timestamp with time zone not null,
  answered_at timestamp with time zone not null,
  as_of date not null,
  outcome text not null,
  raw_sha256 bytea not null,
  raw bytea not null,
  constraint answer_pkey PRIMARY KEY (answer_id),
  constraint answer_check CHECK ((answered_at >= sent_at)),
  constraint answer_outcome_check CHECK ((outcome = ANY (ARRAY['found'::text, 'notFound'::text, 'several'::text, 'mismatch'::text, 'unreadable'::text, 'refused'::text]))),
  constraint answer_raw_sha256_check CHECK ((length(raw_sha256) = 32)),
  constraint answer_service_check CHECK ((service = ANY (ARRAY['inn-by-person'::text, 'snils-by-person'::text, 'passport-state'::text, 'real-estate'::text, 'vehicles'::text, 'family'::text, 'benefits'::text])))
);
grant insert, select on registries.answer to kabinet_app;
grant insert, select on registries.answer to kabinet_batch;
