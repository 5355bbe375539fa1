-- Rows that every payment updates must be updatable in place (HOT): no index may look at their
-- sums, and their pages keep room. A lifetime of charges is some hundreds of rows, found by the
-- primary key.
drop index ledger.charge_open;
alter table ledger.charge set (fillfactor = 70);
alter table ledger.account set (fillfactor = 50);
