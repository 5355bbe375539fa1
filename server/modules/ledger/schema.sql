-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create type ledger.act as (taxpayer_id bigint, now timestamp with time zone, wall timestamp with time zone, today date, zone text, event_id uuid, audit_id uuid, listeners text[], actor text, request_id text, address text);
create type ledger.lot as (day date, kopecks bigint);
create type ledger.standing as (charge_id uuid, rank smallint, due_on date, outstanding bigint, reserved bigint, held bigint, held_on date);

create table ledger.account (
  taxpayer_id bigint not null,
  wallet_kopecks bigint default 0 not null,
  lots ledger.lot[] default '{}'::ledger.lot[] not null,
  last_posting_no integer default 0 not null,
  frozen_at timestamp with time zone,
  frozen_reason text,
  constraint account_pkey PRIMARY KEY (taxpayer_id),
  constraint account_check CHECK (((frozen_at IS NULL) = (frozen_reason IS NULL))),
  constraint account_taxpayer_id_check CHECK ((taxpayer_id > 0)),
  constraint account_wallet_kopecks_check CHECK ((wallet_kopecks >= 0))
);
alter table ledger.account force row level security;
create policy batch on ledger.account for all to kabinet_batch using (true) with check (true);
create policy own on ledger.account for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
CREATE CONSTRAINT TRIGGER page_changed AFTER INSERT OR UPDATE ON ledger.account DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION platform.page_changed();
grant insert, select on ledger.account to kabinet_app;
grant insert, select on ledger.account to kabinet_batch;
grant update (wallet_kopecks, lots, last_posting_no, frozen_at, frozen_reason) on ledger.account to kabinet_app;
grant update (wallet_kopecks, lots, last_posting_no, frozen_at, frozen_reason) on ledger.account to kabinet_batch;

