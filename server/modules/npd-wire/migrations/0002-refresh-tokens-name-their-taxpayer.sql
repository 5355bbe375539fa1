-- A refresh token names the taxpayer of its session, so that both stand together wherever rows are
-- spread by taxpayer.
alter table npd_wire.session add unique (taxpayer_id, session_id);
alter table npd_wire.refresh_token add column taxpayer_id bigint;
update npd_wire.refresh_token r set taxpayer_id = s.taxpayer_id
  from npd_wire.session s where s.session_id = r.session_id;
alter table npd_wire.refresh_token alter column taxpayer_id set not null;
alter table npd_wire.refresh_token drop constraint refresh_token_session_id_fkey;
alter table npd_wire.refresh_token add foreign key (taxpayer_id, session_id)
  references npd_wire.session (taxpayer_id, session_id) on delete cascade;
drop index npd_wire.refresh_token_of_session;
create index refresh_token_of_session on npd_wire.refresh_token (taxpayer_id, session_id);
