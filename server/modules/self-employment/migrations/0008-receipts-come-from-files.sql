-- A receipt may come from a file of many (BEY-8).
alter table self_employment.receipt drop constraint receipt_source_check;
alter table self_employment.receipt add constraint receipt_source_check check (
  source in ('cabinet', 'wire', 'offline', 'bank', 'invoice', 'file', 'demo'));
