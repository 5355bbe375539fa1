// Before the stories: the databases of their programs watch every transaction, as those of the fast
// tier do. What writes rows of two taxpayers fails, and its story with it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { databaseOf, socketUrl } from '../server/launch/database-urls.ts';
import { superuser } from '../server/launch/embedded-server.ts';
import { runningFile } from '../server/launch/program.ts';
import { watchTaxpayers } from './one-taxpayer.ts';
import { programs, settingsOf } from './programs.ts';

export default async function watchPrograms(): Promise<void> {
  for (let index = 0; index < programs; index += 1) {
    await watchTaxpayers(superUrlOf(settingsOf(index).DATA_DIR!));
  }
}

/** The administrator of the embedded server that the program started for itself. */
function superUrlOf(dataFolder: string): string {
  const running = JSON.parse(readFileSync(runningFile(dataFolder), 'utf8')) as {
    handed: { DATABASE_OWNER_URL: string };
  };
  const url = running.handed.DATABASE_OWNER_URL;
  const [, folder] = /[?&]host=([^&]+)/u.exec(url) ?? [];
  assert(folder !== undefined, 'A story runs on the embedded server.');
  return socketUrl(decodeURIComponent(folder), superuser, databaseOf(url));
}
