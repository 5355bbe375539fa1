-- What a source said of the sum of a payment after it was posted. Every later word is kept, also
-- one that changes nothing: an older one that comes after it is known to be older.
alter table exchange.payment_change drop constraint payment_change_meaning_check;
alter table exchange.payment_change add constraint payment_change_meaning_check
  check (meaning in ('changed', 'cancelled', 'restored'));
-- The sum the word tells; null in words taken before, which told the sum that was posted first.
alter table exchange.payment_change add column amount_kopecks bigint check (amount_kopecks >= 0);
