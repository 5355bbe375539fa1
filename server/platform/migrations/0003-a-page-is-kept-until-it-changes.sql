-- A composed page (design §4.12) is kept as it was written, with the number of changes it knows of.
-- Tables that pages show count every change of a row; a page that knows fewer is written anew.

create table platform.page_version (
  taxpayer_id bigint primary key,
  changes bigint not null
);

create table platform.kept_page (
  taxpayer_id bigint not null,
  name text not null,
  changes bigint not null,
  -- A page says what is due and what is late: of another day it is another page.
  today date not null,
  page text not null,
  primary key (taxpayer_id, name)
);

do $$
declare t text;
begin
  foreach t in array array['page_version', 'kept_page'] loop
    execute format('alter table platform.%I enable row level security', t);
    execute format('alter table platform.%I force row level security', t);
    execute format('create policy own on platform.%I to kabinet_app
      using (taxpayer_id = platform.current_taxpayer())
      with check (taxpayer_id = platform.current_taxpayer())', t);
  end loop;
end $$;
grant select, insert, update on platform.kept_page to kabinet_app;
-- Only the trigger counts, with the rights of the owner: at the commit of an act that went on for
-- another taxpayer the rows of both are counted.
grant select on platform.page_version to kabinet_app;
create policy count on platform.page_version to kabinet_owner using (true) with check (true);

-- How many changes the caller's snapshot shows.
create function platform.page_changes(p_taxpayer bigint) returns bigint language sql stable as $$
  select coalesce((select changes from platform.page_version where taxpayer_id = p_taxpayer), 0)
$$;

-- The row trigger of every table a page shows. It is deferred to the commit: its lock is then the
-- last one a transaction takes, so that it holds up no other act and closes no circle of locks.
create function platform.page_changed() returns trigger language plpgsql
security definer set search_path = '' as $$
begin
  insert into platform.page_version as v (taxpayer_id, changes) values (new.taxpayer_id, 1)
    on conflict (taxpayer_id) do update set changes = v.changes + 1;
  return null;
end $$;
