-- Files a person keeps beside things of hers: a bill beside a receipt. She may remove them; the
-- journal keeps that there was one.
create schema attachments;
grant usage on schema attachments to kabinet_app, kabinet_batch;

create table attachments.attachment (
  taxpayer_id bigint not null,
  attachment_id uuid not null,
  -- What it belongs to: receipt:0001abcdef.
  thing text not null check (thing ~ '^[a-z]+(-[a-z]+)*:[\w-]{1,60}$'),
  -- Sealed: the name a person gave.
  name bytea not null,
  mime text not null check (mime in ('application/pdf', 'image/png', 'image/jpeg')),
  -- Keyed hash of the plain bytes: the same file of a thing is kept once.
  content_hash bytea not null check (length(content_hash) = 32),
  size_bytes int not null check (size_bytes between 1 and 10485760),
  -- Sealed (AES-256-GCM).
  content bytea not null,
  kept_at timestamptz not null,
  primary key (taxpayer_id, attachment_id),
  unique (taxpayer_id, thing, content_hash)
);
-- A page is already compressed or encrypted: trying again only costs.
alter table attachments.attachment alter column content set storage external;
alter table attachments.attachment enable row level security;
alter table attachments.attachment force row level security;
create policy own on attachments.attachment to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on attachments.attachment to kabinet_batch using (true) with check (true);
grant select, insert, delete on attachments.attachment to kabinet_app;
grant select on attachments.attachment to kabinet_batch;
