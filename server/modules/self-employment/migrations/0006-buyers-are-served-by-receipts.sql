-- Watches, sendings and questions belong to the module `receipts`, which has tables of its own for
-- them.
drop table self_employment.watch, self_employment.watch_link, self_employment.sending,
  self_employment.question;
