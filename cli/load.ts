import { parseArgs } from 'node:util';
import {
  type LoadRowView,
  type LoadView,
  loadFile,
  outcomeWords,
  type RowsWanted,
  showRows,
} from '#modules/exchange';
import { Refusal } from '#platform/errors';
import type { Env } from '#platform/env';
import { work } from '#platform/work';
import { decimalString, kopecks } from '#primitives/money';
import { type Command, withEnv } from './command.ts';

const actor = { kind: 'job', name: 'cli.load' } as const;
const PAGE = 500;

export const command: Command = {
  summary: 'Loads charges or payments from a file of ГИС ГМП or of a bank; can be begun again.',
  usage: 'FILE [--dry-run] [--despite-totals] [--quiet]',
  run: (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        'despite-totals': { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
      },
    });
    const [path] = positionals;
    if (path === undefined) {
      process.stderr.write('Name the file: kabinet load FILE\n');
      return Promise.resolve(1);
    }
    return withEnv(async (env) => {
      const despiteTotals = values['despite-totals'];
      try {
        const load = await loadFile(env, { path, isDryRun: values['dry-run'], despiteTotals });
        if (!values.quiet) await printRows(env, load.loadId);
        return printEnd(load);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        process.stderr.write(`${error.sentence('en')}\n`);
        return 1;
      }
    });
  },
};

/** One line of the report per line of the file. */
async function printRows(env: Env, loadId: string): Promise<void> {
  for (let after: number | null = 0; after !== null;) {
    const wanted: RowsWanted = { loadId, outcome: null, warning: null, after, limit: PAGE };
    const page = await work(env, { actor, role: 'batch' }, (ctx) => showRows(ctx, wanted));
    for (const row of page.items) process.stdout.write(`${lineOf(row)}\n`);
    after = page.next;
  }
}

function lineOf({ line, outcome, kind, number, amountKopecks, text, warnings }: LoadRowView) {
  const what = [kind, number, amountKopecks && decimalString(kopecks(amountKopecks))];
  const sentences = [text, ...warnings.map((one) => one.text)].map(({ en }) => en);
  return (
    `line ${line}: ${outcomeWords[outcome].en.toLowerCase()}: ` +
    `${what.filter(Boolean).join(' ')}: ${sentences.join(' ')}`
  );
}

/** Exit code 2: something needs a look; 1: the file was refused. */
function printEnd(load: LoadView): number {
  if (load.fault !== null) {
    process.stderr.write(`The file is refused. ${load.fault.en}\n`);
    return 1;
  }
  const totals = load.totals.map(
    ({ outcome, count }) => `${count} ${outcomeWords[outcome].en.toLowerCase()}`,
  );
  for (const { text, count, amountKopecks } of load.harm) {
    const money = decimalString(kopecks(amountKopecks));
    process.stdout.write(`! ${text.en}: ${count}, ${money}\n`);
  }
  for (const { account, of } of load.wrongTotals) {
    process.stdout.write(`! The control sum "${of}" of account ${account} is wrong.\n`);
  }
  const done = load.state === 'taken' ? 'Loaded' : 'Checked, nothing is taken';
  process.stdout.write(`${done}: ${totals.join(', ')}.\n`);
  return load.totals.some(({ outcome }) => outcome === 'look') ? 2 : 0;
}
