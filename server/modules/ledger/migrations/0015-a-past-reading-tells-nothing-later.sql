-- What became of a charge after the moment asked about is not known then: neither when it was last
-- touched nor that it was corrected later.

create or replace function ledger.account_as_of(
  p_taxpayer bigint, p_on date, p_known_at timestamptz
) returns jsonb language sql stable as $$
  with line as (
    select e.charge_id, e.account, e.amount_kopecks, p.kind, p.recorded_at
    from ledger.posting p join ledger.entry e using (taxpayer_id, posting_no)
    where p.taxpayer_id = p_taxpayer and p.effective_on <= p_on and p.recorded_at <= p_known_at
  ), wallet as (
    select coalesce(sum(amount_kopecks), 0)::bigint as sum from line where account = 'wallet'
  ), sums as (
    select charge_id,
      -coalesce(sum(amount_kopecks) filter (where kind in ('charge', 'reversal')), 0)::bigint
        as amount,
      coalesce(sum(amount_kopecks) filter (where kind not in ('charge', 'reversal')), 0)::bigint
        as settled,
      max(recorded_at) as updated_at
    from line where charge_id is not null group by charge_id
  ), hold as (
    select o.charge_id, max(o.made_on) as held_on,
      sum(case e.kind when 'made' then 1 else -1 end * e.amount_kopecks)::bigint as held
    from ledger.charge_offset o join ledger.charge_offset_entry e using (taxpayer_id, offset_id)
    where o.taxpayer_id = p_taxpayer and e.effective_on <= p_on and e.recorded_at <= p_known_at
    group by o.charge_id
  ), standing as (
    select coalesce(array_agg(row(c.charge_id, c.rank, c.due_on, s.amount - s.settled,
      0, coalesce(h.held, 0), h.held_on)::ledger.standing), '{}') as rows
    from sums s join ledger.charge c on c.taxpayer_id = p_taxpayer and c.charge_id = s.charge_id
    left join hold h on h.charge_id = s.charge_id
    where s.settled < s.amount and not c.apart
  ), kept as (
    select d.charge_id, d.reserved, d.held
    from wallet, standing, ledger.distribute(wallet.sum, p_on, standing.rows) d
  ), shown as (
    select jsonb_populate_record(c, jsonb_build_object('amount_kopecks', s.amount,
      'settled_kopecks', s.settled, 'reserved_kopecks', coalesce(k.reserved, 0),
      'offset_kopecks', coalesce(k.held, 0), 'updated_at', s.updated_at,
      'corrected_on', null)) as c
    from sums s join ledger.charge c on c.taxpayer_id = p_taxpayer and c.charge_id = s.charge_id
    left join kept k on k.charge_id = s.charge_id
    where s.amount > 0
  )
  select jsonb_build_object(
    'header', ledger.header((select sum from wallet), p_on, (
      select coalesce(array_agg(row((c).charge_id, (c).rank, (c).due_on,
        (c).amount_kopecks - (c).settled_kopecks, (c).reserved_kopecks, (c).offset_kopecks,
        (c).offset_on)::ledger.standing)
        filter (where (c).settled_kopecks < (c).amount_kopecks), '{}')
      from shown where not (c).apart)),
    'charges', (select coalesce(jsonb_agg(ledger.charge_json(c, p_on)
      order by (c).due_on, (c).rank, (c).tax, (c).charge_id), '[]')
      from shown where not (c).apart),
    'apart', (select coalesce(jsonb_agg(ledger.charge_json(c, p_on)
      order by (c).due_on, (c).charge_id), '[]') from shown where (c).apart))
$$;
