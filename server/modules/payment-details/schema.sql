-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table payment_details.book (
  taxpayer_id bigint not null,
  last_id integer default 0 not null,
  constraint book_pkey PRIMARY KEY (taxpayer_id),
  constraint book_last_id_check CHECK ((last_id >= 0))
);
alter table payment_details.book force row level security;
create policy own on payment_details.book for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant insert, select, update on payment_details.book to kabinet_app;

create table payment_details.details (
  taxpayer_id bigint not null,
  details_id integer not null,
  kind text not null,
  seal_id uuid not null,
  written bytea not null,
  is_favourite boolean not null,
  saved_at timestamp with time zone not null,
  constraint details_pkey PRIMARY KEY (taxpayer_id, details_id),
  constraint details_details_id_check CHECK ((details_id > 0)),
  constraint details_kind_check CHECK ((kind = ANY (ARRAY['account'::text, 'phone'::text])))
);
alter table payment_details.details force row level security;
CREATE UNIQUE INDEX details_favourite ON payment_details.details USING btree (taxpayer_id, kind) WHERE is_favourite;
create policy own on payment_details.details for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant delete, insert, select, update on payment_details.details to kabinet_app;
