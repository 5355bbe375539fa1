-- Papers made for a taxpayer or received from him, kept for ever: nobody may change or delete one.
create schema documents;
grant usage on schema documents to kabinet_app, kabinet_batch;

create table documents.document (
  taxpayer_id bigint not null,
  document_id uuid not null,
  -- What it is: payment_receipt, …; with its number it is kept once.
  kind text not null check (kind ~ '^[a-z]+(_[a-z]+)*$' and length(kind) <= 40),
  number text not null check (length(number) between 1 and 60),
  name text not null check (length(name) between 1 and 200),
  mime text not null check (length(mime) between 3 and 100),
  -- Of the plain bytes, so that a person can compare the file in hand.
  sha256 bytea not null check (length(sha256) = 32),
  size_bytes int not null check (size_bytes > 0),
  -- Sealed (AES-256-GCM): a copy of the table tells nothing.
  content bytea not null,
  kept_at timestamptz not null,
  primary key (taxpayer_id, document_id),
  unique (taxpayer_id, kind, number)
);
alter table documents.document enable row level security;
alter table documents.document force row level security;
create policy own on documents.document to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on documents.document to kabinet_batch using (true) with check (true);
grant select, insert on documents.document to kabinet_app;
grant select on documents.document to kabinet_batch;
