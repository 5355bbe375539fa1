-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table notifications.notification (
  taxpayer_id bigint not null,
  notification_id uuid not null,
  event_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  title_ru text not null,
  title_en text not null,
  text_ru text not null,
  text_en text not null,
  href text,
  read_at timestamp with time zone,
  constraint notification_pkey PRIMARY KEY (taxpayer_id, notification_id),
  constraint notification_taxpayer_id_event_id_kind_key UNIQUE (taxpayer_id, event_id, kind)
);
alter table notifications.notification force row level security;
CREATE INDEX notification_by_time ON notifications.notification USING btree (taxpayer_id, at DESC);
CREATE INDEX notification_unread ON notifications.notification USING btree (taxpayer_id) WHERE (read_at IS NULL);
create policy batch on notifications.notification for all to kabinet_batch using (true) with check (true);
create policy own on notifications.notification for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
CREATE CONSTRAINT TRIGGER page_changed AFTER INSERT OR UPDATE ON notifications.notification DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.page_changed();
grant insert, select, update on notifications.notification to kabinet_app;
grant select on notifications.notification to kabinet_batch;

-- function notifications.page_home_events(p_taxpayer bigint, p_today date) returns json
-- function notifications.page_home_unread(p_taxpayer bigint, p_today date) returns bigint
