// `npm run -s bench -- posting`: payments posted by the ledger with all its invariants on, 32 at
// once, against pgbench with the same SQL; then the same through the whole API. Alternating,
// medians.
import { completePersonInn } from '#primitives/identifiers/inn';
import { day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { type NewCharge, postCharges, postPayment } from '#modules/ledger';
import { recordTaxpayer } from '#modules/taxpayers';
import { taxpayerId, taxpayerOf } from '#platform/context';
import { listenersOf } from '#platform/events';
import type { Env } from '#platform/env';
import { closeEnv, makeEnv } from '#platform/env-of';
import { createServer } from '#platform/http/server';
import { newId } from '#platform/ids';
import { work } from '#platform/work';
import assert from 'node:assert/strict';
import autocannon from 'autocannon';
import { modules } from '../server/modules.ts';
import { median, type Line } from './line.ts';
import { type Script, type Target, transactionsPerSecond } from './pgbench.ts';
import { scratchDatabase } from './scratch-database.ts';

const accounts = 1000;
const clients = 32;
const seconds = 3;
const rounds = 3;
const promises = { posting: 0.6, 'posting.api': 0.35 };
const actor = { kind: 'job', name: 'bench' } as const;

export async function run(): Promise<Line[]> {
  const database = await scratchDatabase(clients);
  const env = makeEnv(database.config, { modules, process: 'bench' });
  try {
    await env.clock.refresh();
    const opened = await openAccounts(env);
    return await measure(env, database, opened);
  } finally {
    await closeEnv(env);
    await database.stop();
  }
}

interface Opened {
  /** The number of the first account; the others follow it without gaps. */
  first: number;
  inns: readonly string[];
}

/** Each account owes more than the benchmark pays, late and ahead, so every payment settles. */
async function openAccounts(env: Env): Promise<Opened> {
  const inns: string[] = [];
  const ids: number[] = [];
  for (let number = 1; number <= accounts; number += 1) {
    const inn = completePersonInn(String(7_700_000_000 + number));
    const name = { last: 'Счётов', first: 'Номер', middle: String(number) };
    const person = { name, birthDate: day('1980-01-01'), sex: 'male', inn } as const;
    await work(env, { actor }, async (ctx) => {
      const own = await recordTaxpayer(ctx, person);
      ids.push(taxpayerOf(own));
      await postCharges(own, [
        owed('2024-12-02', 2023),
        owed('2099-12-01', 2098),
        owed('2099-12-01', 2098),
      ]);
    });
    inns.push(inn);
  }
  const [first = 0] = ids;
  assert(
    ids.every((id, place) => id === first + place),
    'The accounts have gaps.',
  );
  return { first, inns };
}

function owed(dueOn: string, taxYear: number): NewCharge {
  return {
    chargeId: newId(),
    class: 'tax',
    tax: 'property',
    taxYear,
    subjectOfTax: 'Квартира',
    objectId: null,
    noticeNumber: null,
    oktmo: '45382000',
    kbk: null,
    uin: null,
    dueOn: day(dueOn),
    chargedOn: day('2024-09-01'),
    amountKopecks: kopecks(1_000_000_000_000),
    unverified: false,
  };
}

async function measure(env: Env, target: Target, { first, inns }: Opened): Promise<Line[]> {
  const { app } = await createServer(env, null);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  const url = `http://127.0.0.1:${port}/api/stand/v1/arrivals`;
  const found: Record<'limit' | 'posting' | 'api', number[]> = { limit: [], posting: [], api: [] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      found.limit.push(await transactionsPerSecond(target, bareScript(env, first)));
      found.posting.push(await post(env, first));
      found.api.push(await postOverHttp(env, url, inns));
    }
  } finally {
    await app.close();
  }
  const limit = median(found.limit);
  return [
    lineOf('posting', median(found.posting), limit),
    lineOf('posting.api', median(found.api), limit),
  ];
}

function lineOf(name: keyof typeof promises, value: number, limit: number): Line {
  const ratio = Math.round((value / limit) * 1000) / 1000;
  const promise = promises[name];
  return {
    name,
    value: Math.round(value),
    unit: 'payments/s',
    limit: Math.round(limit),
    ratio,
    promise,
    holds: ratio >= promise,
  };
}

/** The same statements in the same round trips, with nothing of ours around them. */
function bareScript(env: Env, first: number): Script {
  const names = listenersOf({ env }, 'payment.posted').map((name) => `'${name}'`);
  const act = `jsonb_build_object('now', now(), 'wall', now(), 'today', '${env.clock.today()}',
    'zone', '${env.settings.LEGAL_TIME_ZONE}', 'event_id', gen_random_uuid(),
    'audit_id', gen_random_uuid(), 'listeners', array[${names.join(', ')}],
    'actor', 'job:bench', 'request_id', gen_random_uuid())`;
  const call = `select ledger.post_payment(${act}, 'pgbench', gen_random_uuid()::text,
    gen_random_uuid(), 1000, '${env.clock.today()}')`;
  const statements = ['begin; set local app.taxpayer = :t', call.replaceAll(/\s+/g, ' '), 'commit'];
  return { statements, first, last: first + accounts - 1, clients, seconds };
}

async function post(env: Env, first: number): Promise<number> {
  const end = Date.now() + seconds * 1000;
  let done = 0;
  const one = async (): Promise<void> => {
    while (Date.now() < end) {
      const account = taxpayerId(first + Math.floor(Math.random() * accounts));
      await work(env, { actor, taxpayerId: account }, (ctx) =>
        postPayment(ctx, {
          source: 'bench',
          eventKey: newId(),
          paymentId: newId(),
          amountKopecks: kopecks(1000),
          paidOn: ctx.today,
        }),
      );
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, one));
  return done / seconds;
}

/**
 * Money that came by requisites, as the stand tells it: right, shape, key, audit, event and answer.
 */
async function postOverHttp(env: Env, url: string, inns: readonly string[]): Promise<number> {
  const result = await autocannon({
    url,
    connections: clients,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => ({
          ...request,
          headers: {
            authorization: `Bearer ${env.settings.STAND_SECRET}`,
            'content-type': 'application/json',
            'idempotency-key': newId(),
          },
          body: JSON.stringify({
            payerInn: inns[Math.floor(Math.random() * inns.length)],
            eventId: newId(),
            paymentId: newId(),
            amountKopecks: 1000,
          }),
        }),
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} answers were no success, ${result.errors} failed.`);
  }
  return result.requests.average;
}
