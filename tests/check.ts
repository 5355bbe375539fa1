// `npm run check`: format, lint, types and the house, in seconds.
import '../server/node-version.js';
import { pathToFileURL } from 'node:url';
import { close, hold, installed, type Outcome, type Step } from './step.ts';

const tool = (path: string, ...words: string[]): Pick<Step, 'command' | 'words'> => {
  const program = installed(path);
  return { ...program, words: [...program.words, ...words] };
};

const steps: Step[] = [
  {
    name: 'format (oxfmt)',
    ...tool('oxfmt/bin/oxfmt', '--check'),
    instead: 'Run `npm run format`.',
  },
  {
    name: 'lint (oxlint)',
    ...tool('oxlint/bin/oxlint', '--deny-warnings'),
    instead: 'Mend what the lines above name; each rule has a page under its name.',
  },
  {
    name: 'types (tsc)',
    ...tool('typescript/bin/tsc', '--noEmit'),
    instead: 'Mend the types named above.',
  },
];

/** The checks that need no database and no browser. */
export async function check(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(await hold(step));
  return outcomes;
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href) {
  const house: Step = {
    name: 'house',
    command: process.execPath,
    words: ['--test', 'tests/house.test.ts'],
    instead: 'The names of the tests above say the rule; `CONTRIBUTING.md` says why.',
  };
  process.exitCode = close([...(await check()), await hold(house)]);
}
