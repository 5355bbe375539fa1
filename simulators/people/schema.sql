-- The population of the stand: what all state registries together know. Filled by the generator;
-- the registry simulators read it and change it where they are asked to.
create table if not exists stand.person (
  serial integer primary key,
  household integer not null,
  last_name text not null,
  first_name text not null,
  middle_name text,
  -- Last, first and middle name for comparing: one case, Ё as Е.
  name_key text not null,
  sex text not null check (sex in ('male', 'female')),
  birth_date date not null,
  birth_place text not null,
  inn text not null unique,
  snils text not null unique,
  -- Series and number together, ten digits; null below the age of 14.
  passport text unique,
  passport_issued_on date,
  passport_department text,
  passport_issuer text,
  passport_status text,
  passport_reason text,
  phone text unique,
  email text unique,
  address text not null,
  region text not null,
  oktmo text not null,
  jobs jsonb not null,
  persona text,
  -- Password, level and declared name of those who have an account; null for all others.
  account jsonb,
  is_registered boolean not null
);

create index if not exists person_by_name on stand.person (name_key, birth_date);

create table if not exists stand.estate (
  cadastral_number text primary key,
  kind text not null,
  area_m2 text not null,
  address text not null,
  region text not null,
  oktmo text not null,
  land_use text,
  permitted_use text,
  is_listed boolean not null,
  -- [{on, valueKopecks, recordedOn, basis}], ascending.
  cadastral_values jsonb not null
);

create table if not exists stand.estate_right (
  right_number text primary key,
  cadastral_number text not null references stand.estate (cadastral_number),
  serial integer not null references stand.person (serial),
  valid_from date not null,
  valid_to date,
  registered_on date not null,
  share_num integer not null check (share_num > 0),
  share_den integer not null check (share_den >= share_num),
  form text not null,
  basis text not null
);

create index if not exists estate_right_of_person on stand.estate_right (serial);
create index if not exists estate_right_of_estate on stand.estate_right (cadastral_number);

create table if not exists stand.vehicle (
  vin text primary key,
  kind text not null,
  kind_code text not null,
  category text not null,
  brand_model text not null,
  year_made integer not null,
  power_hp text not null,
  engine_volume_cm3 integer not null,
  eco_class integer not null,
  pts text not null,
  average_price_band text,
  is_wanted boolean not null
);

create table if not exists stand.vehicle_owner (
  vin text not null references stand.vehicle (vin),
  serial integer not null references stand.person (serial),
  registered_on date not null,
  deregistered_on date,
  reg_plate text not null,
  sts text not null,
  region text not null,
  oktmo text not null,
  primary key (vin, registered_on)
);

create index if not exists vehicle_owner_of_person on stand.vehicle_owner (serial);

create table if not exists stand.family_tie (
  serial integer not null references stand.person (serial),
  relative integer not null references stand.person (serial),
  relation text not null check (relation in ('spouse', 'child')),
  valid_from date not null,
  valid_to date,
  primary key (serial, relative)
);

create table if not exists stand.benefit (
  serial integer not null references stand.person (serial),
  code text not null,
  valid_from date not null,
  valid_to date,
  document text not null,
  primary key (serial, code, valid_from)
);
