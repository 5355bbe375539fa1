-- The sealer looks for rows that have no leaf yet, among those of the last hour.
create index audit_event_recorded on platform.audit_event (recorded_at);
create index web_session_expired on platform.web_session (expires_at);
