-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table tax_rules.import (
  import_id uuid not null,
  imported_at timestamp with time zone not null,
  name text not null,
  sha256 text not null,
  added integer not null,
  changed integer not null,
  constraint import_pkey PRIMARY KEY (import_id)
);
CREATE INDEX import_by_hash ON tax_rules.import USING btree (sha256);
grant select on tax_rules.import to kabinet_app;
grant insert, select on tax_rules.import to kabinet_batch;

create table tax_rules.rate (
  oktmo text not null,
  tax text not null,
  key text not null,
  value text not null,
  unit text not null,
  from_on date not null,
  to_on date,
  source text not null,
  checked_on date not null,
  constraint rate_pkey PRIMARY KEY (oktmo, tax, key, from_on),
  constraint rate_check CHECK ((to_on >= from_on)),
  constraint rate_key_check CHECK (((length(key) >= 1) AND (length(key) <= 60))),
  constraint rate_oktmo_check CHECK ((oktmo ~ '^\d{8}$'::text)),
  constraint rate_source_check CHECK (((length(source) >= 1) AND (length(source) <= 500))),
  constraint rate_tax_check CHECK ((tax = ANY (ARRAY['property'::text, 'land'::text, 'transport'::text]))),
  constraint rate_unit_check CHECK ((unit = ANY (ARRAY['fraction'::text, 'RUB/hp'::text]))),
  constraint rate_value_check CHECK ((value ~ '^\d{1,12}(\.\d{1,6})?$'::text))
);
grant select on tax_rules.rate to kabinet_app;
grant insert, select, update on tax_rules.rate to kabinet_batch;
