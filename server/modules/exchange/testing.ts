// A program over its own database with people, and files that are loaded into their accounts.
import { module as assessments } from '#modules/assessments';
import { module as consents } from '#modules/consents';
import { module as documents } from '#modules/documents';
import { module as identity } from '#modules/identity';
import { listObligations, module as ledger } from '#modules/ledger';
import { module as payments } from '#modules/payments';
import { module as property } from '#modules/property';
import { module as registries } from '#modules/registries';
import { module as taxRules } from '#modules/tax-rules';
import { module as taxpayers, recordTaxpayer } from '#modules/taxpayers';
import { type Ctx, type TaxpayerId, taxpayerOf } from '#platform/context';
import { newId } from '#platform/ids';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { day } from '#primitives/days';
import { completePersonInn } from '#primitives/identifiers/inn';
import type { LoadView } from './contract.ts';
import { confirmLoad } from './decide-load.ts';
import { uinFor } from './file/testing.ts';
import { module } from './index.ts';
import { jobs } from './jobs.ts';
import { getLoad, readWanted, showRows } from './show-load.ts';
import { uploadLoad } from './upload-load.ts';

export * from './file/testing.ts';

const modules = [
  registries,
  taxRules,
  consents,
  identity,
  taxpayers,
  documents,
  property,
  ledger,
  payments,
  assessments,
  module,
];
const actor = { kind: 'job', name: 'test' } as const;

export interface Person {
  inn: string;
  taxpayerId: TaxpayerId;
  as<T>(call: (ctx: Ctx) => Promise<T>): Promise<T>;
}

export async function testExchange() {
  const { env, atEnd } = await testEnv({ modules, at: '2026-08-03T09:00:00.000Z' });
  let people = 0;
  let uins = 0;
  const staff = <T>(call: (ctx: Ctx) => Promise<T>): Promise<T> =>
    work(env, { actor, role: 'batch' }, call);
  /** What the worker does every two seconds. */
  const workNow = () => jobs[0]!.call(env);

  async function newPerson(): Promise<Person> {
    people += 1;
    const inn = completePersonInn(`77${String(people).padStart(8, '0')}`);
    const name = { last: 'Петров', first: 'Пётр', middle: null };
    const person = { inn, name, birthDate: day('1980-01-01'), sex: 'male' } as const;
    const taxpayerId = await work(env, { actor }, async (ctx) =>
      taxpayerOf(await recordTaxpayer(ctx, person)),
    );
    return { inn, taxpayerId, as: (call) => work(env, { actor, taxpayerId }, call) };
  }

  async function checked(text: string): Promise<LoadView> {
    const base64 = Buffer.from(text).toString('base64');
    const load = await staff((ctx) =>
      uploadLoad(ctx, { loadId: newId(), name: 'file.xml', base64 }),
    );
    await workNow();
    return staff((ctx) => getLoad(ctx, load.loadId));
  }

  return {
    env,
    atEnd,
    staff,
    workNow,
    newPerson,
    newUin: (): string => uinFor((uins += 1)),
    /** Uploaded, and what taking it would do is known. */
    checked,
    /** Uploaded, checked, confirmed and taken. */
    async taken(text: string): Promise<LoadView> {
      const { loadId } = await checked(text);
      await staff((ctx) => confirmLoad(ctx, { loadId, despiteTotals: false }));
      await workNow();
      return staff((ctx) => getLoad(ctx, loadId));
    },
    /** `taken new`, `present present`, … of each row. */
    async outcomes({ loadId }: LoadView): Promise<string[]> {
      const { items } = await staff((ctx) => showRows(ctx, readWanted(loadId, {})));
      return items.map(({ outcome, code }) => `${outcome} ${code}`);
    },
    debts: (who: Person) =>
      who.as(async (ctx) =>
        (await listObligations(ctx)).map(({ tax, amountKopecks, settledKopecks, dueOn }) => ({
          tax,
          amountKopecks,
          settledKopecks,
          dueOn,
        })),
      ),
  };
}
