-- Everything that was sent to anybody on the stand: SMS, letters, and codes of the bank.
create table if not exists stand.message (
  id text primary key,
  seq bigint generated always as identity,
  channel text not null check (channel in ('sms', 'mail')),
  -- SMS: digits of the number; mail: the address in lower case.
  recipient text not null,
  subject text,
  body text not null,
  -- Business time, as the person sees it.
  sent_at timestamptz not null,
  -- Real time; in the future while the defect «late» holds the message back.
  visible_at timestamptz not null
);

create index if not exists message_of_recipient on stand.message (recipient, seq desc);

create table if not exists stand.attachment (
  message_id text not null references stand.message (id),
  number integer not null,
  name text not null,
  mime text not null,
  content bytea not null,
  primary key (message_id, number)
);
