-- A source may say that a payment was of another sum. The wrong one is taken back (decision 12) and
-- the right one posted as of the same day, before anything is settled anew: were money to run out
-- in between, statements of offset would give way for nothing (decision 16). Two acts, as two
-- events of the history, under one lock.

drop function ledger.reverse_payment(jsonb, uuid, text, text, date, text, jsonb);
drop function ledger.reverse_in_wallet(ledger.act, uuid, date, bigint, ledger.account);

-- The money that takes the place of a payment, as of its day; nothing is settled yet. `p_charge`:
-- the charge that was paid apart.
create function ledger.post_instead(
  p_instead jsonb, p_day date, p_charge uuid, p_account ledger.account
) returns ledger.account language plpgsql as $$
declare
  act ledger.act := ledger.act_of(p_instead -> 'act');
  key text := p_instead ->> 'eventKey';
  payment uuid := (p_instead ->> 'paymentId')::uuid;
begin
  p_account := ledger.post(act, p_account, 'payment', p_day, (p_instead ->> 'source') || ':' || key,
    payment, 'received', case when p_charge is null then 'wallet' else 'obligation' end, p_charge,
    (p_instead ->> 'amountKopecks')::bigint);
  insert into ledger.gateway_event (source, event_key, taxpayer_id, posting_no)
    values (p_instead ->> 'source', key, act.taxpayer_id, p_account.last_posting_no);
  perform ledger.tell(act, 'payment.posted', '{account,payments}', 'payment:' || payment,
    jsonb_build_object('paymentId', payment, 'amountKopecks', p_instead -> 'amountKopecks'));
  return p_account;
end $$;

-- Money of the single account: answers the account after it.
create function ledger.reverse_in_wallet(
  p_act ledger.act, p_payment uuid, p_day date, p_amount bigint, p_instead jsonb,
  inout p_account ledger.account, out reversal_no int
) language plpgsql as $$
declare freed record; pass record; act ledger.act := p_act;
begin
  select * into freed from ledger.release_from(p_act, p_payment, p_day, p_account);
  p_account := ledger.post(p_act, freed.p_account, 'payment_reversal', p_day,
    'payment-reversal:' || p_payment, p_payment, 'wallet', 'returned', null, p_amount);
  reversal_no := p_account.last_posting_no;
  p_account.wallet_kopecks := p_account.wallet_kopecks - p_amount;
  if p_instead is not null then
    act := ledger.act_of(p_instead -> 'act');
    p_account := ledger.post_instead(p_instead, p_day, null, p_account);
    p_account.wallet_kopecks := p_account.wallet_kopecks
      + (p_instead ->> 'amountKopecks')::bigint;
  end if;
  p_account.lots := ledger.lots_of(p_act.taxpayer_id);
  select * into pass from ledger.settle(act, (p_instead ->> 'paymentId')::uuid, p_account);
  p_account := pass.p_account;
  perform ledger.plan_reopened(p_act, p_account, freed.charge_ids);
end $$;

-- Money for one charge outside the account.
create function ledger.reverse_apart(
  p_act ledger.act, p_payment uuid, p_day date, p_amount bigint, p_instead jsonb, p_charge uuid,
  inout p_account ledger.account, out reversal_no int
) language plpgsql as $$
declare paid ledger.charge; right_amount bigint := 0;
begin
  p_account := ledger.post(p_act, p_account, 'payment_reversal', p_day,
    'payment-reversal:' || p_payment, p_payment, 'obligation', 'returned', p_charge, p_amount);
  reversal_no := p_account.last_posting_no;
  if p_instead is not null then
    right_amount := (p_instead ->> 'amountKopecks')::bigint;
    p_account := ledger.post_instead(p_instead, p_day, p_charge, p_account);
  end if;
  update ledger.charge set settled_kopecks = settled_kopecks - p_amount, updated_at = p_act.now
    where taxpayer_id = p_act.taxpayer_id and charge_id = p_charge returning * into paid;
  if right_amount > paid.amount_kopecks - paid.settled_kopecks then
    raise exception 'More than the charge still needs.' using errcode = 'KL006';
  end if;
  update ledger.charge set settled_kopecks = settled_kopecks + right_amount
    where taxpayer_id = p_act.taxpayer_id and charge_id = p_charge;
  update ledger.account set last_posting_no = p_account.last_posting_no
    where taxpayer_id = p_act.taxpayer_id;
end $$;

-- A payment that is taken back, perhaps for one of the right sum; the same again changes nothing.
create function ledger.reverse_payment(
  p_act jsonb, p_payment uuid, p_source text, p_number text, p_on date, p_note text, p_trace jsonb,
  p_instead jsonb
) returns jsonb language plpgsql as $$
declare
  act ledger.act := ledger.act_of(p_act);
  held ledger.account := ledger.lock_account(act.taxpayer_id);
  paid record; pass record; reopened bigint; answer jsonb;
  instead bigint := coalesce((p_instead ->> 'amountKopecks')::bigint, 0);
begin
  select p.effective_on as day, -r.amount_kopecks as kopecks, o.charge_id as apart into paid
    from ledger.posting p
    join ledger.entry r on r.taxpayer_id = p.taxpayer_id and r.posting_no = p.posting_no
      and r.account = 'received'
    left join ledger.entry o on o.taxpayer_id = p.taxpayer_id and o.posting_no = p.posting_no
      and o.account = 'obligation'
    where p.taxpayer_id = act.taxpayer_id and p.payment_id = p_payment and p.kind = 'payment';
  if not found then
    raise exception 'There is no such payment.' using errcode = 'KL012';
  end if;
  select jsonb_build_object('isDuplicate', true, 'amountKopecks', paid.kopecks,
      'paidOn', paid.day, 'reopenedKopecks', r.reopened_kopecks) into answer
    from ledger.payment_reversal r
    where r.taxpayer_id = act.taxpayer_id and r.payment_id = p_payment;
  if found then return answer; end if;
  -- Money that lay there settles first what fell due meanwhile.
  select * into pass from ledger.settle(act, null, held);
  held := pass.p_account;
  if paid.apart is null then
    select * into pass from ledger.reverse_in_wallet(act, p_payment, paid.day, paid.kopecks,
      p_instead, held);
    -- What the wallet did not lose was settled before and is owed again.
    reopened := greatest(paid.kopecks - instead - held.wallet_kopecks
      + (pass.p_account).wallet_kopecks, 0);
  else
    select * into pass from ledger.reverse_apart(act, p_payment, paid.day, paid.kopecks,
      p_instead, paid.apart, held);
    reopened := greatest(paid.kopecks - instead, 0);
  end if;
  insert into ledger.payment_reversal (taxpayer_id, payment_id, posting_no, source,
      document_number, document_on, note, reopened_kopecks, trace, recorded_at)
    values (act.taxpayer_id, p_payment, pass.reversal_no, p_source, p_number, p_on, p_note,
      reopened, p_trace, act.now);
  answer := jsonb_build_object('amountKopecks', paid.kopecks, 'paidOn', paid.day,
    'reopenedKopecks', reopened);
  perform ledger.tell(act, 'payment.reversed', '{account,payments}', 'payment:' || p_payment,
    answer || jsonb_build_object('paymentId', p_payment, 'source', p_source)
    || case when p_instead is null then '{}' else
      jsonb_build_object('insteadKopecks', instead) end);
  return answer || jsonb_build_object('isDuplicate', false);
end $$;
