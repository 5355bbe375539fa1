-- The ground every module stands on: clock, events with their deliveries, audit, what falls due,
-- answers given once, web sessions, drafts. Runs as kabinet_owner.
create schema platform;
grant usage on schema platform to kabinet_app, kabinet_batch, kabinet_stand;

-- The taxpayer of the transaction; 0 = none. After the first SET LOCAL of a pooled connection the
-- setting is an empty string, not null, hence nullif.
create function platform.current_taxpayer() returns bigint language sql stable
as $$ select coalesce(nullif(current_setting('app.taxpayer', true), '')::bigint, 0) $$;

create table platform.clock (
  one boolean primary key default true check (one),
  business_offset_ms bigint not null default 0,
  wall_offset_ms bigint not null default 0
);
insert into platform.clock default values;
grant select on platform.clock to kabinet_app, kabinet_batch;
grant select, update on platform.clock to kabinet_stand;

-- Facts that happened, in the transaction in which they happened. taxpayer_id 0: of no taxpayer.
create table platform.event (
  taxpayer_id bigint not null,
  event_id uuid not null,
  type text not null check (length(type) between 3 and 80),
  topics text[] not null default '{}',
  data jsonb not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (taxpayer_id, event_id)
);
alter table platform.event enable row level security;
alter table platform.event force row level security;
create policy own on platform.event to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on platform.event to kabinet_batch using (true) with check (true);
create policy queue on platform.event to kabinet_owner using (true) with check (true);
grant select, insert on platform.event to kabinet_app, kabinet_batch;

-- One row per listener of an event: the listener marks it done in its own transaction, so its
-- effect happens exactly once however often the queue delivers.
create table platform.delivery (
  taxpayer_id bigint not null,
  event_id uuid not null,
  listener text not null,
  queued_at timestamptz,
  done_at timestamptz,
  attempts int not null default 0,
  primary key (taxpayer_id, event_id, listener),
  foreign key (taxpayer_id, event_id) references platform.event
);
create index delivery_waiting on platform.delivery (event_id) where queued_at is null;
create index delivery_open on platform.delivery (queued_at) where done_at is null;
alter table platform.delivery enable row level security;
alter table platform.delivery force row level security;
create policy own on platform.delivery to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on platform.delivery to kabinet_batch using (true) with check (true);
create policy queue on platform.delivery to kabinet_owner using (true) with check (true);
grant select, insert, update on platform.delivery to kabinet_app, kabinet_batch;

-- Who did what to whose data, written in the transaction of the act itself. Insert only.
create table platform.audit_event (
  taxpayer_id bigint not null,
  audit_id uuid not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  action text not null check (length(action) between 3 and 80),
  object text,
  outcome text not null,
  request_id text not null,
  address text,
  context jsonb not null default '{}',
  primary key (taxpayer_id, audit_id)
);
create index audit_event_by_time on platform.audit_event (taxpayer_id, at desc);
alter table platform.audit_event enable row level security;
alter table platform.audit_event force row level security;
create policy own_read on platform.audit_event for select to kabinet_app
  using (taxpayer_id = platform.current_taxpayer());
create policy own_write on platform.audit_event for insert to kabinet_app
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on platform.audit_event to kabinet_batch using (true) with check (true);
grant select, insert on platform.audit_event to kabinet_app, kabinet_batch;

-- What falls due on a day of the law, swept by business time (the database clock knows no stand).
create table platform.due (
  taxpayer_id bigint not null,
  kind text not null,
  due_key text not null,
  due_at timestamptz not null,
  data jsonb not null default '{}',
  done_at timestamptz,
  attempts int not null default 0,
  retry_at timestamptz,
  primary key (taxpayer_id, kind, due_key)
);
create index due_waiting on platform.due (due_at, taxpayer_id) where done_at is null;
alter table platform.due enable row level security;
alter table platform.due force row level security;
create policy own on platform.due to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on platform.due to kabinet_batch using (true) with check (true);
grant select, insert, update on platform.due to kabinet_app, kabinet_batch;

-- The first answer to a key is the answer for ever (kept 30 days by a job). The row is written
-- before the act, so of many equal calls at once one acts and the others wait for it at this key.
create table platform.idempotency (
  taxpayer_id bigint not null,
  key text not null check (length(key) between 1 and 255),
  route text not null,
  body_hash bytea not null,
  answer jsonb,
  created_at timestamptz not null,
  primary key (taxpayer_id, key)
);
create index idempotency_age on platform.idempotency (created_at);
alter table platform.idempotency enable row level security;
alter table platform.idempotency force row level security;
create policy own on platform.idempotency to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
create policy batch on platform.idempotency to kabinet_batch using (true) with check (true);
grant select, insert, update on platform.idempotency to kabinet_app;
grant select, delete on platform.idempotency to kabinet_batch;

-- One session row for the identity pages and all cabinets; the id itself is never stored.
create table platform.web_session (
  id_hash bytea primary key check (length(id_hash) = 32),
  session_id uuid not null unique,
  subject_id uuid not null,
  taxpayer_id bigint,
  level text not null check (level in ('simplified', 'standard', 'confirmed')),
  roles text[] not null default '{}',
  amr text[] not null,
  auth_time timestamptz not null,
  last_active timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  address text,
  device text not null default '',
  provider_session text
);
create index web_session_of_subject on platform.web_session (subject_id) where revoked_at is null;
grant select, insert, update on platform.web_session to kabinet_app;
grant select, update, delete on platform.web_session to kabinet_batch;

-- Opens a session for one request: alive, not idle, and touched unless the page did it by itself.
create function platform.open_session(
  p_hash bytea, p_wall timestamptz, p_idle interval, p_background boolean
) returns setof platform.web_session language plpgsql as $$
declare s platform.web_session;
begin
  select * into s from platform.web_session where id_hash = p_hash;
  if not found or s.revoked_at is not null or s.expires_at <= p_wall
     or s.last_active + p_idle <= p_wall then
    return;
  end if;
  -- A write for each request would double its cost; five seconds of idleness are not missed.
  if not p_background and s.last_active < p_wall - interval '5 seconds' then
    update platform.web_session set last_active = p_wall
      where id_hash = p_hash and last_active < p_wall;
    s.last_active := p_wall;
  end if;
  return next s;
end $$;

-- What a person typed, before it was sent: saved as typed, survives sign-out. Of a subject.
create table platform.draft (
  subject_id uuid not null,
  form text not null check (length(form) between 1 and 80),
  version int not null,
  content bytea not null,
  saved_at timestamptz not null,
  primary key (subject_id, form)
);
grant select, insert, update, delete on platform.draft to kabinet_app;

-- Needs a person: shown to staff in /ops, never repaired silently.
create table platform.alert (
  alert_id uuid primary key,
  taxpayer_id bigint not null,
  kind text not null,
  severity text not null check (severity in ('notice', 'warning', 'critical')),
  ru text not null,
  en text not null,
  details jsonb not null default '{}',
  at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid
);
create index alert_open on platform.alert (at desc) where acknowledged_at is null;
grant insert on platform.alert to kabinet_app;
grant select, insert, update on platform.alert to kabinet_batch;
