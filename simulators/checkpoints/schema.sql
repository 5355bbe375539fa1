-- Business time at which each checkpoint was made. The copy of the database carries its own row,
-- so a restored one finds in it the moment to go back to.
create table if not exists stand.checkpoint_mark (
  id text primary key,
  business_now timestamptz not null
);
