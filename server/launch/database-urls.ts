// Addresses of the database for each role, from the one address the launcher itself uses.

export const roles = ['kabinet_owner', 'kabinet_app', 'kabinet_batch', 'kabinet_stand'] as const;
export type Role = (typeof roles)[number];

/** Who signs in to what; a missing user means the administrator of the address itself. */
export interface Sign {
  user?: Role;
  password?: string;
  database?: string;
}

/** The address of the embedded server: no password, the folder of its socket is closed. */
export function socketUrl(folder: string, user: string, database: string): string {
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(folder)}`;
}

/** The same server, with another user or database; options such as `sslmode` stay. */
export function urlAs(url: string, sign: Sign): string {
  const [, scheme, authority, rest] = /^(\w+:\/\/)([^/?]*)(.*)$/.exec(url) ?? [];
  if (scheme === undefined || authority === undefined || rest === undefined) {
    throw new TypeError('the address of the database has no scheme');
  }
  const at = authority.lastIndexOf('@');
  const place = authority.slice(at + 1);
  const signedIn = sign.user === undefined ? authority.slice(0, at + 1) : credentials(sign);
  const [path, ...options] = rest.split('?');
  const database = sign.database === undefined ? path : `/${encodeURIComponent(sign.database)}`;
  const query = options.length === 0 ? '' : `?${withoutUser(options.join('?'), sign)}`;
  return `${scheme}${signedIn}${place}${database}${query}`;
}

/** Name of the database an address leads to; the user's own name when it names none. */
export function databaseOf(url: string): string {
  const [, authority, path] = /^\w+:\/\/([^/?]*)\/?([^?]*)/.exec(url) ?? [];
  if (path !== undefined && path !== '') return decodeURIComponent(path);
  const user = authority?.includes('@') ? authority.split('@')[0]!.split(':')[0]! : '';
  return decodeURIComponent(user) || 'postgres';
}

function credentials({ user, password }: Sign): string {
  return password === undefined ? `${user}@` : `${user}:${encodeURIComponent(password)}@`;
}

/** `?user=` and `?password=` of the administrator must not win over the role's own. */
function withoutUser(query: string, sign: Sign): string {
  if (sign.user === undefined) return query;
  const parameters = new URLSearchParams(query);
  parameters.delete('user');
  parameters.delete('password');
  return parameters.toString();
}
