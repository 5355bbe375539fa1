-- The yearly mass assessment (design §6 `assess`): where a run stands, and what it writes for a
-- page of people in one statement.

-- One row a year: a run that was broken off goes on behind the last page it finished.
create table assessments.mass_run (
  tax_year smallint primary key,
  after_taxpayer bigint not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz
);
grant select, insert, update on assessments.mass_run to kabinet_batch;

-- Keeps what was decided for a page: versions, notices, days of penalties, news, what is unknown,
-- and that the year is assessed. Keys of p_page are the tables' names. Answers how many unknown
-- taxes are new, by taxpayer.
create function assessments.keep_page(p_act jsonb, p_page jsonb) returns jsonb
language plpgsql as $$
declare
  this_moment timestamptz := (p_act ->> 'now')::timestamptz;
  wall timestamptz := (p_act ->> 'wall')::timestamptz;
  year smallint := (p_page ->> 'tax_year')::smallint;
  added jsonb;
begin
  insert into assessments.assessment (taxpayer_id, tax_year, tax, object_id, version,
      amount_kopecks, unverified, fingerprint, trace, charge_id, computed_at)
    select taxpayer_id, tax_year, tax, object_id, version, amount_kopecks, unverified, fingerprint,
      trace, charge_id, this_moment
    from jsonb_populate_recordset(null::assessments.assessment, p_page -> 'assessment');
  insert into assessments.notice (taxpayer_id, number, tax_year, made_on, due_on, total_kopecks,
      charge_ids, recorded_at)
    select taxpayer_id, number, tax_year, made_on, due_on, total_kopecks, charge_ids, this_moment
    from jsonb_populate_recordset(null::assessments.notice, p_page -> 'notice');
  insert into platform.due (taxpayer_id, kind, due_key, due_at, data)
    select taxpayer_id, kind, due_key, due_at, data
    from jsonb_populate_recordset(null::platform.due, p_page -> 'due') on conflict do nothing;
  insert into platform.event (taxpayer_id, event_id, type, topics, data, at, recorded_at)
    select taxpayer_id, event_id, 'charge.accrued', '{account,property}', data, this_moment, wall
    from jsonb_populate_recordset(null::platform.event, p_page -> 'event');
  insert into platform.delivery (taxpayer_id, event_id, listener)
    select e.taxpayer_id, e.event_id, listener
    from jsonb_populate_recordset(null::platform.event, p_page -> 'event') e,
      jsonb_array_elements_text(p_act -> 'listeners') as listener;
  with written as (
    insert into assessments.unknown as u (taxpayer_id, tax_year, tax, object_id, code, args, since)
    select taxpayer_id, year, tax, object_id, code, args, this_moment
    from jsonb_populate_recordset(null::assessments.unknown, p_page -> 'unknown')
    on conflict (taxpayer_id, tax_year, tax, object_id) do update
      set code = excluded.code, args = excluded.args, since = excluded.since, settled_at = null
      where u.settled_at is not null or u.code <> excluded.code
    returning taxpayer_id
  ), counted as (
    select taxpayer_id, count(*) as count from written group by taxpayer_id
  )
  select coalesce(jsonb_agg(to_jsonb(c)), '[]') into added from counted c;
  update assessments.unknown u set settled_at = this_moment
    from jsonb_array_elements_text(p_page -> 'people') as person
    where u.taxpayer_id = person::bigint and u.tax_year = year and u.settled_at is null
      and not exists (
        select from jsonb_populate_recordset(null::assessments.unknown, p_page -> 'unknown') o
        where o.taxpayer_id = u.taxpayer_id and o.object_id = u.object_id);
  update assessments.year y set assessed_at = this_moment
    from jsonb_array_elements_text(p_page -> 'people') as person
    where y.taxpayer_id = person::bigint and y.tax_year = year;
  return added;
end $$;
