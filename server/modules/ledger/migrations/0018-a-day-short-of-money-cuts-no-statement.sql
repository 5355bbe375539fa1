-- A past day may have had less money than statements hold now: a debt that became known late has
-- used it up, or a payment of that day was taken back. Whether a kopeck was left on it or none must
-- not decide what becomes of a statement: on such a day it holds what there is, only debts take of
-- that, and what the day was short of is held again from the day money is there (decision 10).
-- Short of money today, a statement gives way as before.

-- What the money of a day does not suffice for of each statement, what is due last first; only of
-- charges whose due day is still to come.
create function ledger.short_holds(p_money bigint, p_day date, p_rows ledger.standing[])
returns table (charge_id uuid, short bigint)
language plpgsql immutable strict parallel safe as $$
declare ids uuid[]; days date[]; holds bigint[]; kept bigint[];
begin
  select array_agg(r.charge_id order by r.due_on, r.charge_id),
      array_agg(r.due_on order by r.due_on, r.charge_id),
      array_agg(least(r.held, r.outstanding) order by r.due_on, r.charge_id)
    into ids, days, holds from unnest(p_rows) r where r.held > 0 and r.held_on <= p_day
      and r.due_on >= p_day;
  if ids is null or ledger.sum_of(holds) <= p_money then return; end if;
  kept := ledger.cut_holds(holds, ledger.sum_of(holds) - p_money);
  return query select ids[i], holds[i] - kept[i] from generate_subscripts(ids, 1) i
    where holds[i] > kept[i] and days[i] > p_day;
end $$;

create or replace function ledger.apply_wallet(
  p_act ledger.act, p_payment uuid, p_day date, inout p_account ledger.account,
  out shares jsonb, out settled bigint
) language plpgsql as $$
declare
  money bigint := ledger.money_on(p_account.lots, p_day);
  standings ledger.standing[] := ledger.standings(p_act.taxpayer_id);
begin
  with share as (
    select d.*, case when d.was_held > 0 then (select c.offset_id from ledger.charge c
      where c.taxpayer_id = p_act.taxpayer_id and c.charge_id = d.charge_id) end as offset_id
    from (
      select s.charge_id, s.settled, s.was_reserved, s.was_held,
        s.held + coalesce(k.short, 0) as held,
        greatest(s.reserved, s.held + coalesce(k.short, 0)) as reserved
      from ledger.distribute(money, p_day, standings) s
      left join ledger.short_holds(case when p_day < p_act.today then money end, p_day, standings) k
        using (charge_id)
    ) d
    where d.settled > 0 or d.reserved <> d.was_reserved or d.held <> d.was_held
  ), changed as (
    update ledger.charge c set settled_kopecks = c.settled_kopecks + s.settled,
      reserved_kopecks = s.reserved, updated_at = p_act.now, offset_kopecks = s.held,
      offset_id = case when s.held > 0 then c.offset_id end,
      offset_on = case when s.held > 0 then c.offset_on end
    from share s where c.taxpayer_id = p_act.taxpayer_id and c.charge_id = s.charge_id
    returning c.charge_id, s.settled, s.reserved - s.was_reserved as reserved, c.due_on, c.class,
      c.tax, c.tax_year, c.period, c.subject_of_tax
  ), total as (
    select sum(c.settled)::bigint as settled from changed c
  ), posting as (
    insert into ledger.posting (taxpayer_id, posting_no, kind, effective_on, recorded_at,
      payment_id, event_id, audit_id)
    select p_act.taxpayer_id, p_account.last_posting_no + 1, 'allocation', p_day, p_act.now,
      p_payment, p_act.event_id, p_act.audit_id
    from total t where t.settled > 0
  ), entries as (
    insert into ledger.entry (taxpayer_id, posting_no, line, account, charge_id, amount_kopecks)
    select p_act.taxpayer_id, p_account.last_posting_no + 1, 1, 'wallet', null, -t.settled
    from total t where t.settled > 0
    union all
    select p_act.taxpayer_id, p_account.last_posting_no + 1,
      1 + row_number() over (order by c.charge_id), 'obligation', c.charge_id, c.settled
    from changed c where c.settled > 0
  ), told as (
    insert into ledger.charge_offset_entry (taxpayer_id, offset_id, entry_no, kind, amount_kopecks,
      effective_on, recorded_at, posting_no)
    select p_act.taxpayer_id, s.offset_id, (select count(*) + 1 from ledger.charge_offset_entry e
        where e.taxpayer_id = p_act.taxpayer_id and e.offset_id = s.offset_id),
      case when s.settled > 0 then 'used' else 'outranked' end, s.was_held - s.held, p_day,
      p_act.now, p_account.last_posting_no
        + case when (select coalesce(t.settled, 0) from total t) > 0 then 1 else 0 end
    from share s where s.held < s.was_held
  )
  select coalesce((select jsonb_agg(jsonb_build_object('chargeId', c.charge_id, 'dueOn', c.due_on,
      'class', c.class, 'tax', c.tax, 'taxYear', c.tax_year, 'period', c.period,
      'subjectOfTax', c.subject_of_tax, 'settledKopecks', c.settled,
      'reservedKopecks', c.reserved) order by c.due_on, c.charge_id) from changed c), '[]'),
    coalesce((select t.settled from total t), 0)
  into shares, settled;
  if settled > 0 then
    p_account.wallet_kopecks := p_account.wallet_kopecks - settled;
    p_account.lots := ledger.spend(p_account.lots, p_day, settled);
    p_account.last_posting_no := p_account.last_posting_no + 1;
  end if;
end $$;
