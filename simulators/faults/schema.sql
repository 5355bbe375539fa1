-- Which defects are switched on. The catalogue itself is code; a row appears when somebody asks.
create table if not exists stand.fault (
  id text primary key,
  is_on boolean not null,
  -- How many more times it shows itself; null: until it is switched off.
  times_left integer check (times_left > 0),
  -- Overrides the delay of the catalogue for this defect.
  delay_ms integer check (delay_ms between 0 and 600000),
  check (is_on or times_left is null)
);
