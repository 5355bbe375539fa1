-- Yearly assessments of a person with their traces, the notices made of them, what could not be
-- known.
create schema assessments;
grant usage on schema assessments to kabinet_app, kabinet_batch;

create sequence assessments.notice_number as bigint start 10000001;
create sequence assessments.uin_number as bigint;
grant usage on sequence assessments.notice_number, assessments.uin_number
  to kabinet_app, kabinet_batch;

-- One row per version of the tax on one object for one year; the newest one holds.
create table assessments.assessment (
  taxpayer_id bigint not null,
  tax_year smallint not null,
  tax text not null check (tax in ('property', 'land', 'transport')),
  object_id uuid not null,
  version int not null check (version > 0),
  amount_kopecks bigint not null check (amount_kopecks >= 0),
  unverified boolean not null,
  -- SHA-256 of the trace without the dates of its sources: tells whether anything material changed.
  fingerprint bytea not null,
  -- Absent when the right of the year is gone and nothing is owed any more.
  trace jsonb check (trace is not null or amount_kopecks = 0),
  -- The charge that stands for it; null: nothing is charged (zero, or below the least of a notice).
  charge_id uuid,
  computed_at timestamptz not null,
  primary key (taxpayer_id, tax_year, tax, object_id, version)
);
create constraint trigger page_changed after insert or update on assessments.assessment
  deferrable initially deferred for each row execute function platform.page_changed();
create unique index assessment_of_charge on assessments.assessment
  (taxpayer_id, charge_id, version) where charge_id is not null;

create table assessments.notice (
  taxpayer_id bigint not null,
  number text not null,
  tax_year smallint not null,
  made_on date not null,
  due_on date not null,
  total_kopecks bigint not null,
  charge_ids uuid[] not null,
  recorded_at timestamptz not null,
  primary key (taxpayer_id, number)
);

-- What could not be reckoned and why; settled as soon as it can.
create table assessments.unknown (
  taxpayer_id bigint not null,
  tax_year smallint not null,
  tax text not null,
  object_id uuid not null,
  code text not null,
  args jsonb not null,
  since timestamptz not null,
  settled_at timestamptz,
  primary key (taxpayer_id, tax_year, tax, object_id)
);
create index unknown_open on assessments.unknown (taxpayer_id) where settled_at is null;

-- Years of a person that are assessed at all: those since the account was opened, earlier ones by
-- wish.
create table assessments.year (
  taxpayer_id bigint not null,
  tax_year smallint not null,
  assessed_at timestamptz,
  primary key (taxpayer_id, tax_year)
);
-- New rates are tried on everybody with a year that waits.
create index year_waiting on assessments.year (taxpayer_id) where assessed_at is null;

-- Where the penalty of an unpaid charge stands.
create table assessments.penalty (
  taxpayer_id bigint not null,
  principal_id uuid not null,
  charge_id uuid not null,
  through date not null,
  primary key (taxpayer_id, principal_id),
  unique (taxpayer_id, charge_id)
);

do $$
declare t text;
begin
  foreach t in array array['assessment', 'notice', 'unknown', 'year', 'penalty'] loop
    execute format('alter table assessments.%I enable row level security', t);
    execute format('alter table assessments.%I force row level security', t);
    execute format('create policy own on assessments.%I to kabinet_app
      using (taxpayer_id = platform.current_taxpayer())
      with check (taxpayer_id = platform.current_taxpayer())', t);
    execute format('create policy batch on assessments.%I to kabinet_batch
      using (true) with check (true)', t);
    execute format('grant select, insert on assessments.%I to kabinet_app, kabinet_batch', t);
  end loop;
end $$;
grant update on assessments.unknown, assessments.year, assessments.penalty
  to kabinet_app, kabinet_batch;

-- The part «property» of home: each object with the tax of its latest assessed year.
create function assessments.page_home(p_taxpayer bigint, p_today date)
returns json language plpgsql stable as $$
begin
  return coalesce((
    select json_agg(json_build_object('objectId', o.object_id, 'kind', o.kind,
      'title', o.title, 'lastTaxKopecks', last.amount_kopecks) order by o.family, o.title)
    from property.objects(p_taxpayer) o
    left join lateral (
      select a.amount_kopecks from assessments.assessment a
      where a.taxpayer_id = p_taxpayer and a.object_id = o.object_id
      order by a.tax_year desc, a.version desc limit 1
    ) as last on true), '[]');
end $$;
