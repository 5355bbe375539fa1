-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create type self_employment.act as (taxpayer_id bigint, now timestamp with time zone, wall timestamp with time zone, event_id uuid, audit_id uuid, listeners text[], actor text, request_id text, address text);

create table self_employment.income_month (
  taxpayer_id bigint not null,
  month text not null,
  person_kopecks bigint default 0 not null,
  business_kopecks bigint default 0 not null,
  receipts integer default 0 not null,
  cancelled integer default 0 not null,
  constraint income_month_pkey PRIMARY KEY (taxpayer_id, month),
  constraint income_month_business_kopecks_check CHECK ((business_kopecks >= 0)),
  constraint income_month_cancelled_check CHECK ((cancelled >= 0)),
  constraint income_month_month_check CHECK ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text)),
  constraint income_month_person_kopecks_check CHECK ((person_kopecks >= 0)),
  constraint income_month_receipts_check CHECK ((receipts >= 0))
);
alter table self_employment.income_month force row level security;
create policy batch on self_employment.income_month for all to kabinet_batch using (true) with check (true);
create policy own on self_employment.income_month for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on self_employment.income_month to kabinet_app;
grant select on self_employment.income_month to kabinet_batch;

create table self_employment.period (
  taxpayer_id bigint not null,
  starts_on date not null,
  ends_on date not null,
  registered_on date not null,
  name text not null,
  income_kopecks bigint not null,
  gross_kopecks bigint not null,
  bonus_used_kopecks bigint not null,
  tax_kopecks bigint not null,
  payable_kopecks bigint not null,
  carried_kopecks bigint not null,
  bonus_left_kopecks bigint not null,
  told_on date not null,
  due_on date,
  charge_id uuid,
  accrued_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint period_pkey PRIMARY KEY (taxpayer_id, starts_on),
  constraint period_bonus_left_kopecks_check CHECK (((bonus_left_kopecks >= 0) AND (bonus_left_kopecks <= 1000000))),
  constraint period_bonus_used_kopecks_check CHECK ((bonus_used_kopecks >= 0)),
  constraint period_carried_kopecks_check CHECK ((carried_kopecks >= 0)),
  constraint period_check CHECK ((ends_on >= starts_on)),
  constraint period_check1 CHECK (((payable_kopecks = 0) = (charge_id IS NULL))),
  constraint period_check2 CHECK (((payable_kopecks = 0) OR (due_on IS NOT NULL))),
  constraint period_gross_kopecks_check CHECK ((gross_kopecks >= 0)),
  constraint period_income_kopecks_check CHECK ((income_kopecks >= 0)),
  constraint period_name_check CHECK ((name ~ '^\d{4}-(0[1-9]|1[0-2])$'::text)),
  constraint period_payable_kopecks_check CHECK ((payable_kopecks >= 0)),
  constraint period_tax_kopecks_check CHECK ((tax_kopecks >= 0))
);
alter table self_employment.period force row level security;
create policy batch on self_employment.period for all to kabinet_batch using (true) with check (true);
create policy own on self_employment.period for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant delete, insert, select, update on self_employment.period to kabinet_app;
grant select on self_employment.period to kabinet_batch;

