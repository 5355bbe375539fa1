-- A kept page has a name of its own: who holds the text of that name needs not be sent it again.
-- It is random, not a number that counts: after a database was put back an old name never comes
-- again for another text.
alter table platform.kept_page add column version uuid not null default gen_random_uuid();

-- The composed pages are functions of another shape now (`platform.read_page_…`).
drop function if exists platform.read_page_home(bytea, boolean, timestamptz, interval, timestamptz,
  date, uuid, text, text, boolean);

-- A session that somebody is changing at this moment is not waited for: who changes it touches it
-- too, or ends it. Many travel together, and none may hold up the others.
create or replace function platform.touch_session(p_hash bytea, p_wall timestamptz)
returns void language sql as $$
  update platform.web_session set last_active = p_wall where id_hash = (
    select w.id_hash from platform.web_session w
    where w.id_hash = p_hash and w.last_active < p_wall for no key update skip locked)
$$;

-- Reads of kept pages that came together: one round trip, but each read is a transaction of its
-- own, with the taxpayer of its own session and the rights of the caller. None of them waits for
-- the disk; the last statement does, and the log is written in order, so when this answers every
-- row of the journal is on the disk.
--
-- A list answers in the order of what was asked: whose session the read was (null: none is alive;
-- empty: its level opens no page of a taxpayer), the version of the kept page (null: none is kept,
-- nothing was read or journalled) and its text where the asker holds another version.
create procedure platform.read_kept_pages(
  p_names text[], p_sessions bytea[], p_backgrounds boolean[], p_held uuid[], p_audits uuid[],
  p_requests text[], p_addresses text[], p_wall timestamptz, p_idle interval, p_now timestamptz,
  p_today date, inout p_states text[], inout p_versions uuid[], inout p_pages text[]
) language plpgsql as $$
declare
  owner bigint; subject uuid; is_stale boolean; setting text; kept uuid; body text;
  is_flushed boolean := true; many int := cardinality(p_sessions);
begin
  p_states := array_fill(null::text, array[many]);
  p_versions := array_fill(null::uuid, array[many]);
  p_pages := array_fill(null::text, array[many]);
  for i in 1 .. many loop
    setting := set_config('synchronous_commit', 'off', true);
    select case when s.level <> 'simplified' then s.taxpayer_id end, s.subject_id,
        platform.session_is_stale(s, p_wall, p_backgrounds[i])
      into owner, subject, is_stale
      from platform.web_session s
      where s.id_hash = p_sessions[i] and platform.session_holds(s, p_wall, p_idle);
    if found then
      if is_stale then
        perform platform.touch_session(p_sessions[i], p_wall);
        is_flushed := false;
      end if;
      p_states[i] := 'low';
      if owner is not null then
        p_states[i] := 'absent';
        setting := set_config('app.taxpayer', owner::text, true);
        select k.version, case when k.version is distinct from p_held[i] then k.page end
          into kept, body
          from platform.kept_page k
          left join platform.page_version v on v.taxpayer_id = k.taxpayer_id
          where k.taxpayer_id = owner and k.name = p_names[i] and k.today = p_today
            and k.changes = coalesce(v.changes, 0);
        if found then
          insert into platform.audit_event (taxpayer_id, audit_id, at, recorded_at, actor, action,
            object, outcome, request_id, address)
          values (owner, p_audits[i], p_now, p_wall, 'subject:' || subject, p_names[i] || '.read',
            null, 'done', p_requests[i], p_addresses[i]);
          is_flushed := false;
          p_states[i] := 'kept';
          p_versions[i] := kept;
          p_pages[i] := body;
        end if;
      end if;
    end if;
    commit;
  end loop;
  if not is_flushed then perform pg_logical_emit_message(true, 'kabinet.flush', ''); end if;
end $$;

-- The live sessions among many cookies.
create function platform.open_sessions(
  p_hashes bytea[], p_backgrounds boolean[], p_wall timestamptz, p_idle interval
) returns setof platform.web_session language plpgsql as $$
begin
  perform platform.touch_session(w.id_hash, p_wall)
    from unnest(p_hashes, p_backgrounds) as a(hash, background)
    join platform.web_session w on w.id_hash = a.hash
    where platform.session_holds(w, p_wall, p_idle)
      and platform.session_is_stale(w, p_wall, a.background);
  return query
    select w.* from platform.web_session w
      where w.id_hash = any (p_hashes) and platform.session_holds(w, p_wall, p_idle);
end $$;
