-- Days that bear no penalty, each stop with its ground. Both tables only grow: a stop is ended by
-- an entry of its own, never edited.
create table assessments.penalty_stop (
  taxpayer_id bigint not null,
  stop_id uuid not null,
  -- The tax it holds for; null: every tax of the person.
  principal_id uuid,
  ground text not null check (ground in ('dispute', 'deferral', 'instalment', 'court', 'seizure')),
  document_number text not null check (length(document_number) between 1 and 100),
  document_on date not null,
  note text not null check (length(note) <= 1000),
  from_on date not null,
  -- Its last day; null: until it is ended.
  until_on date check (until_on >= from_on),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (taxpayer_id, stop_id)
);

create table assessments.penalty_stop_end (
  taxpayer_id bigint not null,
  stop_id uuid not null,
  -- The last day of the stop; the day before its first: it never held.
  last_on date not null,
  document_number text not null check (length(document_number) between 1 and 100),
  document_on date not null,
  note text not null check (length(note) <= 1000),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (taxpayer_id, stop_id),
  foreign key (taxpayer_id, stop_id) references assessments.penalty_stop
);

do $$
declare t text;
begin
  foreach t in array array['penalty_stop', 'penalty_stop_end'] loop
    execute format('alter table assessments.%I enable row level security', t);
    execute format('alter table assessments.%I force row level security', t);
    execute format('create policy own on assessments.%I to kabinet_app
      using (taxpayer_id = platform.current_taxpayer())
      with check (taxpayer_id = platform.current_taxpayer())', t);
    execute format('create policy batch on assessments.%I to kabinet_batch
      using (true) with check (true)', t);
    execute format('grant select, insert on assessments.%I to kabinet_app, kabinet_batch', t);
  end loop;
end $$;