create table self_employment.receipt (
  taxpayer_id bigint not null,
  number text not null,
  operation_at timestamp with time zone not null,
  operation_offset smallint not null,
  request_at timestamp with time zone not null,
  request_offset smallint not null,
  income_on date not null,
  registered_at timestamp with time zone not null,
  lines jsonb not null,
  total_kopecks bigint not null,
  buyer_kind text not null,
  buyer_inn text,
  buyer_name text,
  buyer_phone bytea,
  payment_kind text not null,
  source text not null,
  device text,
  replaces_number text,
  replaced_by text,
  cancelled_at timestamp with time zone,
  cancelled_on date,
  cancel_reason text,
  cancel_operation_at timestamp with time zone,
  cancel_offset smallint,
  constraint receipt_pkey PRIMARY KEY (taxpayer_id, number),
  constraint receipt_taxpayer_id_replaced_by_fkey FOREIGN KEY (taxpayer_id, replaced_by) REFERENCES self_employment.receipt(taxpayer_id, number) DEFERRABLE INITIALLY DEFERRED,
  constraint receipt_taxpayer_id_replaces_number_fkey FOREIGN KEY (taxpayer_id, replaces_number) REFERENCES self_employment.receipt(taxpayer_id, number),
  constraint receipt_buyer_inn_check CHECK ((buyer_inn ~ '^\d{10}(\d{2})?$'::text)),
  constraint receipt_buyer_kind_check CHECK ((buyer_kind = ANY (ARRAY['person'::text, 'company'::text, 'foreign'::text]))),
  constraint receipt_buyer_name_check CHECK (((length(buyer_name) >= 1) AND (length(buyer_name) <= 256))),
  constraint receipt_cancel_offset_check CHECK (((cancel_offset >= '-1080'::integer) AND (cancel_offset <= 1080))),
  constraint receipt_cancel_reason_check CHECK ((cancel_reason = ANY (ARRAY['mistake'::text, 'refund'::text]))),
  constraint receipt_check CHECK (((buyer_kind = 'person'::text) OR (buyer_name IS NOT NULL))),
  constraint receipt_check1 CHECK (((buyer_kind <> 'company'::text) OR (buyer_inn IS NOT NULL))),
  constraint receipt_check2 CHECK ((((cancelled_at IS NULL) = (cancel_reason IS NULL)) AND ((cancelled_at IS NULL) = (cancelled_on IS NULL)) AND ((cancelled_at IS NULL) = (cancel_operation_at IS NULL)) AND ((cancelled_at IS NULL) = (cancel_offset IS NULL)))),
  constraint receipt_check3 CHECK (((replaced_by IS NULL) OR (cancelled_at IS NOT NULL))),
  constraint receipt_device_check CHECK (((length(device) >= 1) AND (length(device) <= 64))),
  constraint receipt_lines_check CHECK (((jsonb_array_length(lines) >= 1) AND (jsonb_array_length(lines) <= 50))),
  constraint receipt_number_check CHECK ((number ~ '^[0-9a-z]{10}$'::text)),
  constraint receipt_operation_offset_check CHECK (((operation_offset >= '-1080'::integer) AND (operation_offset <= 1080))),
  constraint receipt_payment_kind_check CHECK ((payment_kind = ANY (ARRAY['cash'::text, 'account'::text]))),
  constraint receipt_request_offset_check CHECK (((request_offset >= '-1080'::integer) AND (request_offset <= 1080))),
  constraint receipt_source_check CHECK ((source = ANY (ARRAY['cabinet'::text, 'wire'::text, 'offline'::text, 'bank'::text, 'invoice'::text, 'file'::text, 'demo'::text]))),
  constraint receipt_total_kopecks_check CHECK (((total_kopecks >= 1) AND (total_kopecks <= '100000000000'::bigint)))
);
alter table self_employment.receipt force row level security;
CREATE INDEX receipt_by_time ON self_employment.receipt USING btree (taxpayer_id, operation_at DESC, number);
create policy batch on self_employment.receipt for all to kabinet_batch using (true) with check (true);
create policy own on self_employment.receipt for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on self_employment.receipt to kabinet_app;
grant select on self_employment.receipt to kabinet_batch;

create table self_employment.receipt_book (
  taxpayer_id bigint not null,
  last_sequence integer default 0 not null,
  accrued_through date,
  constraint receipt_book_pkey PRIMARY KEY (taxpayer_id),
  constraint receipt_book_last_sequence_check CHECK (((last_sequence >= 0) AND (last_sequence <= 1679615)))
);
alter table self_employment.receipt_book force row level security;
create policy batch on self_employment.receipt_book for all to kabinet_batch using (true) with check (true);
create policy own on self_employment.receipt_book for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on self_employment.receipt_book to kabinet_app;
grant select on self_employment.receipt_book to kabinet_batch;

