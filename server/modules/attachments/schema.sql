-- The present shape of the schema, generated from the migrations by
-- `npm run -s kabinet -- schema`; do not edit. The bodies of functions stand in the migrations.

create table attachments.attachment (
  taxpayer_id bigint not null,
  attachment_id uuid not null,
  thing text not null,
  name bytea not null,
  mime text not null,
  content_hash bytea not null,
  size_bytes integer not null,
  content bytea not null,
  kept_at timestamp with time zone not null,
  constraint attachment_pkey PRIMARY KEY (taxpayer_id, attachment_id),
  constraint attachment_taxpayer_id_thing_content_hash_key UNIQUE (taxpayer_id, thing, content_hash),
  constraint attachment_content_hash_check CHECK ((length(content_hash) = 32)),
  constraint attachment_mime_check CHECK ((mime = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text]))),
  constraint attachment_size_bytes_check CHECK (((size_bytes >= 1) AND (size_bytes <= 10485760))),
  constraint attachment_thing_check CHECK ((thing ~ '^[a-z]+(-[a-z]+)*:[\w-]{1,60}$'::text))
);
alter table attachments.attachment force row level security;
create policy batch on attachments.attachment for all to kabinet_batch using (true) with check (true);
create policy own on attachments.attachment for all to kabinet_app using ((taxpayer_id = platform.current_taxpayer())) with check ((taxpayer_id = platform.current_taxpayer()));
grant delete, insert, select on attachments.attachment to kabinet_app;
grant select on attachments.attachment to kabinet_batch;
