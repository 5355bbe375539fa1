import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { importRates } from '#modules/tax-rules';
import { Refusal } from '#platform/errors';
import { work } from '#platform/work';
import { type Command, withEnv } from './command.ts';

export const command: Command = {
  summary: 'Loads local tax rates from a CSV file with their sources.',
  usage: 'FILE',
  run: async ([path]) => {
    if (path === undefined) {
      process.stderr.write('Name the file: kabinet rates import FILE\n');
      return 1;
    }
    const text = await readFile(path, 'utf8');
    return withEnv(async (env) => {
      const actor = { kind: 'job', name: 'cli.rates-import' } as const;
      try {
        const made = await work(env, { actor, role: 'batch' }, (ctx) =>
          importRates(ctx, { name: basename(path), text }),
        );
        process.stdout.write(
          `${made.lines} lines read, ${made.added} rates added, ${made.changed} changed\n`,
        );
        return 0;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        process.stderr.write(`${error.sentence('en')}\n`);
        return 1;
      }
    });
  },
};
