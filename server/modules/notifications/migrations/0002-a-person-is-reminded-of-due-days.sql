-- Reminders of due days, and the personal link of the calendar feed.

-- The person's own choice; without a row: by mail, seven days before.
create table notifications.reminder_wish (
  taxpayer_id bigint not null,
  is_on boolean not null,
  days_before smallint not null check (days_before between 1 and 30),
  chosen_at timestamptz not null,
  primary key (taxpayer_id)
);

-- One row per charge that was reminded of: it is never told a second time.
create table notifications.reminder (
  taxpayer_id bigint not null,
  charge_id uuid not null,
  due_on date not null,
  told_at timestamptz not null,
  primary key (taxpayer_id, charge_id)
);

-- Every link a person ever made; the one without an end is in force.
create table notifications.calendar_link (
  taxpayer_id bigint not null,
  link_id uuid not null,
  with_sums boolean not null,
  language text not null check (language in ('ru', 'en')),
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (taxpayer_id, link_id)
);
create unique index calendar_link_in_force on notifications.calendar_link (taxpayer_id)
  where ended_at is null;

do $$
declare t text;
begin
  foreach t in array array['reminder_wish', 'reminder', 'calendar_link'] loop
    execute format('alter table notifications.%I enable row level security', t);
    execute format('alter table notifications.%I force row level security', t);
    execute format('create policy own on notifications.%I to kabinet_app
      using (taxpayer_id = platform.current_taxpayer())
      with check (taxpayer_id = platform.current_taxpayer())', t);
    execute format('create policy batch on notifications.%I to kabinet_batch
      using (true) with check (true)', t);
    execute format('grant select on notifications.%I to kabinet_batch', t);
  end loop;
end $$;
grant select, insert, update on notifications.reminder_wish, notifications.calendar_link
  to kabinet_app;
grant select, insert on notifications.reminder to kabinet_app;

-- Lookup: the secret of a link, hashed with a key, leads to its owner. An ended link is not here.
create table notifications.calendar_token (
  token bytea primary key check (length(token) = 32),
  taxpayer_id bigint not null,
  link_id uuid not null
);
grant select, insert, delete on notifications.calendar_token to kabinet_app;
