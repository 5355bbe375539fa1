// Where the embedded server puts its socket: a folder only its user may enter.
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerUser } from './server-user.ts';

/** A socket path may have 107 bytes; `/run/.s.PGSQL.5432` needs 19 of them, the rest is spare. */
const dataFolderBytesMax = 80;

/** Makes the folder inside the data folder, or in the system's temporary one when that is deep. */
export function makeSocketFolder(dataFolder: string, user: ServerUser): string {
  // PostgreSQL reads the setting as a list: commas and quotes in the path would split it.
  const fits = Buffer.byteLength(dataFolder) <= dataFolderBytesMax && !/[,"'\s\\]/.test(dataFolder);
  const folder = fits ? join(dataFolder, 'run') : temporaryFolder(dataFolder, user);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (user.owner !== undefined) chownSync(folder, user.owner.uid, user.owner.gid);
  return folder;
}

/** The same name each time, unless somebody else sits on it: then a fresh one. */
function temporaryFolder(dataFolder: string, user: ServerUser): string {
  const parent = Buffer.byteLength(tmpdir()) <= 40 ? tmpdir() : '/tmp';
  const hash = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  const folder = join(parent, `kabinet-${hash}`);
  const found = lstatSync(folder, { throwIfNoEntry: false });
  const uid = user.owner?.uid ?? process.getuid?.();
  if (found === undefined) return folder;
  const isOurs = found.isDirectory() && (found.uid === uid || found.uid === process.getuid?.());
  return isOurs ? folder : mkdtempSync(join(parent, 'kabinet-'));
}
