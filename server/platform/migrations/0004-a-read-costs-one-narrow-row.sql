-- Reads are journalled far oftener than the journal is read, so its row carries no more indexes
-- than somebody uses. A taxpayer's own rows are found, in order of time, by the primary key: its
-- ids are UUIDs of version 7.
drop index platform.audit_event_by_time;

-- Rows come in the order of their time and never go: one entry for some pages is as good to the
-- sealer as one for each row, and costs the writer next to nothing.
drop index platform.audit_event_recorded;
create index audit_event_recorded on platform.audit_event
  using brin (recorded_at) with (pages_per_range = 32, autosummarize = on);

-- A check of a table is read from the catalogue as text at every insert. Names of actions are our
-- own constants; routes with one that is too long do not start (`assertRoutes`).
alter table platform.audit_event drop constraint audit_event_action_check;

-- A kept page stays in its row as it is: to unpack it, or to fetch it from a second table, at
-- every read costs more than its few kilobytes.
alter table platform.kept_page alter column page set storage external;
alter table platform.kept_page set (toast_tuple_target = 8160);

-- Whether a session holds: said once, put by the planner into whoever asks.
create function platform.session_holds(
  s platform.web_session, p_wall timestamptz, p_idle interval
) returns boolean language sql stable as $$
  select s.revoked_at is null and s.expires_at > p_wall and s.last_active + p_idle > p_wall
$$;

-- A write for each request would double its cost; five seconds of idleness are not missed.
create function platform.session_is_stale(
  s platform.web_session, p_wall timestamptz, p_background boolean
) returns boolean language sql stable as $$
  select not p_background and s.last_active < p_wall - interval '5 seconds'
$$;

create function platform.touch_session(p_hash bytea, p_wall timestamptz)
returns void language sql as $$
  update platform.web_session set last_active = p_wall
    where id_hash = p_hash and last_active < p_wall
$$;

create or replace function platform.open_session(
  p_hash bytea, p_wall timestamptz, p_idle interval, p_background boolean
) returns setof platform.web_session language plpgsql as $$
declare s platform.web_session;
begin
  select * into s from platform.web_session w
    where w.id_hash = p_hash and platform.session_holds(w, p_wall, p_idle);
  if not found then return; end if;
  if platform.session_is_stale(s, p_wall, p_background) then
    perform platform.touch_session(p_hash, p_wall);
    s.last_active := p_wall;
  end if;
  return next s;
end $$;

-- The composed pages are functions of another shape now (`platform.read_page_…`).
drop function if exists platform.page_home(bytea, boolean, timestamptz, interval, timestamptz,
  date, uuid, text, text);
