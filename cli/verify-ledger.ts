import { verifyLedger } from '#modules/ledger';
import { type Command, withEnv } from './command.ts';

export const command: Command = {
  summary: 'Judges every tax account from its entries; stops those that are broken.',
  run: () =>
    withEnv(async (env) => {
      const { accounts, broken } = await verifyLedger(env);
      for (const { taxpayerId, breaches } of broken) {
        for (const { invariant, says } of breaches) {
          process.stdout.write(`account ${taxpayerId}: ${invariant} ${says}\n`);
        }
      }
      process.stdout.write(`${accounts} accounts judged, ${broken.length} broken\n`);
      return broken.length === 0 ? 0 : 1;
    }),
};
