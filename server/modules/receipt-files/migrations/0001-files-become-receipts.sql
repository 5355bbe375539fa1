-- Files of receipts a person brought: what was read of each line, what the person chose, what
-- became of it; and every line that has become a receipt, remembered for good (BEY-8).
create schema receipt_files;
grant usage on schema receipt_files to kabinet_app, kabinet_batch;

create table receipt_files.load (
  taxpayer_id bigint not null,
  load_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  sha256 bytea not null check (length(sha256) = 32),
  size_bytes int not null check (size_bytes > 0),
  state text not null check (state in ('checked', 'confirmed', 'issued', 'dropped')),
  -- The person has said that the yearly limit may be passed.
  may_pass_limit boolean not null default false,
  read_at timestamptz not null,
  confirmed_at timestamptz,
  issued_at timestamptz,
  primary key (taxpayer_id, load_id),
  check ((state in ('confirmed', 'issued')) = (confirmed_at is not null)),
  check ((state = 'issued') = (issued_at is not null))
);
create index load_by_file on receipt_files.load (taxpayer_id, sha256);

create table receipt_files.row (
  taxpayer_id bigint not null,
  load_id uuid not null,
  row_no int not null check (row_no > 0),
  -- Of the file.
  line int not null check (line > 0),
  -- ready: may be issued; present: the same line has become a receipt before; refused; issued.
  outcome text not null check (outcome in ('ready', 'present', 'refused', 'issued')),
  is_chosen boolean not null,
  -- Keyed hash of what the line says, and which of the equal ones of its file it is.
  content bytea check (length(content) = 32),
  occurrence int check (occurrence > 0),
  income_on date,
  total_kopecks bigint check (total_kopecks > 0),
  buyer_kind text check (buyer_kind in ('person', 'company', 'foreign')),
  -- Sealed: what the line says.
  details bytea not null,
  -- Why it is refused: a code, the column as the file calls it, what the sentence needs.
  code text check (length(code) between 1 and 80),
  field text check (length(field) between 1 and 100),
  params jsonb,
  -- Of the receipt it became, or became before.
  number text check (number ~ '^[0-9a-z]{10}$'),
  primary key (taxpayer_id, load_id, row_no),
  foreign key (taxpayer_id, load_id) references receipt_files.load on delete cascade,
  check ((outcome = 'refused') = (code is not null)),
  check ((outcome in ('present', 'issued')) = (number is not null)),
  check (not is_chosen or outcome <> 'refused'),
  check (outcome = 'refused' or (content is not null and occurrence is not null
    and income_on is not null and total_kopecks is not null and buyer_kind is not null))
);
create index row_by_outcome on receipt_files.row (taxpayer_id, load_id, outcome, row_no);

-- Never twice: a line of this content and count has its receipt.
create table receipt_files.taken (
  taxpayer_id bigint not null,
  content bytea not null check (length(content) = 32),
  occurrence int not null check (occurrence > 0),
  number text not null check (number ~ '^[0-9a-z]{10}$'),
  taken_at timestamptz not null,
  primary key (taxpayer_id, content, occurrence),
  unique (taxpayer_id, number)
);

do $$
declare t text;
begin
  foreach t in array array['load', 'row', 'taken'] loop
    execute format('alter table receipt_files.%I enable row level security', t);
    execute format('alter table receipt_files.%I force row level security', t);
    execute format('create policy own on receipt_files.%I to kabinet_app
      using (taxpayer_id = platform.current_taxpayer())
      with check (taxpayer_id = platform.current_taxpayer())', t);
    execute format('create policy batch on receipt_files.%I to kabinet_batch
      using (true) with check (true)', t);
    execute format('grant select on receipt_files.%I to kabinet_batch', t);
  end loop;
end $$;
grant select, insert, update, delete on receipt_files.load, receipt_files.row to kabinet_app;
grant select, insert on receipt_files.taken to kabinet_app;
