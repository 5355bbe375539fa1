-- A penalty is a charge of the same tax, object and place as its principal; its due day is the
-- first day that bears it.
drop function ledger.accrue_penalty(jsonb, jsonb, bigint, date);

-- Brings the one penalty of a principal to its sum through a day; the same day again changes
-- nothing.
create function ledger.accrue_penalty(
  p_act jsonb, p_principal uuid, p_penalty uuid, p_amount bigint, p_through date,
  p_unverified boolean
) returns jsonb language plpgsql as $$
declare
  act ledger.act := ledger.act_of(p_act);
  held ledger.account := ledger.lock_account(act.taxpayer_id);
  penalty ledger.charge; change bigint; pass record; is_first boolean;
begin
  select * into penalty from ledger.charge
    where taxpayer_id = act.taxpayer_id and principal_id = p_principal;
  is_first := not found;
  change := p_amount - coalesce(penalty.amount_kopecks, 0);
  if change = 0 then return null; end if;
  if is_first then
    insert into ledger.charge (taxpayer_id, charge_id, class, tax, tax_year, subject_of_tax, object_id,
        principal_id, oktmo, kbk, due_on, charged_on, amount_kopecks, unverified, updated_at)
      select c.taxpayer_id, p_penalty, 'penalty', c.tax, c.tax_year, c.subject_of_tax, c.object_id,
        c.charge_id, c.oktmo, c.kbk, c.due_on + 1, c.due_on + 1, 0, p_unverified, act.now
      from ledger.charge c where c.taxpayer_id = act.taxpayer_id and c.charge_id = p_principal
      returning * into penalty;
    if not found then
      raise exception 'There is no such charge.' using errcode = 'KL002';
    end if;
  end if;
  if penalty.settled_kopecks > p_amount then
    held := ledger.post(act, held, 'release', p_through, null, null, 'obligation', 'wallet',
      penalty.charge_id, penalty.settled_kopecks - p_amount);
    held.wallet_kopecks := held.wallet_kopecks + penalty.settled_kopecks - p_amount;
    held.money_on := coalesce(held.money_on, p_through);
  end if;
  if change > 0 then
    held := ledger.post(act, held, 'charge', p_through, null, null, 'obligation', 'assessed',
      penalty.charge_id, change);
  else
    held := ledger.post(act, held, 'reversal', p_through, null, null, 'assessed', 'obligation',
      penalty.charge_id, -change);
  end if;
  update ledger.charge set amount_kopecks = p_amount, reserved_kopecks = 0,
      settled_kopecks = least(settled_kopecks, p_amount), unverified = p_unverified,
      updated_at = act.now
    where taxpayer_id = act.taxpayer_id and charge_id = penalty.charge_id;
  select * into pass from ledger.settle(act, null, held);
  perform ledger.tell(act, 'penalty.accrued', '{account}', 'charge:' || penalty.charge_id,
    jsonb_build_object('chargeId', penalty.charge_id, 'principalId', p_principal,
      'amountKopecks', p_amount, 'changeKopecks', change, 'isFirst', is_first));
  return to_jsonb(penalty.charge_id);
end $$;
