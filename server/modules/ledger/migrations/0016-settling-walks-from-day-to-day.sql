-- The same days as before, told by one expression: the first on which there is money and something
-- due, then no day twice, at last today. Nothing due or no money is a reason to look at today only.
create or replace function ledger.settle(
  p_act ledger.act, p_payment uuid, inout p_account ledger.account,
  out shares jsonb, out settled bigint
) language plpgsql as $$
declare due date; day date; pass record;
begin
  shares := '[]';
  settled := 0;
  loop
    select min(due_on) into due from ledger.charge
      where taxpayer_id = p_act.taxpayer_id and settled_kopecks < amount_kopecks and not apart;
    -- What held money left unpaid on its due day is a debt on the next one, and outranks it.
    day := least(p_act.today, greatest(coalesce(due, p_act.today),
      coalesce((p_account.lots[1]).day, p_act.today), day + 1));
    select * into pass from ledger.apply_wallet(p_act, p_payment, day, p_account);
    p_account := pass.p_account;
    shares := shares || pass.shares;
    settled := settled + pass.settled;
    exit when day = p_act.today;
  end loop;
  update ledger.account set wallet_kopecks = p_account.wallet_kopecks,
    lots = p_account.lots, last_posting_no = p_account.last_posting_no
  where taxpayer_id = p_act.taxpayer_id;
end $$;
