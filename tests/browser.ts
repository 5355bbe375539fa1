// Finds the Chromium of the system; installs it from the distribution's packages if it may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export function findBrowser(): string | undefined {
  return places.find((place) => place !== undefined && existsSync(place));
}

/** The browser's path, or a sentence that says which command brings it. */
export function needBrowser(): { path: string } | { refusal: string } {
  const found = findBrowser();
  if (found !== undefined) return { path: found };
  const command = 'apt-get install -y chromium';
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Chromium is missing: installing it from the distribution.\n');
    const quiet = {
      stdio: 'inherit' as const,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-q'], quiet);
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], quiet);
    const installed = findBrowser();
    if (installed !== undefined) return { path: installed };
  }
  return {
    refusal:
      `The journeys need Chromium. Run \`sudo ${command}\` (or what your system has instead) and ` +
      'start the tests again; CHROMIUM=/path/to/it names one in another place.',
  };
}
