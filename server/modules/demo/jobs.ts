// At the first start the accounts of the demo people and the staff are opened; later there is
// nothing to do but what a stand of an earlier version lacks, and the job only looks once per
// process.
import * as z from 'zod/mini';
import { standPerson } from './contract.ts';
import { runChain } from '#platform/chain';
import type { Env } from '#platform/env';
import { Outage } from '#platform/errors';
import type { Job } from '#platform/jobs';
import type { TaxpayerId } from '#platform/context';
import { work } from '#platform/work';
import { giveReceiptsOnce, seller } from './give-receipts.ts';
import { openPeople } from './open-people.ts';
import { openStaff } from './staff.ts';

const answerMs = 10_000;

/** As `GET /stand/api/people` lists them; what we do not use is dropped. */
const listed = z.array(
  z.object({
    nameParts: standPerson.shape.name,
    birthDate: standPerson.shape.birthDate,
    sex: standPerson.shape.sex,
    passportDetails: standPerson.shape.passport,
    phone: standPerson.shape.phone,
    email: standPerson.shape.email,
    inn: standPerson.shape.inn,
    snils: standPerson.shape.snils,
    password: standPerson.shape.password,
    applicationPassword: standPerson.shape.applicationPassword,
    persona: standPerson.shape.persona,
    level: standPerson.shape.level,
  }),
);

const settled = new WeakSet<Env>();

async function openDemo(env: Env): Promise<void> {
  if (settled.has(env)) return;
  const scope = { actor: { kind: 'job', name: 'demo.open' } } as const;
  const people = await askStand(env);
  const asked = people.map(({ nameParts, passportDetails, ...rest }) => ({
    ...rest,
    name: nameParts,
    passport: passportDetails,
  }));
  const opened = await runChain(env, scope, { chain: openPeople, input: asked });
  for (const [at, { taxpayerId }] of opened.entries()) {
    if (asked[at]!.persona !== seller || taxpayerId === null) continue;
    await work(env, { ...scope, taxpayerId: taxpayerId as TaxpayerId }, giveReceiptsOnce);
  }
  await runChain(env, scope, { chain: openStaff, input: undefined });
  settled.add(env);
  env.log.info({ people: asked.length }, 'the demo accounts are open');
}

async function askStand(env: Env): Promise<z.infer<typeof listed>> {
  try {
    const answer = await fetch(`${env.settings.STAND_URL}/stand/api/people?demo=true`, {
      signal: AbortSignal.timeout(answerMs),
    });
    if (!answer.ok) throw new Error(`The stand answered ${answer.status}.`);
    return z.parse(listed, await answer.json());
  } catch (cause) {
    throw new Outage('stand', cause, 2);
  }
}

export const jobs: readonly Job[] = [{ name: 'demo.open', everyS: 2, call: openDemo }];
