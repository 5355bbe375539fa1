-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table payments.bank_order (
  order_id uuid not null,
  taxpayer_id bigint not null,
  constraint bank_order_pkey PRIMARY KEY (order_id)
);
grant insert, select on payments.bank_order to kabinet_app;

create table payments.callback (
  event_key text not null,
  order_id text,
  verdict text not null,
  received_at timestamp with time zone not null,
  constraint callback_pkey PRIMARY KEY (event_key),
  constraint callback_event_key_check CHECK (((length(event_key) >= 1) AND (length(event_key) <= 100))),
  constraint callback_verdict_check CHECK (((length(verdict) >= 3) AND (length(verdict) <= 40)))
);
CREATE INDEX callback_by_verdict ON payments.callback USING btree (verdict, received_at);
grant insert, select on payments.callback to kabinet_app;

create table payments.numbering (
  taxpayer_id bigint not null,
  last_number integer not null,
  constraint numbering_pkey PRIMARY KEY (taxpayer_id),
  constraint numbering_last_number_check CHECK ((last_number >= 0))
);
alter table payments.numbering force row level security;
create policy own on payments.numbering for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on payments.numbering to kabinet_app;

create table payments.payment (
  taxpayer_id bigint not null,
  payment_id uuid not null,
  number text not null,
  method text not null,
  amount_kopecks bigint not null,
  charge_ids uuid[] not null,
  purpose text not null,
  payee jsonb not null,
  state text default 'waiting'::text not null,
  decline_reason text,
  created_at timestamp with time zone not null,
  bank_order_id text,
  pay_url text,
  qr_link text,
  paid_at timestamp with time zone,
  covers jsonb,
  unallocated_kopecks bigint,
  receipt_id uuid,
  receipt_payer bytea,
  ordered_at timestamp with time zone not null,
  asks integer default 0 not null,
  asked_at timestamp with time zone,
  next_ask_at timestamp with time zone,
  alerted_at timestamp with time zone,
  watched_until timestamp with time zone,
  constraint payment_pkey PRIMARY KEY (taxpayer_id, payment_id),
  constraint payment_taxpayer_id_number_key UNIQUE (taxpayer_id, number),
  constraint payment_amount_kopecks_check CHECK (((amount_kopecks >= 1) AND (amount_kopecks <= '10000000000'::bigint))),
  constraint payment_check CHECK (((unallocated_kopecks >= 0) AND (unallocated_kopecks <= amount_kopecks))),
  constraint payment_check1 CHECK (((state = 'declined'::text) = (decline_reason IS NOT NULL))),
  constraint payment_check2 CHECK (((state = 'paid'::text) = (paid_at IS NOT NULL))),
  constraint payment_check3 CHECK (((state = 'paid'::text) = ((covers IS NOT NULL) AND (unallocated_kopecks IS NOT NULL)))),
  constraint payment_check4 CHECK (((receipt_id IS NULL) OR (state = 'paid'::text))),
  constraint payment_check5 CHECK (((receipt_id IS NULL) = (receipt_payer IS NULL))),
  constraint payment_decline_reason_check CHECK ((decline_reason = ANY (ARRAY['insufficient_funds'::text, 'blocked_card'::text, 'wrong_requisites'::text, 'expired'::text, 'bank_unavailable'::text, 'cancelled'::text]))),
  constraint payment_is_asked_about CHECK (
CASE state
    WHEN 'paid'::text THEN ((next_ask_at IS NULL) AND (watched_until IS NULL))
    WHEN 'declined'::text THEN ((next_ask_at IS NULL) = (watched_until IS NULL))
    ELSE ((next_ask_at IS NOT NULL) AND (watched_until IS NULL))
END),
  constraint payment_method_check CHECK ((method = ANY (ARRAY['sbp'::text, 'card'::text]))),
  constraint payment_number_check CHECK (((length(number) >= 1) AND (length(number) <= 30))),
  constraint payment_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'checking'::text, 'review'::text, 'paid'::text, 'declined'::text])))
);
alter table payments.payment force row level security;
CREATE INDEX payment_by_time ON payments.payment USING btree (taxpayer_id, created_at DESC, payment_id);
CREATE INDEX payment_to_ask ON payments.payment USING btree (next_ask_at) WHERE (next_ask_at IS NOT NULL);
create policy batch on payments.payment for all to kabinet_batch using (true) with check (true);
create policy own on payments.payment for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on payments.payment to kabinet_app;
grant select on payments.payment to kabinet_batch;
grant update (asks, asked_at, next_ask_at) on payments.payment to kabinet_batch;

create table payments.receipt_token (
  token bytea not null,
  taxpayer_id bigint not null,
  payment_id uuid not null,
  constraint receipt_token_pkey PRIMARY KEY (token),
  constraint receipt_token_token_check CHECK ((length(token) = 32))
);
grant insert, select on payments.receipt_token to kabinet_app;
