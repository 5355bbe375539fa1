-- P04: after a confirmation by a code the session goes on under a new id. The one before is known
-- for a while, to tell a page that was just asking with it to ask again; it opens nothing.
alter table platform.web_session
  add column confirmed_at timestamptz,
  add column former_hash bytea check (length(former_hash) = 32),
  -- What the CSRF token is made of since the id changed: pages open in other tabs have it already.
  add column csrf_of bytea check (length(csrf_of) = 32);
create unique index web_session_former on platform.web_session (former_hash)
  where former_hash is not null;
