-- Who may sign in and how: subjects, the logins they are found by, password digests, one-time
-- codes, guesses and locks. Nothing here belongs to a taxpayer, so nothing is guarded by
-- app.taxpayer; what is personal is sealed and found by its keyed token only.
create schema identity;
grant usage on schema identity to kabinet_app, kabinet_batch;

create table identity.subject (
  subject_id uuid primary key,
  -- The number by which clients of the national protocol know a person.
  oid bigint generated always as identity (start with 1000000001) unique,
  person bytea not null,
  level text not null check (level in ('simplified', 'standard', 'confirmed')),
  roles text[] not null default '{}',
  opened_at timestamptz not null
);
grant select, insert, update on identity.subject to kabinet_app;
grant select on identity.subject to kabinet_batch;

-- The look-up table: one row per way to name an account, unique over the country.
create table identity.login (
  kind text not null check (kind in ('phone', 'email', 'inn', 'snils')),
  token bytea not null check (length(token) = 32),
  subject_id uuid not null references identity.subject,
  value bytea not null,
  confirmed_at timestamptz not null,
  primary key (kind, token),
  unique (subject_id, kind)
);
grant select, insert, update, delete on identity.login to kabinet_app;
grant select on identity.login to kabinet_batch;

-- Digests are kept after a change: the last three must not come back (ID-5).
create table identity.password (
  password_id uuid primary key,
  subject_id uuid not null references identity.subject,
  digest bytea not null,
  created_at timestamptz not null,
  replaced_at timestamptz
);
create unique index password_in_force on identity.password (subject_id) where replaced_at is null;
create index password_of_subject on identity.password (subject_id, created_at desc);
grant select, insert, update on identity.password to kabinet_app;

-- Every guess at a password or a code, known account or not: the history of sign-ins, and the
-- reason why an unknown account costs the same write as a known one.
create table identity.guess (
  guess_id uuid primary key,
  subject_id uuid,
  kind text not null check (kind in ('password', 'code')),
  at timestamptz not null,
  address text
);
create index guess_of_subject on identity.guess (subject_id, at desc);
create index guess_age on identity.guess (at);
grant select, insert on identity.guess to kabinet_app;
grant select, delete on identity.guess to kabinet_batch;

-- One row per subject: the shared counter of failures and the lock (ID-6).
create table identity.lock (
  subject_id uuid primary key references identity.subject,
  failures int not null default 0 check (failures >= 0),
  failures_total int not null default 0 check (failures_total >= 0),
  locked_at timestamptz,
  locked_until timestamptz,
  -- Guesses that were hashed while locked, only to tell the owner why.
  explained int not null default 0,
  notice_id uuid,
  told_at timestamptz
);
create index lock_untold on identity.lock (locked_at)
  where locked_until is not null and told_at is null;
grant select, insert, update on identity.lock to kabinet_app;
grant select, update on identity.lock to kabinet_batch;

-- One-time codes. Bound to one purpose and one attempt; of many rows of an attempt the last one
-- counts.
create table identity.code (
  code_id uuid primary key,
  purpose text not null,
  bound_to text not null,
  contact_kind text not null check (contact_kind in ('phone', 'email')),
  contact_token bytea not null,
  subject_id uuid,
  code_hmac bytea not null check (length(code_hmac) = 32),
  tries int not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  sent_at timestamptz,
  used_at timestamptz,
  replaced_at timestamptz
);
create unique index code_in_force on identity.code (purpose, bound_to)
  where used_at is null and replaced_at is null;
create index code_of_contact on identity.code (contact_token, created_at desc);
create index code_age on identity.code (created_at);
grant select, insert, update on identity.code to kabinet_app;
grant select, delete on identity.code to kabinet_batch;

-- Takes one of the five guesses before anything is hashed, in one statement per row, so that
-- parallel guesses cannot have more (security P03). `explain`: locked, may be hashed only to tell
-- the owner why.
create function identity.take_guess(
  p_subject uuid, p_guess uuid, p_kind text, p_wall timestamptz, p_lock interval, p_address text
) returns table (verdict text, locked_until timestamptz) language plpgsql as $$
declare taken int; until timestamptz;
begin
  insert into identity.guess (guess_id, subject_id, kind, at, address)
    values (p_guess, p_subject, p_kind, p_wall, p_address);
  update identity.lock l set
      failures = case when l.locked_until is null then l.failures + 1 else 1 end,
      failures_total = l.failures_total + 1,
      locked_at = case when l.locked_until is null and l.failures + 1 >= 5 then p_wall end,
      locked_until =
        case when l.locked_until is null and l.failures + 1 >= 5 then p_wall + p_lock end,
      explained = 0,
      notice_id = gen_random_uuid(),
      told_at = null
    where l.subject_id = p_subject and (l.locked_until is null or l.locked_until <= p_wall)
    returning l.failures into taken;
  if taken is not null then
    return query select 'evaluate', null::timestamptz;
    return;
  end if;
  update identity.lock l set explained = l.explained + 1, failures_total = l.failures_total + 1
    where l.subject_id = p_subject and l.locked_until > p_wall and l.explained < 3
    returning l.locked_until into until;
  if until is not null then
    return query select 'explain', until;
  else
    return query select 'ignore', null::timestamptz;
  end if;
end $$;

-- The guess was right: it was none. With `p_all` the counters begin anew (the whole sign-in is
-- done).
create function identity.forgive_guess(p_subject uuid, p_all boolean)
returns void language sql as $$
  update identity.lock l set
      failures = case when p_all then 0 else greatest(l.failures - 1, 0) end,
      failures_total = case when p_all then 0 else greatest(l.failures_total - 1, 0) end,
      locked_at = null,
      locked_until = null
    where l.subject_id = p_subject
$$;
