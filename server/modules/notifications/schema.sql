-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table notifications.calendar_link (
  taxpayer_id bigint not null,
  link_id uuid not null,
  with_sums boolean not null,
  language text not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint calendar_link_pkey PRIMARY KEY (taxpayer_id, link_id),
  constraint calendar_link_language_check CHECK ((language = ANY (ARRAY['ru'::text, 'en'::text])))
);
alter table notifications.calendar_link force row level security;
CREATE UNIQUE INDEX calendar_link_in_force ON notifications.calendar_link USING btree (taxpayer_id) WHERE (ended_at IS NULL);
create policy batch on notifications.calendar_link for all to kabinet_batch using (true) with check (true);
create policy own on notifications.calendar_link for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on notifications.calendar_link to kabinet_app;
grant select on notifications.calendar_link to kabinet_batch;

create table notifications.calendar_token (
  token bytea not null,
  taxpayer_id bigint not null,
  link_id uuid not null,
  constraint calendar_token_pkey PRIMARY KEY (token),
  constraint calendar_token_token_check CHECK ((length(token) = 32))
);
grant delete, insert, select on notifications.calendar_token to kabinet_app;

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

create table notifications.reminder (
  taxpayer_id bigint not null,
  charge_id uuid not null,
  due_on date not null,
  told_at timestamp with time zone not null,
  constraint reminder_pkey PRIMARY KEY (taxpayer_id, charge_id)
);
alter table notifications.reminder force row level security;
create policy batch on notifications.reminder for all to kabinet_batch using (true) with check (true);
create policy own on notifications.reminder for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on notifications.reminder to kabinet_app;
grant select on notifications.reminder to kabinet_batch;

create table notifications.reminder_wish (
  taxpayer_id bigint not null,
  is_on boolean not null,
  days_before smallint not null,
  chosen_at timestamp with time zone not null,
  constraint reminder_wish_pkey PRIMARY KEY (taxpayer_id),
  constraint reminder_wish_days_before_check CHECK (((days_before >= 1) AND (days_before <= 30)))
);
alter table notifications.reminder_wish force row level security;
create policy batch on notifications.reminder_wish for all to kabinet_batch using (true) with check (true);
create policy own on notifications.reminder_wish for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on notifications.reminder_wish to kabinet_app;
grant select on notifications.reminder_wish to kabinet_batch;

-- function notifications.page_home_events(p_taxpayer bigint, p_today date) returns json
-- function notifications.page_home_unread(p_taxpayer bigint, p_today date) returns bigint
