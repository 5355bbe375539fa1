create schema audit;
grant usage on schema audit to kabinet_batch;

create table audit.seal (
  seal_no bigint primary key check (seal_no > 0),
  leaves int not null check (leaves > 0),
  root bytea not null check (length(root) = 32),
  head bytea not null unique check (length(head) = 32),
  sealed_at timestamptz not null,
  signature text not null
);

-- In the order in which the sealer saw them; the row behind a leaf may be recomputed at any time.
create table audit.leaf (
  seal_no bigint not null references audit.seal,
  place int not null check (place >= 0),
  taxpayer_id bigint not null,
  audit_id uuid not null,
  hash bytea not null check (length(hash) = 32),
  primary key (seal_no, place),
  unique (audit_id)
);
grant select, insert on audit.seal, audit.leaf to kabinet_batch;
