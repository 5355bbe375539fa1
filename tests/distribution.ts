// Programs that the tests need and the distribution has: installed where that is allowed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs a package of the distribution when this process may; tells it, and never fails. */
export function install(name: string): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  process.stdout.write(`${name} is missing: installing it from the distribution.\n`);
  const quiet = {
    stdio: 'inherit' as const,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-q'], quiet);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], quiet);
}

/** Papers are read with poppler; a test of one fails with a sentence where it is still missing. */
export function bringPoppler(): void {
  const isThere = ['pdftotext', 'pdftoppm'].every(
    (program) => spawnSync(program, ['-v']).error === undefined,
  );
  if (!isThere) install('poppler-utils');
}
