-- Sign-ins of existing programs: passwords of their own, tokens of their own, turns that are
-- counted.
create schema npd_wire;
grant usage on schema npd_wire to kabinet_app, kabinet_batch;

-- One per program or device of a person; the digest is argon2id, sealed for its row.
create table npd_wire.application_password (
  taxpayer_id bigint not null,
  password_id uuid not null,
  subject_id uuid not null,
  name text not null check (length(name) between 1 and 64),
  -- The first characters of the password, by which its digest is found: one hash for each sign-in.
  selector text not null check (selector ~ '^[a-z0-9]{4}$'),
  digest bytea not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (taxpayer_id, password_id)
);
create unique index application_password_in_force
  on npd_wire.application_password (taxpayer_id, selector) where revoked_at is null;
alter table npd_wire.application_password enable row level security;
alter table npd_wire.application_password force row level security;
create policy own on npd_wire.application_password to kabinet_app
  using (taxpayer_id = platform.current_taxpayer())
  with check (taxpayer_id = platform.current_taxpayer());
grant select, insert, update on npd_wire.application_password to kabinet_app;

-- The look-up table of tokens: one row for each device of a person, so that a device has one live
-- access token. Only hashes of tokens are kept.
create table npd_wire.session (
  session_id uuid primary key,
  taxpayer_id bigint not null,
  subject_id uuid not null,
  -- Found by its keyed token; some programs send a mail address as the id of their device.
  device_token bytea not null check (length(device_token) = 32),
  device bytea not null,
  -- The application password it came by; null for a code or the single sign-on.
  password_id uuid,
  access_hash bytea not null unique,
  access_until timestamptz not null,
  opened_at timestamptz not null,
  unique (taxpayer_id, subject_id, device_token)
);
grant select, insert, update, delete on npd_wire.session to kabinet_app;
grant select, delete on npd_wire.session to kabinet_batch;

-- Refresh tokens change with each use; the former one holds a while longer for a program that asks
-- from two threads at once.
create table npd_wire.refresh_token (
  token_hash bytea primary key,
  session_id uuid not null references npd_wire.session on delete cascade,
  expires_at timestamptz not null,
  replaced_at timestamptz
);
create index refresh_token_of_session on npd_wire.refresh_token (session_id);
create index refresh_token_age on npd_wire.refresh_token (expires_at);
grant select, insert, update, delete on npd_wire.refresh_token to kabinet_app;
grant select, delete on npd_wire.refresh_token to kabinet_batch;

-- Calls that have a limit, counted in windows: what, who (keyed), since when, how many.
create table npd_wire.turn (
  kind text not null,
  who bytea not null check (length(who) = 32),
  since timestamptz not null,
  taken int not null,
  primary key (kind, who)
);
create index turn_age on npd_wire.turn (since);
grant select, insert, update on npd_wire.turn to kabinet_app;
grant select, delete on npd_wire.turn to kabinet_batch;

-- Takes a turn; answers the seconds to wait, 0 when it may go on. One statement, so that parallel
-- calls cannot have more.
create function npd_wire.take_turn(
  p_kind text, p_who bytea, p_wall timestamptz, p_span interval, p_most int
) returns int language sql as $$
  insert into npd_wire.turn as t (kind, who, since, taken) values (p_kind, p_who, p_wall, 1)
  on conflict (kind, who) do update set
    since = case when t.since + p_span <= p_wall or t.since > p_wall then p_wall else t.since end,
    taken = case when t.since + p_span <= p_wall or t.since > p_wall then 1
      else least(t.taken + 1, p_most + 1) end
  returning case when taken <= p_most then 0
    else greatest(1, ceil(extract(epoch from since + p_span - p_wall)))::int end
$$;
