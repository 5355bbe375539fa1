-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table documents.document (
  taxpayer_id bigint not null,
  document_id uuid not null,
  kind text not null,
  number text not null,
  name text not null,
  mime text not null,
  sha256 bytea not null,
  size_bytes integer not null,
  content bytea not null,
  kept_at timestamp with time zone not null,
  constraint document_pkey PRIMARY KEY (taxpayer_id, document_id),
  constraint document_taxpayer_id_kind_number_key UNIQUE (taxpayer_id, kind, number),
  constraint document_kind_check CHECK (((kind ~ '^[a-z]+(_[a-z]+)*$'::text) AND (length(kind) <= 40))),
  constraint document_mime_check CHECK (((length(mime) >= 3) AND (length(mime) <= 100))),
  constraint document_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint document_number_check CHECK (((length(number) >= 1) AND (length(number) <= 60))),
  constraint document_sha256_check CHECK ((length(sha256) = 32)),
  constraint document_size_bytes_check CHECK ((size_bytes > 0))
);
alter table documents.document force row level security;
create policy batch on documents.document for all to kabinet_batch using (true) with check (true);
create policy own on documents.document for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on documents.document to kabinet_app;
grant select on documents.document to kabinet_batch;
