-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table property.fact (
  taxpayer_id bigint not null,
  object_id uuid not null,
  version integer not null,
  facts jsonb not null,
  as_of date not null,
  answer_id uuid not null,
  recorded_at timestamp with time zone not null,
  constraint fact_pkey PRIMARY KEY (taxpayer_id, object_id, version),
  constraint fact_taxpayer_id_object_id_fkey FOREIGN KEY (taxpayer_id, object_id) REFERENCES property.object(taxpayer_id, object_id)
);
alter table property.fact force row level security;
create policy batch on property.fact for all to kabinet_batch using (true) with check (true);
create policy own on property.fact for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
CREATE CONSTRAINT TRIGGER page_changed AFTER INSERT OR UPDATE ON property.fact DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.page_changed();
grant insert, select on property.fact to kabinet_app;
grant insert, select on property.fact to kabinet_batch;

create table property.object (
  taxpayer_id bigint not null,
  object_id uuid not null,
  family text not null,
  registry_number text not null,
  kind text not null,
  title text not null,
  version integer not null,
  first_seen_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  missing_since timestamp with time zone,
  constraint object_pkey PRIMARY KEY (taxpayer_id, object_id),
  constraint object_taxpayer_id_registry_number_key UNIQUE (taxpayer_id, registry_number),
  constraint object_family_check CHECK ((family = ANY (ARRAY['building'::text, 'land'::text, 'vehicle'::text]))),
  constraint object_registry_number_check CHECK (((length(registry_number) >= 1) AND (length(registry_number) <= 60))),
  constraint object_version_check CHECK ((version > 0))
);
alter table property.object force row level security;
create policy batch on property.object for all to kabinet_batch using (true) with check (true);
create policy own on property.object for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
CREATE CONSTRAINT TRIGGER page_changed AFTER INSERT OR UPDATE ON property.object DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.page_changed();
grant insert, select, update on property.object to kabinet_app;
grant insert, select, update on property.object to kabinet_batch;

create table property.part (
  taxpayer_id bigint not null,
  part text not null,
  facts jsonb not null,
  as_of date,
  answer_id uuid,
  answered_at timestamp with time zone,
  failed text,
  constraint part_pkey PRIMARY KEY (taxpayer_id, part),
  constraint part_part_check CHECK ((part = ANY (ARRAY['real-estate'::text, 'vehicles'::text, 'family'::text, 'benefits'::text])))
);
alter table property.part force row level security;
create policy batch on property.part for all to kabinet_batch using (true) with check (true);
create policy own on property.part for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on property.part to kabinet_app;
grant insert, select, update on property.part to kabinet_batch;

create table property.refresh (
  taxpayer_id bigint not null,
  next_at timestamp with time zone not null,
  attempts integer default 0 not null,
  loaded_at timestamp with time zone,
  constraint refresh_pkey PRIMARY KEY (taxpayer_id)
);
alter table property.refresh force row level security;
CREATE INDEX refresh_waiting ON property.refresh USING btree (next_at);
create policy batch on property.refresh for all to kabinet_batch using (true) with check (true);
create policy own on property.refresh for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on property.refresh to kabinet_app;
grant insert, select, update on property.refresh to kabinet_batch;

-- function property.objects(p_taxpayer bigint) returns TABLE(object_id uuid, family text, kind text, title text, registry_number text, version integer, facts jsonb, as_of date, answer_id uuid, recorded_at timestamp with time zone, missing_since timestamp with time zone)
