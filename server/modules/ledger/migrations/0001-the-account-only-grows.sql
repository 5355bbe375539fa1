-- The tax account as a double-entry ledger (design §4.6). Postings and their entries only grow;
-- `account` and `charge` carry the live sums that follow from them (invariants I1–I11 of security
-- §4.1).
-- Signs are the taxpayer's: money and what was settled are positive, what is owed is negative.
create schema ledger;
grant usage on schema ledger to kabinet_app, kabinet_batch;

-- Money that came on one day, as far as it is not spent.
create type ledger.lot as (day date, kopecks bigint);

-- One row per taxpayer: the lock of every act that moves money (security §4.2).
create table ledger.account (
  taxpayer_id bigint primary key check (taxpayer_id > 0),
  -- Money that no obligation has settled: reserved for what is coming, or free.
  wallet_kopecks bigint not null default 0 check (wallet_kopecks >= 0),
  -- The same money by the day it came, oldest first: a debt is settled with it no earlier.
  lots ledger.lot[] not null default '{}',
  last_posting_no int not null default 0,
  -- A broken invariant stops this account and no other.
  frozen_at timestamptz,
  frozen_reason text,
  check ((frozen_at is null) = (frozen_reason is null))
);

-- Every act on charges ends with the account, so the account alone tells of changes.
create constraint trigger page_changed after insert or update on ledger.account
  deferrable initially deferred for each row execute function platform.page_changed();

create table ledger.charge (
  taxpayer_id bigint not null references ledger.account,
  charge_id uuid not null,
  class text not null check (class in ('tax', 'penalty', 'fine', 'interest')),
  -- Place in the legal order (НК РФ ст.45 п.8): arrears of tax 3, penalties 5, interest 6, fines 7.
  rank smallint not null generated always as (
    case class when 'tax' then 3 when 'penalty' then 5 when 'interest' then 6 else 7 end) stored,
  tax text not null check (tax in ('property', 'land', 'transport')),
  tax_year smallint not null,
  subject_of_tax text not null,
  object_id uuid,
  principal_id uuid,
  notice_number text,
  oktmo text not null check (oktmo ~ '^\d{8}(\d{3})?$'),
  -- Null where none is described for the kind of place; with the single payment nobody pays by it.
  kbk text check (kbk ~ '^\d{20}$'),
  uin text,
  due_on date not null,
  charged_on date not null,
  amount_kopecks bigint not null check (amount_kopecks >= 0),
  settled_kopecks bigint not null default 0,
  reserved_kopecks bigint not null default 0,
  unverified boolean not null,
  replaces_id uuid,
  replaced_by uuid,
  -- The day a mistake in it was corrected; its amount is zero since then.
  corrected_on date,
  updated_at timestamptz not null,
  primary key (taxpayer_id, charge_id),
  foreign key (taxpayer_id, principal_id) references ledger.charge,
  foreign key (taxpayer_id, replaces_id) references ledger.charge,
  foreign key (taxpayer_id, replaced_by) references ledger.charge deferrable initially deferred,
  check (settled_kopecks between 0 and amount_kopecks),
  check (reserved_kopecks between 0 and amount_kopecks - settled_kopecks),
  check ((class = 'penalty') = (principal_id is not null)),
  check (corrected_on is null or amount_kopecks = 0)
);
-- Rows that every payment updates must be updatable in place (HOT): no index may look at their
-- sums, and their pages keep room. A lifetime of charges is some hundreds of rows, found by the
-- primary key.
alter table ledger.account set (fillfactor = 50);
alter table ledger.charge set (fillfactor = 70);
create unique index charge_penalty on ledger.charge (taxpayer_id, principal_id)
  where principal_id is not null;

create table ledger.posting (
  taxpayer_id bigint not null references ledger.account,
  -- Counted under the lock of the account, without gaps: a deleted one would leave a hole.
  posting_no int not null check (posting_no > 0),
  kind text not null check (kind in ('charge', 'payment', 'allocation', 'release', 'reversal')),
  -- The day it counts from, and the moment it was recorded (I12).
  effective_on date not null,
  recorded_at timestamptz not null,
  payment_id uuid,
  -- What must not be posted twice.
  source_key text,
  event_id uuid not null,
  audit_id uuid not null,
  primary key (taxpayer_id, posting_no),
  -- I13: no posting without its news and its audit row; both are written in the same transaction.
  foreign key (taxpayer_id, event_id) references platform.event deferrable initially deferred,
  foreign key (taxpayer_id, audit_id) references platform.audit_event deferrable initially deferred,
  check (kind <> 'payment' or (payment_id is not null and source_key is not null))
);
create unique index posting_source on ledger.posting (taxpayer_id, source_key)
  where source_key is not null;
create unique index posting_payment on ledger.posting (taxpayer_id, payment_id)
  where kind = 'payment';

create table ledger.entry (
  taxpayer_id bigint not null,
  posting_no int not null,
  line smallint not null check (line > 0),
  account text not null check (account in ('wallet', 'received', 'obligation', 'assessed')),
  charge_id uuid,
  amount_kopecks bigint not null check (amount_kopecks <> 0),
  primary key (taxpayer_id, posting_no, line),
  foreign key (taxpayer_id, posting_no) references ledger.posting,
  foreign key (taxpayer_id, charge_id) references ledger.charge,
  check ((account = 'obligation') = (charge_id is not null)),
  -- What was paid is never negative; money that goes back will have an account of its own.
  check (account <> 'received' or amount_kopecks < 0)
);
create index entry_of_charge on ledger.entry (taxpayer_id, charge_id) where charge_id is not null;

-- I1: the entries written together make whole postings, and each posting comes to zero.
create function ledger.assert_balanced() returns trigger language plpgsql as $$
begin
  if exists (
    select from written group by taxpayer_id, posting_no having sum(amount_kopecks) <> 0
  ) then
    raise exception 'The entries of a posting do not come to zero.' using errcode = 'KL003';
  end if;
  return null;
end $$;
create trigger entry_balanced after insert on ledger.entry
  referencing new table as written
  for each statement execute function ledger.assert_balanced();

-- One event of a gateway makes at most one posting, whoever's it is (I8): a global look-up table.
create table ledger.gateway_event (
  source text not null,
  event_key text not null check (length(event_key) between 1 and 200),
  taxpayer_id bigint not null,
  posting_no int not null,
  primary key (source, event_key),
  foreign key (taxpayer_id, posting_no) references ledger.posting
);

do $$
declare t text;
begin
  foreach t in array array['account', 'charge', 'posting', 'entry', 'gateway_event'] loop
    execute format('alter table ledger.%I enable row level security', t);
    execute format('alter table ledger.%I force row level security', t);
    execute format('create policy own on ledger.%I to kabinet_app
      using (taxpayer_id = platform.current_taxpayer())
      with check (taxpayer_id = platform.current_taxpayer())', t);
    execute format('create policy batch on ledger.%I to kabinet_batch
      using (true) with check (true)', t);
    execute format('grant select, insert on ledger.%I to kabinet_app, kabinet_batch', t);
  end loop;
end $$;
grant update (wallet_kopecks, lots, last_posting_no, frozen_at, frozen_reason)
  on ledger.account to kabinet_app, kabinet_batch;
grant update (amount_kopecks, settled_kopecks, reserved_kopecks, unverified, replaced_by,
  corrected_on, updated_at) on ledger.charge to kabinet_app, kabinet_batch;
