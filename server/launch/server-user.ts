// Who runs the embedded PostgreSQL: it refuses root, and its user must reach data and binaries.
import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { StartRefused } from './sentence.ts';

export interface ServerUser {
  /** For `spawn`: empty when the server simply runs as us. */
  ids: { uid?: number; gid?: number };
  /** Who must own the server's folders; undefined: whoever we are. */
  owner: { uid: number; gid: number } | undefined;
  /** Words put before the command. */
  prefix: string[];
}

/**
 * Chooses the user. Ordinary user: ourselves. Root: the owner of the data that are there, else
 * `postgres` (made when missing), else `nobody`.
 */
export function chooseServerUser(dataFolder: string, places: readonly string[]): ServerUser {
  if (process.getuid?.() !== 0) return { ids: {}, owner: undefined, prefix: [] };
  const owner =
    ownerOf(dataFolder) ?? accountOf('postgres') ?? madeAccount() ?? accountOf('nobody');
  if (owner === undefined) {
    throw new StartRefused(
      'PostgreSQL does not run as root, and this system has no user «postgres» or «nobody». ' +
        'Create one (`useradd --system postgres`) or start Kabinet as an ordinary user.',
    );
  }
  if (mayReach(owner, places)) return { ids: owner, owner, prefix: [] };
  return { ids: {}, owner, prefix: closedFolderPrefix(owner) };
}

type Account = { uid: number; gid: number };

function ownerOf(folder: string): Account | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

function accountOf(name: string): Account | undefined {
  const ask = (flag: string): number =>
    Number(
      execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    // `id` ends with an error when there is no such account: that is the answer.
    return undefined;
  }
}

function madeAccount(): Account | undefined {
  const options = ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'];
  const made = spawnSync('useradd', options, { stdio: 'ignore' });
  return made.status === 0 ? accountOf('postgres') : undefined;
}

/** Asks the kernel itself, as that user: modes, groups, access lists and mounts all count. */
function mayReach(account: Account, places: readonly string[]): boolean {
  const script = 'for place; do test -x "$place" || exit 1; done';
  const asked = spawnSync('/bin/sh', ['-c', script, 'sh', ...places], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  return asked.status === 0;
}

/**
 * A checkout under a closed home (0700): the server runs as its own user, which may pass closed
 * folders. PostgreSQL only checks that it is not uid 0.
 */
function closedFolderPrefix({ uid, gid }: Account): string[] {
  if (spawnSync('setpriv', ['--version'], { stdio: 'ignore' }).status !== 0) {
    throw new StartRefused(
      'The database user cannot enter the folder of the program or of its data, and `setpriv` ' +
        '(package util-linux) is missing. Install it, or move both out of the closed folder.',
    );
  }
  const identity = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups'];
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  // initdb looks for its binaries with access(2), which else forgets capabilities of other users.
  return ['setpriv', '--securebits=+no_setuid_fixup', ...identity, ...capability];
}
