-- A payer may give up an order that waits at the bank.
alter table payments.payment drop constraint payment_decline_reason_check;
alter table payments.payment add constraint payment_decline_reason_check
  check (decline_reason in ('insufficient_funds', 'blocked_card', 'wrong_requisites', 'expired',
    'bank_unavailable', 'cancelled'));

-- Technical time: until then the bank is asked about a payment that has ended without money,
-- because it may have taken the money after all.
alter table payments.payment add column watched_until timestamptz;
alter table payments.payment drop constraint payment_check6;
alter table payments.payment add constraint payment_is_asked_about check (case state
  when 'paid' then next_ask_at is null and watched_until is null
  when 'declined' then (next_ask_at is null) = (watched_until is null)
  else next_ask_at is not null and watched_until is null end);
