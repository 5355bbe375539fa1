// What a PostgreSQL must promise before we trust it with money.
import { withClient } from './database-client.ts';
import { reasonOf, StartRefused } from './sentence.ts';

const oldestVersion = 150_000;

/** Refuses a server that is too old or that may lose what it has acknowledged. */
export async function checkDatabase(url: string): Promise<void> {
  const names = ['server_version_num', 'server_version', 'fsync', 'synchronous_commit'];
  const asked = names.map((name) => `current_setting('${name}') as ${name}`).join(', ');
  const found = await withClient(url, async (client) => {
    const answer = await client.query<Record<string, string>>(`select ${asked}`);
    return answer.rows[0]!;
  }).catch((cause: unknown) => {
    throw new StartRefused(`The database cannot be reached: ${reasonOf(cause)}.`, cause);
  });
  const objection = objectionTo(found);
  if (objection !== undefined) throw new StartRefused(objection);
}

/** Why a server with these settings is not trusted; undefined when it is. */
export function objectionTo(found: Record<string, string>): string | undefined {
  if (Number(found.server_version_num) < oldestVersion) {
    return `PostgreSQL ${found.server_version} is too old: Kabinet needs 15 or newer.`;
  }
  const careless = ['fsync', 'synchronous_commit'].find((name) => found[name] === 'off');
  if (careless === undefined) return undefined;
  return (
    `PostgreSQL runs with ${careless} = off: it may lose payments it has acknowledged. ` +
    `Set ${careless} = on and start again.`
  );
}
