-- What a taxpayer paid is never negative; money that goes back will have an account of its own.
alter table ledger.entry add constraint entry_received_check
  check (account <> 'received' or amount_kopecks < 0);