create table ledger.charge (
  taxpayer_id bigint not null,
  charge_id uuid not null,
  class text not null,
  tax text not null,
  tax_year smallint not null,
  subject_of_tax text not null,
  object_id uuid,
  principal_id uuid,
  notice_number text,
  oktmo text not null,
  kbk text,
  uin text,
  due_on date not null,
  charged_on date not null,
  amount_kopecks bigint not null,
  settled_kopecks bigint default 0 not null,
  reserved_kopecks bigint default 0 not null,
  unverified boolean not null,
  replaces_id uuid,
  replaced_by uuid,
  corrected_on date,
  updated_at timestamp with time zone not null,
  rank smallint generated always as (
CASE class
    WHEN 'penalty'::text THEN 5
    WHEN 'interest'::text THEN 6
    WHEN 'fine'::text THEN 7
    ELSE
    CASE tax
        WHEN 'ndfl'::text THEN 1
        WHEN 'ndfl_agent'::text THEN 2
        ELSE 3
    END
END) stored not null,
  period text not null,
  source_kind text,
  source_number text,
  source_on date,
  apart boolean default false not null,
  offset_id uuid,
  offset_kopecks bigint default 0 not null,
  offset_on date,
  constraint charge_pkey PRIMARY KEY (taxpayer_id, charge_id),
  constraint charge_taxpayer_id_fkey FOREIGN KEY (taxpayer_id) REFERENCES ledger.account(taxpayer_id),
  constraint charge_taxpayer_id_offset_id_fkey FOREIGN KEY (taxpayer_id, offset_id) REFERENCES ledger.charge_offset(taxpayer_id, offset_id),
  constraint charge_taxpayer_id_principal_id_fkey FOREIGN KEY (taxpayer_id, principal_id) REFERENCES ledger.charge(taxpayer_id, charge_id),
  constraint charge_taxpayer_id_replaced_by_fkey FOREIGN KEY (taxpayer_id, replaced_by) REFERENCES ledger.charge(taxpayer_id, charge_id) DEFERRABLE INITIALLY DEFERRED,
  constraint charge_taxpayer_id_replaces_id_fkey FOREIGN KEY (taxpayer_id, replaces_id) REFERENCES ledger.charge(taxpayer_id, charge_id),
  constraint charge_amount_kopecks_check CHECK ((amount_kopecks >= 0)),
  constraint charge_check CHECK (((settled_kopecks >= 0) AND (settled_kopecks <= amount_kopecks))),
  constraint charge_check1 CHECK (((reserved_kopecks >= 0) AND (reserved_kopecks <= (amount_kopecks - settled_kopecks)))),
  constraint charge_check2 CHECK (((class = 'penalty'::text) = (principal_id IS NOT NULL))),
  constraint charge_check3 CHECK (((corrected_on IS NULL) OR (amount_kopecks = 0))),
  constraint charge_check4 CHECK (((period ~ '^\d{4}(-(Q[1-4]|H1|9M|0[1-9]|1[0-2]))?$'::text) AND ("left"(period, 4) = (tax_year)::text))),
  constraint charge_check5 CHECK (((source_kind IS NOT NULL) OR ((source_number IS NULL) AND (source_on IS NULL)))),
  constraint charge_check6 CHECK (((NOT apart) OR ((reserved_kopecks = 0) AND (class <> 'penalty'::text)))),
  constraint charge_check7 CHECK (((offset_kopecks >= 0) AND (offset_kopecks <= reserved_kopecks))),
  constraint charge_check8 CHECK ((((offset_kopecks > 0) = (offset_id IS NOT NULL)) AND ((offset_id IS NULL) = (offset_on IS NULL)))),
  constraint charge_class_check CHECK ((class = ANY (ARRAY['tax'::text, 'penalty'::text, 'fine'::text, 'interest'::text]))),
  constraint charge_kbk_check CHECK ((kbk ~ '^\d{20}$'::text)),
  constraint charge_oktmo_check CHECK ((oktmo ~ '^\d{8}(\d{3})?$'::text)),
  constraint charge_source_kind_check CHECK ((source_kind = ANY (ARRAY['notice'::text, 'declaration'::text, 'calculation'::text, 'statement'::text, 'patent'::text, 'receipts'::text, 'decision'::text, 'loaded'::text, 'law'::text]))),
  constraint charge_tax_check CHECK ((tax = ANY (ARRAY['property'::text, 'land'::text, 'transport'::text, 'ndfl'::text, 'ndfl_agent'::text, 'npd'::text, 'usn'::text, 'patent'::text, 'contributions'::text, 'duty'::text, 'other'::text])))
);
alter table ledger.charge force row level security;
CREATE UNIQUE INDEX charge_penalty ON ledger.charge USING btree (taxpayer_id, principal_id) WHERE (principal_id IS NOT NULL);
create policy batch on ledger.charge for all to kabinet_batch using (true) with check (true);
create policy own on ledger.charge for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on ledger.charge to kabinet_app;
grant insert, select on ledger.charge to kabinet_batch;
grant update (amount_kopecks, settled_kopecks, reserved_kopecks, unverified, replaced_by, corrected_on, updated_at, offset_id, offset_kopecks, offset_on) on ledger.charge to kabinet_app;
grant update (amount_kopecks, settled_kopecks, reserved_kopecks, unverified, replaced_by, corrected_on, updated_at, offset_id, offset_kopecks, offset_on) on ledger.charge to kabinet_batch;

create table ledger.charge_offset (
  taxpayer_id bigint not null,
  offset_id uuid not null,
  charge_id uuid not null,
  amount_kopecks bigint not null,
  made_on date not null,
  recorded_at timestamp with time zone not null,
  constraint charge_offset_pkey PRIMARY KEY (taxpayer_id, offset_id),
  constraint charge_offset_taxpayer_id_charge_id_fkey FOREIGN KEY (taxpayer_id, charge_id) REFERENCES ledger.charge(taxpayer_id, charge_id),
  constraint charge_offset_taxpayer_id_fkey FOREIGN KEY (taxpayer_id) REFERENCES ledger.account(taxpayer_id),
  constraint charge_offset_amount_kopecks_check CHECK ((amount_kopecks > 0))
);
alter table ledger.charge_offset force row level security;
CREATE INDEX charge_offset_of_charge ON ledger.charge_offset USING btree (taxpayer_id, charge_id);
create policy batch on ledger.charge_offset for all to kabinet_batch using (true) with check (true);
create policy own on ledger.charge_offset for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on ledger.charge_offset to kabinet_app;
grant insert, select on ledger.charge_offset to kabinet_batch;

