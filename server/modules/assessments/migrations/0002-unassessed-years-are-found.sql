-- New rates are tried on everybody with a year that waits.
create index year_waiting on assessments.year (taxpayer_id) where assessed_at is null;
