-- Everything a state registry ever said, as it said it: the proof behind every fact it gave
-- (VER-5). Knows no taxpayer; whoever used an answer keeps its id.
create schema registries;
grant usage on schema registries to kabinet_app, kabinet_batch;

create table registries.answer (
  answer_id uuid primary key,
  service text not null check (service in ('inn-by-person', 'snils-by-person', 'passport-state',
    'real-estate', 'vehicles', 'family', 'benefits')),
  request_id uuid not null,
  registry_id text,
  sent_at timestamptz not null,
  answered_at timestamptz not null,
  as_of date not null,
  outcome text not null check (outcome in ('found', 'notFound', 'several', 'mismatch',
    'unreadable', 'refused')),
  -- Of the plain text.
  raw_sha256 bytea not null check (length(raw_sha256) = 32),
  -- Sealed (AES-256-GCM).
  raw bytea not null,
  check (answered_at >= sent_at)
);
grant select, insert on registries.answer to kabinet_app, kabinet_batch;
