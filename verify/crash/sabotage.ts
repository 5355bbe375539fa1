// The broken variant: a ledger that looks before it writes and guards nothing, as a naive one does.
import pg from 'pg';

/** Takes away every guard against posting twice; what is left is the harness's to find out. */
export async function takeGuardsAway(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ text: string }>(
      `select pg_get_functiondef('ledger.post_payment'::regproc) as text`,
    );
    const text = rows[0]!.text;
    const naive = text.replace('source = p_source and event_key = p_event_key', 'false');
    if (naive === text) throw new Error('The sabotage no longer fits ledger.post_payment.');
    await client.query(naive);
    await client.query('alter table ledger.gateway_event drop constraint gateway_event_pkey');
    await client.query('drop index ledger.posting_source, ledger.posting_payment');
    await client.query(forgetfulKeys);
  } finally {
    await client.end();
  }
}

/** No answer is remembered: every copy of a request acts as if it were the first. */
export const forgetfulKeys = `
  alter table platform.idempotency drop constraint idempotency_pkey;
  alter table platform.idempotency disable row level security;
  create function platform.forget_key() returns trigger language plpgsql security definer
    set search_path = '' as $$
  begin
    delete from platform.idempotency i where i.taxpayer_id = new.taxpayer_id and i.key = new.key;
    return new;
  end $$;
  create trigger forget before insert on platform.idempotency
    for each row execute function platform.forget_key();`;
