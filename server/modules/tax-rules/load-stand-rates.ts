// The stand's own small set of local rates (source «стенд»), kept fresh from the registries'
// address.
import type { Env } from '#platform/env';
import { Outage } from '#platform/errors';
import type { Job } from '#platform/jobs';
import { work } from '#platform/work';
import { importRates } from './import-rates.ts';

const timeoutMs = 10_000;

/** Processes that have loaded them: the stand's file does not change while it runs. */
const loaded = new WeakSet<Env>();

async function loadStandRates(env: Env): Promise<void> {
  if (env.settings.STAND === 'off' || loaded.has(env)) return;
  const url = `${env.settings.REGISTRIES_URL}/registries/local-rates.csv`;
  const text = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).then(
    (answer) => {
      if (!answer.ok) throw new Outage('registries', `HTTP ${answer.status}`);
      return answer.text();
    },
    (cause: unknown) => {
      throw new Outage('registries', cause);
    },
  );
  const actor = { kind: 'job', name: 'tax-rules.load-stand' } as const;
  await work(env, { actor, role: 'batch' }, (ctx) => importRates(ctx, { name: 'стенд', text }));
  loaded.add(env);
}

export const loadStand: Job = { name: 'tax-rules.load-stand', everyS: 1, call: loadStandRates };
