// The roles of the product and what each may do with the database itself. What they may do with
// tables is written in the migrations.
import pg from 'pg';
import { literal, nameOf, withClient, type Client } from './database-client.ts';
import { databaseOf, roles, urlAs, type Role } from './database-urls.ts';
import { StartRefused } from './sentence.ts';

/** Any number, the same for every start: two launchers on one server take turns. */
const bootstrapLock = 7_025_400_118;

export interface Cluster {
  /** The database as administrator. */
  adminUrl: string;
  /** Undefined on the embedded server: its socket folder is the lock. */
  passwordOf(role: Role): string | undefined;
  hasStand: boolean;
}

/** Makes what is missing of roles, rights and the stand's schema; harmless when repeated. */
export async function makeRoles(cluster: Cluster): Promise<void> {
  await withClient(cluster.adminUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [bootstrapLock]);
    try {
      for (const role of roles) await makeRole(client, role, cluster);
      await limitRoles(client);
    } catch (cause) {
      throw explained(cause, cluster.adminUrl);
    }
    await grantDatabase(client, databaseOf(cluster.adminUrl));
    if (cluster.hasStand) await makeStandSchema(client, cluster);
  });
}

/** Rights on a database are not copied with it: they are given again after each clone. */
export async function grantDatabase(client: Client, database: string): Promise<void> {
  const name = nameOf(database);
  await client.query(`
    revoke all on database ${name} from public;
    grant connect, create, temporary on database ${name} to kabinet_owner;
    grant connect on database ${name} to kabinet_app, kabinet_batch, kabinet_stand`);
  // Without the right to grant PostgreSQL only warns.
  const asked = await client.query<{ may: boolean }>(
    `select has_database_privilege('kabinet_owner', $1, 'create') as may`,
    [database],
  );
  if (asked.rows[0]?.may !== true) {
    throw new StartRefused(
      `The user of DATABASE_URL does not own the database «${database}» and may not give ` +
        'rights on it. Make it the owner: `alter database … owner to …`.',
    );
  }
}

async function makeRole(client: Client, role: Role, cluster: Cluster): Promise<void> {
  const found = await client.query('select from pg_roles where rolname = $1', [role]);
  const password = cluster.passwordOf(role);
  const secret = password === undefined ? '' : ` password ${literal(password)}`;
  if (found.rowCount === 0) {
    await client.query(`create role ${role} login${secret}`);
    return;
  }
  if (password === undefined || (await maySignIn(cluster.adminUrl, role, password))) return;
  const used = await client.query('select from pg_stat_activity where usename = $1', [role]);
  if (used.rowCount !== 0) {
    throw new StartRefused(
      `The role ${role} has another password and is in use: another installation works with this ` +
        'PostgreSQL. Copy its KEYS_DIR here if it is the same one; else use another server.',
    );
  }
  await client.query(`alter role ${role} login${secret}`);
}

async function maySignIn(adminUrl: string, role: Role, password: string): Promise<boolean> {
  try {
    await withClient(urlAs(adminUrl, { user: role, password }), (client) => client.query('select'));
    return true;
  } catch (error) {
    // 28P01 wrong password, 28000 no such sign-in, 42501 no right to connect yet.
    const code = error instanceof pg.DatabaseError ? (error.code ?? '') : '';
    if (['28P01', '28000', '42501'].includes(code)) return code === '42501';
    throw error;
  }
}

/** No statement and no forgotten transaction of a request may hold locks for ever. */
async function limitRoles(client: Client): Promise<void> {
  await client.query(`
    alter role kabinet_app set statement_timeout = '30s';
    alter role kabinet_app set idle_in_transaction_session_timeout = '60s';
    alter role kabinet_batch set idle_in_transaction_session_timeout = '10min';
    alter role kabinet_stand set search_path = stand`);
}

/** Made by its own role, so that it owns it without anybody being a member of it. */
async function makeStandSchema(client: Client, cluster: Cluster): Promise<void> {
  const database = nameOf(databaseOf(cluster.adminUrl));
  const found = await client.query(`select from pg_namespace where nspname = 'stand'`);
  if (found.rowCount !== 0) return;
  await client.query(`grant create on database ${database} to kabinet_stand`);
  const password = cluster.passwordOf('kabinet_stand');
  const url = urlAs(cluster.adminUrl, { user: 'kabinet_stand', password });
  await withClient(url, (stand) => stand.query('create schema stand'));
  await client.query(`revoke create on database ${database} from kabinet_stand`);
}

function explained(cause: unknown, adminUrl: string): unknown {
  if (!(cause instanceof pg.DatabaseError) || cause.code !== '42501') return cause;
  return new StartRefused(
    `The user of DATABASE_URL (${databaseOf(adminUrl)}) may not create roles. Give it the ` +
      'right (`alter role … createrole`), or make the roles kabinet_owner, kabinet_app, ' +
      'kabinet_batch and kabinet_stand yourself and set DATABASE_OWNER_URL, DATABASE_APP_URL, ' +
      'DATABASE_BATCH_URL and, while the stand is on, DATABASE_STAND_URL.',
    cause,
  );
}
