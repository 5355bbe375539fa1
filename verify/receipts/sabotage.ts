// The broken variant: a book of receipts that swallows some of them, forgets the keys it was given,
// and looks at the last number before it takes the next.
import pg from 'pg';
import { forgetfulKeys } from '../crash/sabotage.ts';

/** Takes the guards away; what is left is the harness's to find out. */
export async function takeGuardsAway(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(forgetfulKeys);
    const { rows } = await client.query<{ text: string }>(
      `select pg_get_functiondef('self_employment.issue_receipt'::regproc) as text`,
    );
    const naive = lookingFirst(rows[0]!.text);
    await client.query(naive);
    await client.query(swallowing);
  } finally {
    await client.end();
  }
}

/** Some rows are not written, as by an insert that does nothing on a conflict. */
const swallowing = `
  create function self_employment.swallow() returns trigger language plpgsql as $$
  begin
    if random() < 0.02 then return null; end if;
    return new;
  end $$;
  create trigger swallow before insert on self_employment.receipt
    for each row execute function self_employment.swallow();`;

const taking = /update self_employment\.receipt_book[^;]*returning \* into book;/u;

function lookingFirst(text: string): string {
  if (!taking.test(text)) throw new Error('The sabotage no longer fits issue_receipt.');
  return text.replace(
    taking,
    `select * into book from self_employment.receipt_book where taxpayer_id = act.taxpayer_id;
     book.last_sequence := book.last_sequence + 1;
     perform pg_sleep(0.005);
     update self_employment.receipt_book set last_sequence = book.last_sequence
       where taxpayer_id = act.taxpayer_id;`,
  );
}