create table ledger.charge_offset_entry (
  taxpayer_id bigint not null,
  offset_id uuid not null,
  entry_no smallint not null,
  kind text not null,
  amount_kopecks bigint not null,
  effective_on date not null,
  recorded_at timestamp with time zone not null,
  posting_no integer not null,
  constraint charge_offset_entry_pkey PRIMARY KEY (taxpayer_id, offset_id, entry_no),
  constraint charge_offset_entry_taxpayer_id_offset_id_fkey FOREIGN KEY (taxpayer_id, offset_id) REFERENCES ledger.charge_offset(taxpayer_id, offset_id),
  constraint charge_offset_entry_amount_kopecks_check CHECK ((amount_kopecks > 0)),
  constraint charge_offset_entry_entry_no_check CHECK ((entry_no > 0)),
  constraint charge_offset_entry_kind_check CHECK ((kind = ANY (ARRAY['made'::text, 'withdrawn'::text, 'used'::text, 'outranked'::text, 'released'::text])))
);
alter table ledger.charge_offset_entry force row level security;
CREATE UNIQUE INDEX charge_offset_made ON ledger.charge_offset_entry USING btree (taxpayer_id, offset_id) WHERE (kind = 'made'::text);
create policy batch on ledger.charge_offset_entry for all to kabinet_batch using (true) with check (true);
create policy own on ledger.charge_offset_entry for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on ledger.charge_offset_entry to kabinet_app;
grant insert, select on ledger.charge_offset_entry to kabinet_batch;

create table ledger.entry (
  taxpayer_id bigint not null,
  posting_no integer not null,
  line smallint not null,
  account text not null,
  charge_id uuid,
  amount_kopecks bigint not null,
  constraint entry_pkey PRIMARY KEY (taxpayer_id, posting_no, line),
  constraint entry_taxpayer_id_charge_id_fkey FOREIGN KEY (taxpayer_id, charge_id) REFERENCES ledger.charge(taxpayer_id, charge_id),
  constraint entry_taxpayer_id_posting_no_fkey FOREIGN KEY (taxpayer_id, posting_no) REFERENCES ledger.posting(taxpayer_id, posting_no),
  constraint entry_account_check CHECK ((account = ANY (ARRAY['wallet'::text, 'received'::text, 'returned'::text, 'obligation'::text, 'assessed'::text]))),
  constraint entry_amount_kopecks_check CHECK ((amount_kopecks <> 0)),
  constraint entry_check CHECK (((account = 'obligation'::text) = (charge_id IS NOT NULL))),
  constraint entry_check1 CHECK (((account <> 'received'::text) OR (amount_kopecks < 0))),
  constraint entry_check2 CHECK (((account <> 'returned'::text) OR (amount_kopecks > 0))),
  constraint entry_line_check CHECK ((line > 0))
);
alter table ledger.entry force row level security;
CREATE INDEX entry_of_charge ON ledger.entry USING btree (taxpayer_id, charge_id) WHERE (charge_id IS NOT NULL);
create policy batch on ledger.entry for all to kabinet_batch using (true) with check (true);
create policy own on ledger.entry for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
CREATE TRIGGER entry_balanced AFTER INSERT ON ledger.entry REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ledger.assert_balanced();
grant insert, select on ledger.entry to kabinet_app;
grant insert, select on ledger.entry to kabinet_batch;

create table ledger.gateway_event (
  source text not null,
  event_key text not null,
  taxpayer_id bigint not null,
  posting_no integer not null,
  constraint gateway_event_pkey PRIMARY KEY (source, event_key),
  constraint gateway_event_taxpayer_id_posting_no_fkey FOREIGN KEY (taxpayer_id, posting_no) REFERENCES ledger.posting(taxpayer_id, posting_no),
  constraint gateway_event_event_key_check CHECK (((length(event_key) >= 1) AND (length(event_key) <= 200)))
);
alter table ledger.gateway_event force row level security;
create policy batch on ledger.gateway_event for all to kabinet_batch using (true) with check (true);
create policy own on ledger.gateway_event for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on ledger.gateway_event to kabinet_app;
grant insert, select on ledger.gateway_event to kabinet_batch;

create table ledger.payment_reversal (
  taxpayer_id bigint not null,
  payment_id uuid not null,
  posting_no integer not null,
  source text not null,
  document_number text not null,
  document_on date not null,
  note text not null,
  reopened_kopecks bigint not null,
  trace jsonb not null,
  recorded_at timestamp with time zone not null,
  constraint payment_reversal_pkey PRIMARY KEY (taxpayer_id, payment_id),
  constraint payment_reversal_taxpayer_id_posting_no_fkey FOREIGN KEY (taxpayer_id, posting_no) REFERENCES ledger.posting(taxpayer_id, posting_no),
  constraint payment_reversal_document_number_check CHECK (((length(document_number) >= 1) AND (length(document_number) <= 200))),
  constraint payment_reversal_note_check CHECK ((length(note) <= 1000)),
  constraint payment_reversal_reopened_kopecks_check CHECK ((reopened_kopecks >= 0)),
  constraint payment_reversal_source_check CHECK ((source = ANY (ARRAY['gisgmp'::text, 'bank'::text, 'officer'::text])))
);
alter table ledger.payment_reversal force row level security;
create policy batch on ledger.payment_reversal for all to kabinet_batch using (true) with check (true);
create policy own on ledger.payment_reversal for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on ledger.payment_reversal to kabinet_app;
grant insert, select on ledger.payment_reversal to kabinet_batch;