create table self_employment.registration (
  taxpayer_id bigint not null,
  registered_on date not null,
  registered_at timestamp with time zone not null,
  ended_on date,
  ended_at timestamp with time zone,
  end_reason text,
  oktmo text not null,
  activity text not null,
  statements jsonb not null,
  changed_at timestamp with time zone not null,
  constraint registration_pkey PRIMARY KEY (taxpayer_id, registered_on),
  constraint registration_activity_check CHECK (((length(activity) >= 1) AND (length(activity) <= 200))),
  constraint registration_check CHECK ((((ended_on IS NULL) = (end_reason IS NULL)) AND ((ended_on IS NULL) = (ended_at IS NULL)))),
  constraint registration_check1 CHECK ((ended_on >= registered_on)),
  constraint registration_end_reason_check CHECK ((end_reason = ANY (ARRAY['left'::text, 'limit'::text]))),
  constraint registration_oktmo_check CHECK ((oktmo ~ '^\d{8}(\d{3})?$'::text))
);
alter table self_employment.registration force row level security;
CREATE UNIQUE INDEX registration_open ON self_employment.registration USING btree (taxpayer_id) WHERE (ended_on IS NULL);
create policy batch on self_employment.registration for all to kabinet_batch using (true) with check (true);
create policy own on self_employment.registration for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on self_employment.registration to kabinet_app;
grant select on self_employment.registration to kabinet_batch;

create table self_employment.reservation (
  taxpayer_id bigint not null,
  sequence integer not null,
  device text not null,
  reserved_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  number text,
  constraint reservation_pkey PRIMARY KEY (taxpayer_id, sequence),
  constraint reservation_taxpayer_id_number_key UNIQUE (taxpayer_id, number),
  constraint reservation_taxpayer_id_number_fkey FOREIGN KEY (taxpayer_id, number) REFERENCES self_employment.receipt(taxpayer_id, number),
  constraint reservation_check CHECK ((expires_at > reserved_at)),
  constraint reservation_device_check CHECK (((length(device) >= 1) AND (length(device) <= 64))),
  constraint reservation_sequence_check CHECK (((sequence >= 1) AND (sequence <= 1679615)))
);
alter table self_employment.reservation force row level security;
create policy batch on self_employment.reservation for all to kabinet_batch using (true) with check (true);
create policy own on self_employment.reservation for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on self_employment.reservation to kabinet_app;
grant select on self_employment.reservation to kabinet_batch;

-- function self_employment.act_of(p_act jsonb) returns self_employment.act
-- function self_employment.cancel_receipt(p_act jsonb, p_cancel jsonb) returns jsonb
-- function self_employment.count_income(p_receipt self_employment.receipt, p_sign integer) returns void
-- function self_employment.issue_receipt(p_act jsonb, p_receipt jsonb, p_limit bigint) returns jsonb
-- function self_employment.issue_reserved(p_act jsonb, p_receipt jsonb, p_limit bigint, p_sequence integer) returns jsonb
-- function self_employment.reserve_numbers(p_device text, p_count integer, p_now timestamp with time zone, p_until timestamp with time zone, p_most integer) returns SETOF integer
-- function self_employment.sell(p_taxpayer bigint, p_call jsonb, p_act jsonb, p_receipt jsonb, p_limit bigint) returns jsonb
-- function self_employment.sequence_text(p_sequence integer) returns text
-- function self_employment.stands_on(p_taxpayer bigint, p_day date) returns boolean
-- function self_employment.tell(p_act self_employment.act, p_type text, p_object text, p_data jsonb) returns void
-- function self_employment.write_receipt(p_act self_employment.act, p_given self_employment.receipt, p_limit bigint, p_accrued_through date) returns jsonb
-- function self_employment.year_income(p_taxpayer bigint, p_year integer) returns bigint
