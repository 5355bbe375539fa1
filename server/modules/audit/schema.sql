-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table audit.leaf (
  seal_no bigint not null,
  place integer not null,
  taxpayer_id bigint not null,
  audit_id uuid not null,
  hash bytea not null,
  constraint leaf_pkey PRIMARY KEY (seal_no, place),
  constraint leaf_audit_id_key UNIQUE (audit_id),
  constraint leaf_seal_no_fkey FOREIGN KEY (seal_no) REFERENCES audit.seal(seal_no),
  constraint leaf_hash_check CHECK ((length(hash) = 32)),
  constraint leaf_place_check CHECK ((place >= 0))
);
grant insert, select on audit.leaf to kabinet_batch;

create table audit.seal (
  seal_no bigint not null,
  leaves integer not null,
  root bytea not null,
  head bytea not null,
  sealed_at timestamp with time zone not null,
  signature text not null,
  constraint seal_pkey PRIMARY KEY (seal_no),
  constraint seal_head_key UNIQUE (head),
  constraint seal_head_check CHECK ((length(head) = 32)),
  constraint seal_leaves_check CHECK ((leaves > 0)),
  constraint seal_root_check CHECK ((length(root) = 32)),
  constraint seal_seal_no_check CHECK ((seal_no > 0))
);
grant insert, select on audit.seal to kabinet_batch;
