import { parseArgs } from 'node:util';
import { assessAll } from '#modules/assessments';
import { type Command, withEnv } from './command.ts';

const firstYear = 2022;

export const command: Command = {
  summary: 'Assesses a tax year of everybody or of one ИНН; can be begun again at any time.',
  usage: '--year YYYY [--inn ИНН]',
  run: async (args) => {
    const { values } = parseArgs({
      args,
      options: { year: { type: 'string' }, inn: { type: 'string' } },
    });
    const taxYear = Number(values.year);
    return withEnv(async (env) => {
      const last = Number(env.clock.today().slice(0, 4)) - 1;
      if (!Number.isInteger(taxYear) || taxYear < firstYear || taxYear > last) {
        process.stderr.write(`Name a tax year from ${firstYear} to ${last}: --year ${last}\n`);
        return 1;
      }
      const done = await assessAll(env, { taxYear, ...(values.inn && { inn: values.inn }) });
      process.stdout.write(
        `${done.people} people assessed for ${taxYear}: ${done.charged} charges made, ` +
          `${done.corrected} corrected, ${done.unknown} unknown, ${done.failed} people failed\n`,
      );
      return done.failed === 0 ? 0 : 1;
    });
  },
};
