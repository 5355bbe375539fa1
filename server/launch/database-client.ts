// Short-lived connections of the launcher: as administrator to do, as a role to look.
import pg from 'pg';

const connectMs = 10_000;

export type Client = pg.Client;

/** Opens a connection for the time of one call. */
export async function withClient<T>(url: string, call: (client: Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    application_name: 'kabinet-launcher',
  });
  // A connection lost between two queries: the next query of the call says so itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await call(client);
  } finally {
    await client.end();
  }
}

export const nameOf = (identifier: string): string => pg.escapeIdentifier(identifier);
export const literal = (value: string): string => pg.escapeLiteral(value);
