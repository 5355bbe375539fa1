-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table sign_on.client (
  client_id text not null,
  metadata bytea not null,
  changed_at timestamp with time zone not null,
  constraint client_pkey PRIMARY KEY (client_id),
  constraint client_client_id_check CHECK (((length(client_id) >= 1) AND (length(client_id) <= 100)))
);
grant insert, select, update on sign_on.client to kabinet_app;

create table sign_on.record (
  kind text not null,
  id text not null,
  payload jsonb not null,
  grant_id text,
  uid text,
  expires_at timestamp with time zone,
  consumed_at timestamp with time zone,
  constraint record_pkey PRIMARY KEY (kind, id)
);
CREATE INDEX record_age ON sign_on.record USING btree (expires_at);
CREATE UNIQUE INDEX record_by_uid ON sign_on.record USING btree (kind, uid) WHERE (uid IS NOT NULL);
CREATE INDEX record_of_grant ON sign_on.record USING btree (grant_id) WHERE (grant_id IS NOT NULL);
grant delete, insert, select, update on sign_on.record to kabinet_app;
grant delete, select on sign_on.record to kabinet_batch;
