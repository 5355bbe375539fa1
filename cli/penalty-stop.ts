import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { stopGround } from '#contract/assessments';
import { liftPenaltyStop, listPenaltyStops, stopPenalty } from '#modules/assessments';
import { findTaxpayerByInn } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { Refusal } from '#platform/errors';
import { forTaxpayer, work } from '#platform/work';
import { type Command, withEnv } from './command.ts';

const text = { type: 'string' } as const;
const options = {
  inn: text,
  charge: text,
  ground: text,
  document: text,
  'document-on': text,
  note: text,
  from: text,
  until: text,
  stop: text,
  'last-day': text,
};
type Values = Partial<Record<keyof typeof options, string>>;

const grounds = stopGround.options.join('|');

function need(values: Values, name: keyof Values): string {
  const value = values[name];
  if (value === undefined) throw new Missing(name);
  return value;
}

class Missing extends Error {
  constructor(name: string) {
    super(`Say --${name}.`);
    this.name = 'MissingRefused';
  }
}

function paperOf(values: Values) {
  return {
    documentNumber: need(values, 'document'),
    documentOn: need(values, 'document-on'),
    note: values.note ?? '',
  };
}

async function add(ctx: Ctx, values: Values): Promise<string> {
  const ground = stopGround.options.find((one) => one === values.ground);
  if (ground === undefined) throw new Missing(`ground ${grounds}`);
  const stop = await stopPenalty(ctx, {
    stopId: values.stop ?? randomUUID(),
    chargeId: values.charge ?? null,
    ground,
    ...paperOf(values),
    from: need(values, 'from'),
    until: values.until ?? null,
  });
  const until = stop.until ?? 'the stop is ended';
  return `penalties are stopped from ${stop.from} until ${until}: ${stop.stopId}\n`;
}

async function end(ctx: Ctx, values: Values): Promise<string> {
  const paper = paperOf(values);
  const stopId = need(values, 'stop');
  const stop = await liftPenaltyStop(ctx, { stopId, lastOn: need(values, 'last-day'), ...paper });
  return `the stop ${stop.stopId} has ended: its last day is ${stop.until}\n`;
}

async function list(ctx: Ctx): Promise<string> {
  const stops = await listPenaltyStops(ctx);
  const lines = stops.map(
    ({ stopId, ground, from, until, documentNumber, chargeId }) =>
      `${stopId}  ${ground}  ${from} … ${until ?? 'open'}  No. ${documentNumber}  ` +
      `${chargeId ?? 'every tax'}\n`,
  );
  return lines.join('') || 'There are no stops.\n';
}

const acts: Record<string, (ctx: Ctx, values: Values) => Promise<string>> = { add, end, list };

export const command: Command = {
  summary: 'Stops the penalties of a person by a document, ends a stop, or lists them.',
  usage: '[add|end|list] --inn ИНН …',
  run: async (args) => {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const act = acts[positionals[0] ?? 'add'];
    if (act === undefined) {
      process.stderr.write('Say what to do: add, end or list.\n');
      return 1;
    }
    const inn = need(values, 'inn');
    return withEnv(async (env) => {
      const actor = { kind: 'job', name: 'cli.penalty-stop' } as const;
      try {
        const told = await work(env, { actor }, async (ctx) => {
          const payer = await findTaxpayerByInn(ctx, inn);
          return payer === null ? null : act(await forTaxpayer(ctx, payer), values);
        });
        (told === null ? process.stderr : process.stdout).write(told ?? 'Nobody has this ИНН.\n');
        return told === null ? 1 : 0;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        process.stderr.write(`${error.sentence('en')}\n`);
        return 1;
      }
    });
  },
};
