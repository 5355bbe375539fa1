-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table receipts.bank_line (
  taxpayer_id bigint not null,
  line_id uuid not null,
  identity bytea not null,
  booked_on date not null,
  amount_kopecks bigint not null,
  proposed_kopecks bigint not null,
  details bytea not null,
  excluded text,
  state text default 'waiting'::text not null,
  number text,
  taken_at timestamp with time zone not null,
  constraint bank_line_pkey PRIMARY KEY (taxpayer_id, line_id),
  constraint bank_line_taxpayer_id_identity_key UNIQUE (taxpayer_id, identity),
  constraint bank_line_amount_kopecks_check CHECK ((amount_kopecks > 0)),
  constraint bank_line_check CHECK (((state = 'issued'::text) = (number IS NOT NULL))),
  constraint bank_line_excluded_check CHECK (((length(excluded) >= 1) AND (length(excluded) <= 30))),
  constraint bank_line_identity_check CHECK ((length(identity) = 32)),
  constraint bank_line_proposed_kopecks_check CHECK ((proposed_kopecks > 0)),
  constraint bank_line_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'issued'::text, 'dismissed'::text])))
);
alter table receipts.bank_line force row level security;
CREATE INDEX bank_line_by_day ON receipts.bank_line USING btree (taxpayer_id, state, booked_on DESC, line_id);
create policy batch on receipts.bank_line for all to kabinet_batch using (true) with check (true);
create policy own on receipts.bank_line for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on receipts.bank_line to kabinet_app;
grant select on receipts.bank_line to kabinet_batch;

create table receipts.question (
  purpose text not null,
  asker bytea not null,
  since timestamp with time zone not null,
  asked integer not null,
  constraint question_pkey PRIMARY KEY (purpose, asker),
  constraint question_asked_check CHECK ((asked > 0)),
  constraint question_asker_check CHECK ((length(asker) = 32)),
  constraint question_purpose_check CHECK (((length(purpose) >= 1) AND (length(purpose) <= 40)))
);
grant insert, select, update on receipts.question to kabinet_app;
grant delete, select on receipts.question to kabinet_batch;

create table receipts.sending (
  taxpayer_id bigint not null,
  sending_id uuid not null,
  number text not null,
  channel text not null,
  address bytea not null,
  asked_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint sending_pkey PRIMARY KEY (taxpayer_id, sending_id),
  constraint sending_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'sms'::text])))
);
alter table receipts.sending force row level security;
CREATE INDEX sending_of_receipt ON receipts.sending USING btree (taxpayer_id, number, asked_at);
create policy batch on receipts.sending for all to kabinet_batch using (true) with check (true);
create policy own on receipts.sending for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on receipts.sending to kabinet_app;
grant select on receipts.sending to kabinet_batch;

create table receipts.watch (
  taxpayer_id bigint not null,
  watch_id uuid not null,
  number text not null,
  email bytea not null,
  email_token bytea not null,
  language text not null,
  asked_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  ended_at timestamp with time zone,
  told_at timestamp with time zone,
  constraint watch_pkey PRIMARY KEY (taxpayer_id, watch_id),
  constraint watch_taxpayer_id_number_email_token_key UNIQUE (taxpayer_id, number, email_token),
  constraint watch_email_token_check CHECK ((length(email_token) = 32)),
  constraint watch_language_check CHECK ((language = ANY (ARRAY['ru'::text, 'en'::text])))
);
alter table receipts.watch force row level security;
create policy batch on receipts.watch for all to kabinet_batch using (true) with check (true);
create policy own on receipts.watch for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on receipts.watch to kabinet_app;
grant select on receipts.watch to kabinet_batch;

create table receipts.watch_link (
  token bytea not null,
  taxpayer_id bigint not null,
  watch_id uuid not null,
  constraint watch_link_pkey PRIMARY KEY (token),
  constraint watch_link_token_check CHECK ((length(token) = 32))
);
grant insert, select on receipts.watch_link to kabinet_app;
