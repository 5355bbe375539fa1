-- What the OpenID provider keeps, and the programs that may connect. Codes and tokens are kept as
-- SHA-256 only; a client's metadata with its secret is sealed.
create schema sign_on;
grant usage on schema sign_on to kabinet_app, kabinet_batch;

create table sign_on.record (
  kind text not null,
  id text not null,
  payload jsonb not null,
  grant_id text,
  uid text,
  expires_at timestamptz,
  consumed_at timestamptz,
  primary key (kind, id)
);
create index record_of_grant on sign_on.record (grant_id) where grant_id is not null;
create unique index record_by_uid on sign_on.record (kind, uid) where uid is not null;
create index record_age on sign_on.record (expires_at);
grant select, insert, update, delete on sign_on.record to kabinet_app;
grant select, delete on sign_on.record to kabinet_batch;

create table sign_on.client (
  client_id text primary key check (length(client_id) between 1 and 100),
  metadata bytea not null,
  changed_at timestamptz not null
);
grant select, insert, update on sign_on.client to kabinet_app;
