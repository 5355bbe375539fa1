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
  if (Number(found.server_version_num) < oldestVersion) {
    throw new StartRefused(
      `PostgreSQL ${found.server_version} is too old: Kabinet needs 15 or newer.`,
    );
  }
  for (const name of ['fsync', 'synchronous_commit']) {
    if (found[name] === 'off') {
      throw new StartRefused(
        `PostgreSQL runs with ${name} = off: it may lose payments it has acknowledged. ` +
          `Set ${name} = on and start again.`,
      );
    }
  }
}
