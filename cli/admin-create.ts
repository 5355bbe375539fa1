import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { createAdministrator } from '#modules/identity';
import { runChain } from '#platform/chain';
import { Refusal } from '#platform/errors';
import { type Command, withEnv } from './command.ts';

const usage = '--email ADDRESS --phone NUMBER --name "LAST FIRST MIDDLE"';

export const command: Command = {
  summary: 'Makes the first administrator; asks for the password, or reads it from stdin.',
  usage,
  run: async (args) => {
    const { values } = parseArgs({
      args,
      options: { email: { type: 'string' }, phone: { type: 'string' }, name: { type: 'string' } },
    });
    const { email, phone, name } = values;
    if (email === undefined || phone === undefined || name === undefined) {
      process.stderr.write(`kabinet admin create ${usage}\n`);
      return 1;
    }
    const password = await readPassword();
    return withEnv(async (env) => {
      const actor = { kind: 'job', name: 'cli.admin-create' } as const;
      const input = { email, phone, name, password };
      try {
        const subjectId = await runChain(env, { actor }, { chain: createAdministrator, input });
        process.stdout.write(`The administrator ${email} may sign in; subject ${subjectId}.\n`);
        if (env.settings.STAFF_FACTOR === 'passkey') {
          process.stdout.write('STAFF_FACTOR=passkey: sign-in by SMS code is closed for staff.\n');
        }
        return 0;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        process.stderr.write(`${error.sentence('en')}\n`);
        return 1;
      }
    });
  },
};

/** One line; on a terminal it is asked for and not shown. Never an argument: those are in `ps`. */
async function readPassword(): Promise<string> {
  const isTerminal = process.stdin.isTTY;
  if (isTerminal) process.stderr.write('Password: ');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: isTerminal });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (isTerminal) process.stderr.write('\n');
  }
}
