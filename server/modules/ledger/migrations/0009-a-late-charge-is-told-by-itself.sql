-- A charge that appears after its due day finds the plan of that day done already: it gets one of
-- its own, so that it is told as debt and begins to bear its penalty.
create or replace function ledger.insert_charges(
  p_act ledger.act, p_charges jsonb, inout p_account ledger.account, out charge_ids uuid[]
) language plpgsql as $$
begin
  with given as (
    select * from jsonb_populate_recordset(null::ledger.charge, p_charges)
  ), added as (
    insert into ledger.charge (taxpayer_id, charge_id, class, tax, tax_year, subject_of_tax,
      object_id, principal_id, notice_number, oktmo, kbk, uin, due_on, charged_on, amount_kopecks,
      unverified, replaces_id, period, source_kind, source_number, source_on, apart, updated_at)
    select p_act.taxpayer_id, charge_id, class, tax, tax_year, subject_of_tax, object_id,
      principal_id, notice_number, oktmo, kbk, uin, due_on, charged_on, amount_kopecks, unverified,
      replaces_id, period, source_kind, source_number, source_on, coalesce(apart, false), p_act.now
    from given
    on conflict (taxpayer_id, charge_id) do nothing
    returning *
  ), numbered as (
    select a.*, p_account.last_posting_no + row_number() over (order by a.due_on, a.charge_id) as no
    from added a
  ), posted as (
    insert into ledger.posting (taxpayer_id, posting_no, kind, effective_on, recorded_at,
      source_key, event_id, audit_id)
    select n.taxpayer_id, n.no, 'charge', n.charged_on, p_act.now, 'charge:' || n.charge_id,
      p_act.event_id, p_act.audit_id from numbered n
  ), written as (
    insert into ledger.entry (taxpayer_id, posting_no, line, account, charge_id, amount_kopecks)
    select n.taxpayer_id, n.no, line.no, line.account,
      case when line.account = 'obligation' then n.charge_id end, line.sign * n.amount_kopecks
    from numbered n, (values (1, 'obligation', -1), (2, 'assessed', 1)) as line(no, account, sign)
  ), planned as (
    insert into platform.due (taxpayer_id, kind, due_key, due_at)
    select distinct a.taxpayer_id, plan.kind, a.due_on::text
        || case when plan.days = 1 and a.due_on < p_act.today then ':' || a.charge_id else '' end,
      (a.due_on + plan.days)::timestamp at time zone p_act.zone
    from added a,
      (values ('ledger.charge-due', 0), ('ledger.charge-overdue', 1)) as plan(kind, days)
    on conflict do nothing
  )
  select coalesce(array_agg(n.charge_id order by n.no), '{}') into charge_ids from numbered n;
  p_account.last_posting_no := p_account.last_posting_no + cardinality(charge_ids);
end $$;
