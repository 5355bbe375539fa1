create schema notifications;
grant usage on schema notifications to kabinet_app, kabinet_batch;

create table notifications.notification (
  taxpayer_id bigint not null,
  notification_id uuid not null,
  event_id uuid not null,
  kind text not null,
  at timestamptz not null,
  title_ru text not null,
  title_en text not null,
  text_ru text not null,
  text_en text not null,
  href text,
  read_at timestamptz,
  primary key (taxpayer_id, notification_id),
  unique (taxpayer_id, event_id, kind)
);
create constraint trigger page_changed after insert or update on notifications.notification
  deferrable initially deferred for each row execute function platform.page_changed();
create index notification_by_time on notifications.notification (taxpayer_id, at desc);
create index notification_unread on notifications.notification (taxpayer_id) where read_at is null;
alter table notifications.notification enable row level security;
alter table notifications.notification force row level security;
create policy own on notifications.notification to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on notifications.notification to kabinet_batch using (true) with check (true);
grant select, insert, update on notifications.notification to kabinet_app;
grant select on notifications.notification to kabinet_batch;

-- The parts of the home page: the last events and how many are unread.
create function notifications.page_home_events(p_taxpayer bigint, p_today date)
returns json language plpgsql stable as $$
begin
  return coalesce((
    select json_agg(json_build_object(
      'id', notification_id,
      'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'text', json_build_object('ru', title_ru, 'en', title_en), 'href', href) order by at desc)
    from (select * from notifications.notification where taxpayer_id = p_taxpayer
          order by at desc limit 5) last), '[]');
end $$;

create function notifications.page_home_unread(p_taxpayer bigint, p_today date)
returns bigint language plpgsql stable as $$
begin
  return (select count(*) from notifications.notification
    where taxpayer_id = p_taxpayer and read_at is null);
end $$;
grant execute on function notifications.page_home_events, notifications.page_home_unread
  to kabinet_app;
