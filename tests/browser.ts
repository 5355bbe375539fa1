// Finds the Chromium of the system; installs it from the distribution's packages if it may. The
// same engine without windows, where it is there, needs half the processor time beside a page.
import { existsSync } from 'node:fs';
import { install } from './distribution.ts';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium-headless-shell',
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
  install('chromium');
  const installed = findBrowser();
  if (installed !== undefined) return { path: installed };
  return {
    refusal:
      'The journeys need Chromium. Run `sudo apt-get install -y chromium` (or what your ' +
      'system has instead) and start the tests again; CHROMIUM=/path/to/it names one elsewhere.',
  };
}
