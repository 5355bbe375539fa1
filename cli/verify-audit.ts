import { verifyJournal } from '#modules/audit';
import { type Command, withEnv } from './command.ts';

export const command: Command = {
  summary: 'Recomputes the sealed journal and names the first bad record.',
  run: () =>
    withEnv(async (env) => {
      const finding = await verifyJournal(env);
      if (finding.bad === null) {
        process.stdout.write(
          `sealed journal holds: ${finding.leaves} records, ${finding.seals} seals\n`,
        );
        return 0;
      }
      process.stderr.write(`sealed journal is broken: ${finding.bad} at ${finding.at}\n`);
      return 1;
    }),
};
