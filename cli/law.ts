// The law on the command line: no database, no settings, only files and the library.
import { evaluateFile } from './law/evaluate.ts';
import { explain } from './law/explain.ts';
import { listRules } from './law/rules.ts';
import { showValue } from './law/value.ts';
import type { Command } from './command.ts';

const usage = `law evaluate FILE [--lang ru|en]        one JSON line for each example
law explain FILE --id X [--lang ru|en]  the calculation of one example as sentences
law rules [--json]                      rules, editions, sources, what is unverified
law rules --missing YEAR                what a new year still lacks
law value KEY [--on YYYY-MM-DD]         a value of the law on a day, with its citation
`;

const acts: Readonly<Record<string, (args: string[]) => number>> = {
  evaluate: evaluateFile,
  explain,
  rules: listRules,
  value: showValue,
};

export const command: Command = {
  summary: 'Asks the tax law: sums, explanations, rules and values.',
  usage: 'evaluate|explain|rules|value …',
  run: async ([word, ...args]) => {
    // `| head` closes the pipe; that is no failure of ours.
    process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
      process.exit(code === 'EPIPE' ? 0 : 1);
    });
    const act = word === undefined ? undefined : acts[word];
    if (act !== undefined) return act(args);
    process.stderr.write(usage);
    return 1;
  },
};
