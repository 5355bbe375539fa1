-- What the verifier of the invariants needs: an account with everything it was made from, in one
-- statement (one snapshot), and the place where the slow round stands.
create table ledger.verification (
  one boolean primary key default true check (one),
  after_taxpayer bigint not null default 0,
  rounds int not null default 0
);
insert into ledger.verification default values;
grant select, update on ledger.verification to kabinet_batch;

create function ledger.account_record(a ledger.account) returns jsonb language sql stable as $$
  select jsonb_build_object('taxpayerId', a.taxpayer_id, 'walletKopecks', a.wallet_kopecks,
    'lastPostingNo', a.last_posting_no,
    'charges', (select coalesce(jsonb_agg(jsonb_build_object('chargeId', c.charge_id,
        'class', c.class, 'dueOn', c.due_on, 'amountKopecks', c.amount_kopecks,
        'settledKopecks', c.settled_kopecks, 'reservedKopecks', c.reserved_kopecks)
        order by c.charge_id), '[]')
      from ledger.charge c where c.taxpayer_id = a.taxpayer_id),
    'postings', (select coalesce(jsonb_agg(jsonb_build_object('postingNo', p.posting_no,
        'kind', p.kind, 'effectiveOn', p.effective_on,
        'events', (select count(*) from ledger.gateway_event g
          where g.taxpayer_id = p.taxpayer_id and g.posting_no = p.posting_no),
        'entries', (select coalesce(jsonb_agg(jsonb_build_object('account', e.account,
            'chargeId', e.charge_id, 'amountKopecks', e.amount_kopecks) order by e.line), '[]')
          from ledger.entry e
          where e.taxpayer_id = p.taxpayer_id and e.posting_no = p.posting_no)
        ) order by p.posting_no), '[]')
      from ledger.posting p where p.taxpayer_id = a.taxpayer_id))
$$;
