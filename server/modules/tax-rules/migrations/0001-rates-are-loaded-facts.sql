-- What an operator loads because the law leaves it to regions and municipalities. Nobody's personal
-- data.
create schema tax_rules;
grant usage on schema tax_rules to kabinet_app, kabinet_batch;

create table tax_rules.rate (
  -- Eight digits of a municipality, or NN000000 for a whole region.
  oktmo text not null check (oktmo ~ '^\d{8}$'),
  tax text not null check (tax in ('property', 'land', 'transport')),
  key text not null check (length(key) between 1 and 60),
  value text not null check (value ~ '^\d{1,12}(\.\d{1,6})?$'),
  unit text not null check (unit in ('fraction', 'RUB/hp')),
  from_on date not null,
  to_on date check (to_on >= from_on),
  source text not null check (length(source) between 1 and 500),
  checked_on date not null,
  primary key (oktmo, tax, key, from_on)
);

-- Which files were loaded, when and what they changed.
create table tax_rules.import (
  import_id uuid primary key,
  imported_at timestamptz not null,
  name text not null,
  sha256 text not null,
  added int not null,
  changed int not null
);
create index import_by_hash on tax_rules.import (sha256);

grant select on tax_rules.rate, tax_rules.import to kabinet_app, kabinet_batch;
grant insert, update on tax_rules.rate to kabinet_batch;
grant insert on tax_rules.import to kabinet_batch;