create table ledger.posting (
  taxpayer_id bigint not null,
  posting_no integer not null,
  kind text not null,
  effective_on date not null,
  recorded_at timestamp with time zone not null,
  payment_id uuid,
  source_key text,
  event_id uuid not null,
  audit_id uuid not null,
  constraint posting_pkey PRIMARY KEY (taxpayer_id, posting_no),
  constraint posting_taxpayer_id_audit_id_fkey FOREIGN KEY (taxpayer_id, audit_id) REFERENCES platform.audit_event(taxpayer_id, audit_id) DEFERRABLE INITIALLY DEFERRED,
  constraint posting_taxpayer_id_event_id_fkey FOREIGN KEY (taxpayer_id, event_id) REFERENCES platform.event(taxpayer_id, event_id) DEFERRABLE INITIALLY DEFERRED,
  constraint posting_taxpayer_id_fkey FOREIGN KEY (taxpayer_id) REFERENCES ledger.account(taxpayer_id),
  constraint posting_check CHECK (((kind <> 'payment'::text) OR ((payment_id IS NOT NULL) AND (source_key IS NOT NULL)))),
  constraint posting_check1 CHECK (((kind <> 'payment_reversal'::text) OR ((payment_id IS NOT NULL) AND (source_key IS NOT NULL)))),
  constraint posting_kind_check CHECK ((kind = ANY (ARRAY['charge'::text, 'payment'::text, 'allocation'::text, 'release'::text, 'reversal'::text, 'payment_reversal'::text]))),
  constraint posting_posting_no_check CHECK ((posting_no > 0))
);
alter table ledger.posting force row level security;
CREATE UNIQUE INDEX posting_payment ON ledger.posting USING btree (taxpayer_id, payment_id) WHERE (kind = 'payment'::text);
CREATE UNIQUE INDEX posting_payment_reversal ON ledger.posting USING btree (taxpayer_id, payment_id) WHERE (kind = 'payment_reversal'::text);
CREATE UNIQUE INDEX posting_source ON ledger.posting USING btree (taxpayer_id, source_key) WHERE (source_key IS NOT NULL);
create policy batch on ledger.posting for all to kabinet_batch using (true) with check (true);
create policy own on ledger.posting for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select on ledger.posting to kabinet_app;
grant insert, select on ledger.posting to kabinet_batch;

create table ledger.verification (
  one boolean default true not null,
  after_taxpayer bigint default 0 not null,
  rounds integer default 0 not null,
  constraint verification_pkey PRIMARY KEY (one),
  constraint verification_one_check CHECK (one)
);
grant select, update on ledger.verification to kabinet_batch;

