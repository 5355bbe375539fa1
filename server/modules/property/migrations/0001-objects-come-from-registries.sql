-- What the registries say a taxpayer owns. A changed fact is a new version; none is edited or
-- deleted.
create schema property;
grant usage on schema property to kabinet_app, kabinet_batch;

create table property.object (
  taxpayer_id bigint not null,
  object_id uuid not null,
  family text not null check (family in ('building', 'land', 'vehicle')),
  -- Cadastral number or VIN.
  registry_number text not null check (length(registry_number) between 1 and 60),
  kind text not null,
  title text not null,
  version int not null check (version > 0),
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  -- Since this moment the registry no longer names it among the person's objects.
  missing_since timestamptz,
  primary key (taxpayer_id, object_id),
  unique (taxpayer_id, registry_number)
);
create constraint trigger page_changed after insert or update on property.object
  deferrable initially deferred for each row execute function platform.page_changed();

create table property.fact (
  taxpayer_id bigint not null,
  object_id uuid not null,
  version int not null,
  facts jsonb not null,
  -- The day the registry's data are of, and its kept answer (VER-5).
  as_of date not null,
  answer_id uuid not null,
  recorded_at timestamptz not null,
  primary key (taxpayer_id, object_id, version),
  foreign key (taxpayer_id, object_id) references property.object
);
create constraint trigger page_changed after insert or update on property.fact
  deferrable initially deferred for each row execute function platform.page_changed();

-- What a registry last said, part by part; circumstances of the owner (minor children's days of
-- birth, benefits) stand here as facts, without names.
create table property.part (
  taxpayer_id bigint not null,
  part text not null check (part in ('real-estate', 'vehicles', 'family', 'benefits')),
  facts jsonb not null,
  as_of date,
  answer_id uuid,
  answered_at timestamptz,
  -- The last question had no good answer: the facts are of answered_at.
  failed text,
  primary key (taxpayer_id, part)
);

create table property.refresh (
  taxpayer_id bigint primary key,
  -- Business time of the next question; a moved clock makes it due at once.
  next_at timestamptz not null,
  attempts int not null default 0,
  loaded_at timestamptz
);
create index refresh_waiting on property.refresh (next_at);

do $$
declare t text;
begin
  foreach t in array array['object', 'fact', 'part', 'refresh'] loop
    execute format('alter table property.%I enable row level security', t);
    execute format('alter table property.%I force row level security', t);
    execute format('create policy own on property.%I to kabinet_app
      using (taxpayer_id = platform.current_taxpayer())
      with check (taxpayer_id = platform.current_taxpayer())', t);
    execute format('create policy batch on property.%I to kabinet_batch
      using (true) with check (true)', t);
    execute format('grant select, insert on property.%I to kabinet_app, kabinet_batch', t);
  end loop;
end $$;
grant update on property.object, property.part, property.refresh to kabinet_app, kabinet_batch;

-- An object with its present facts, for this module and for pages that show its taxes beside it.
create function property.objects(p_taxpayer bigint) returns table (
  object_id uuid, family text, kind text, title text, registry_number text, version int,
  facts jsonb,
  as_of date, answer_id uuid, recorded_at timestamptz, missing_since timestamptz
) language sql stable as $$
  select o.object_id, o.family, o.kind, o.title, o.registry_number, o.version, f.facts, f.as_of,
    f.answer_id, f.recorded_at, o.missing_since
  from property.object o
  join property.fact f using (taxpayer_id, object_id, version)
  where o.taxpayer_id = p_taxpayer
$$;
