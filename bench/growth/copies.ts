// Many people with a history out of a few: rows of every table of a taxpayer are copied in the
// database, set by set, under new numbers. Keys and checks hold as always; what one table says of
// another is copied with it, so foreign keys and triggers need not be asked again.
import type { Client } from '../../server/launch/database-client.ts';

/** What is unique over the whole country gets a new value in a copy. */
const renewed: Record<string, string> = {
  'taxpayers.inn.token': `sha256(t.token || k::text::bytea)`,
  'ledger.gateway_event.event_key': `t.event_key || ':' || k`,
};
/** Not of a person's history, or of the one program that runs. */
const left = ['audit.leaf', 'platform.alert', 'platform.web_session', 'taxpayers.holder'];

interface Column {
  table: string;
  column: string;
}

/**
 * Copies the people of a span `copies` times, each copy shifted by the length of the span further.
 */
export async function multiply(
  client: Client,
  span: { first: number; count: number; from: number; copies: number },
): Promise<void> {
  const { rows } = await client.query<Column>(`
    select c.oid::regclass::text as table, a.attname as column from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
    where c.relkind = 'r' and exists (select from pg_attribute t where t.attrelid = c.oid
      and t.attname = 'taxpayer_id')
    order by 1, a.attnum`);
  await client.query('set session_replication_role = replica');
  for (const [table, columns] of Map.groupBy(rows, (row) => row.table)) {
    if (left.includes(table)) continue;
    const names = columns.map(({ column }) => `"${column}"`);
    const values = columns.map(({ column }) =>
      column === 'taxpayer_id'
        ? `t.taxpayer_id + k * ${span.count}`
        : (renewed[`${table}.${column}`] ?? `t."${column}"`),
    );
    await client.query(`
      insert into ${table} (${names.join(', ')}) overriding system value
      select ${values.join(', ')}
      from generate_series(${span.from}::bigint, ${span.from + span.copies - 1}) as k, ${table} t
      where t.taxpayer_id between ${span.first} and ${span.first + span.count - 1}`);
  }
  await client.query('set session_replication_role = origin');
  await client.query('vacuum analyze');
  // What was written waits for no later moment, in which it would slow down what is measured.
  await client.query('checkpoint');
}