-- function ledger.account_as_of(p_taxpayer bigint, p_on date, p_known_at timestamp with time zone) returns jsonb
-- function ledger.account_record(a ledger.account) returns jsonb
-- function ledger.accrue_penalty(p_act jsonb, p_principal uuid, p_penalty uuid, p_amount bigint, p_through date, p_unverified boolean) returns jsonb
-- function ledger.act_of(p_act jsonb) returns ledger.act
-- function ledger.add_lot(p_lots ledger.lot[], p_day date, p_kopecks bigint) returns ledger.lot[]
-- function ledger.apply_wallet(p_act ledger.act, p_payment uuid, p_day date, INOUT p_account ledger.account, OUT shares jsonb, OUT settled bigint) returns record
-- function ledger.assert_balanced() returns trigger
-- function ledger.charge_json(c ledger.charge, p_today date) returns json
-- function ledger.correct_charge(p_act jsonb, p_charge uuid, p_replacement jsonb) returns void
-- function ledger.cut_holds(p_holds bigint[], p_amount bigint) returns bigint[]
-- function ledger.distribute(p_money bigint, p_day date, p_rows ledger.standing[]) returns TABLE(charge_id uuid, settled bigint, reserved bigint, was_reserved bigint, held bigint, was_held bigint, place integer)
-- function ledger.enter_offset(p_act ledger.act, p_account ledger.account, p_offset uuid, p_kind text, p_amount bigint) returns void
-- function ledger.header(p_wallet bigint, p_today date, p_rows ledger.standing[]) returns jsonb
-- function ledger.insert_charges(p_act ledger.act, p_charges jsonb, INOUT p_account ledger.account, OUT charge_ids uuid[]) returns record
-- function ledger.iso(p_at timestamp with time zone) returns text
-- function ledger.lock_account(p_taxpayer bigint) returns ledger.account
-- function ledger.lots_of(p_taxpayer bigint) returns ledger.lot[]
-- function ledger.make_offset(p_act jsonb, p_offset uuid, p_charge uuid, p_amount bigint) returns jsonb
-- function ledger.money_on(p_lots ledger.lot[], p_day date) returns bigint
-- function ledger.offset_json(o ledger.charge_offset) returns jsonb
-- function ledger.page_home(p_taxpayer bigint, p_today date) returns jsonb
-- function ledger.page_home_charges(p_taxpayer bigint, p_today date) returns json
-- function ledger.plan_reopened(p_act ledger.act, p_account ledger.account, p_charges uuid[]) returns void
-- function ledger.post(p_act ledger.act, p_account ledger.account, p_kind text, p_effective_on date, p_source text, p_payment uuid, p_from text, p_to text, p_charge uuid, p_amount bigint) returns ledger.account
-- function ledger.post_apart_payment(p_act jsonb, p_source text, p_event_key text, p_payment uuid, p_amount bigint, p_paid_on date, p_charge uuid) returns jsonb
-- function ledger.post_charges(p_act jsonb, p_charges jsonb) returns jsonb
-- function ledger.post_charges_of_many(p_act jsonb, p_people jsonb, p_charges jsonb) returns void
-- function ledger.post_instead(p_instead jsonb, p_day date, p_charge uuid, p_account ledger.account) returns ledger.account
-- function ledger.post_payment(p_act jsonb, p_source text, p_event_key text, p_payment uuid, p_amount bigint, p_paid_on date) returns jsonb
-- function ledger.quote(p_taxpayer bigint, p_today date, p_amount bigint) returns jsonb
-- function ledger.release(p_act ledger.act, p_charge uuid, p_amount bigint, p_account ledger.account) returns ledger.account
-- function ledger.release_from(p_act ledger.act, p_payment uuid, p_from date, INOUT p_account ledger.account, OUT charge_ids uuid[]) returns record
-- function ledger.reverse_apart(p_act ledger.act, p_payment uuid, p_day date, p_amount bigint, p_instead jsonb, p_charge uuid, INOUT p_account ledger.account, OUT reversal_no integer) returns record
-- function ledger.reverse_in_wallet(p_act ledger.act, p_payment uuid, p_day date, p_amount bigint, p_instead jsonb, INOUT p_account ledger.account, OUT reversal_no integer) returns record
-- function ledger.reverse_payment(p_act jsonb, p_payment uuid, p_source text, p_number text, p_on date, p_note text, p_trace jsonb, p_instead jsonb) returns jsonb
-- function ledger.settle(p_act ledger.act, p_payment uuid, INOUT p_account ledger.account, OUT shares jsonb, OUT settled bigint) returns record
-- function ledger.settle_due(p_act jsonb) returns jsonb
-- function ledger.short_holds(p_money bigint, p_day date, p_rows ledger.standing[]) returns TABLE(charge_id uuid, short bigint)
-- function ledger.spend(p_lots ledger.lot[], p_day date, p_kopecks bigint) returns ledger.lot[]
-- function ledger.split(p_money bigint, p_claims bigint[]) returns bigint[]
-- function ledger.standings(p_taxpayer bigint) returns ledger.standing[]
-- function ledger.status(c ledger.charge, p_today date) returns text
-- function ledger.sum_of(p_parts bigint[]) returns bigint
-- function ledger.taxes_of_objects(p_taxpayer bigint) returns TABLE(object_id uuid, tax_year smallint, amount_kopecks bigint, charge_id uuid)
-- function ledger.tell(p_act ledger.act, p_type text, p_topics text[], p_object text, p_data jsonb) returns void
-- function ledger.wallet(p_taxpayer bigint) returns bigint
-- function ledger.withdraw_offset(p_act jsonb, p_offset uuid) returns jsonb
