// The online verifier: judges every account from its entries; a broken one is stopped, staff are
// told, nothing is mended (security §4.1).
import { taxpayerId } from '#platform/context';
import type { Ctx } from '#platform/context';
import { raiseAlert } from '#platform/audit';
import { sql } from '#platform/db';
import type { Env } from '#platform/env';
import { announce } from '#platform/events';
import { work } from '#platform/work';
import { type AccountRecord, type Breach, breachesOf } from './account-breaches.ts';

export type { Breach } from './account-breaches.ts';

export interface BrokenAccount {
  taxpayerId: number;
  breaches: Breach[];
}

/** Accounts read at once: some megabytes at the most. */
const chunkSize = 200;
const scope = { actor: { kind: 'job', name: 'ledger.verify' }, role: 'batch' } as const;

/** Judges all accounts, or the one given, and stops the broken ones. */
export async function verifyLedger(
  env: Env,
  only?: number,
): Promise<{ accounts: number; broken: BrokenAccount[] }> {
  const broken: BrokenAccount[] = [];
  let accounts = 0;
  let after = only === undefined ? 0 : only - 1;
  for (;;) {
    const limit = only === undefined ? chunkSize : 1;
    const records = await work(env, scope, (ctx) => listRecords(ctx, after, limit));
    broken.push(...(await judge(env, records)));
    accounts += records.length;
    if (records.length < limit || only !== undefined) return { accounts, broken };
    after = records.at(-1)!.taxpayerId;
  }
}

/** One step of the endless slow round: the next chunk of accounts after the last one judged. */
export async function verifyNext(env: Env): Promise<void> {
  const records = await work(env, scope, async (ctx) => {
    const { after } = await ctx.db.one(
      sql<{ after: number }>`select after_taxpayer as after from ledger.verification`,
    );
    const found = await listRecords(ctx, after, chunkSize);
    const last = found.length < chunkSize ? 0 : found.at(-1)!.taxpayerId;
    await ctx.db.run(sql`update ledger.verification set after_taxpayer = ${last},
      rounds = rounds + ${last === 0 ? 1 : 0}`);
    return found;
  });
  await judge(env, records);
}

async function listRecords(ctx: Ctx, after: number, limit: number): Promise<AccountRecord[]> {
  const rows = await ctx.db.rows(sql<{ record: AccountRecord }>`
    select ledger.account_record(a) as record from ledger.account a
    where a.taxpayer_id > ${after} order by a.taxpayer_id limit ${limit}`);
  return rows.map(({ record }) => record);
}

async function judge(env: Env, records: readonly AccountRecord[]): Promise<BrokenAccount[]> {
  const broken = records
    .map((record) => ({ taxpayerId: record.taxpayerId, breaches: breachesOf(record) }))
    .filter(({ breaches }) => breaches.length > 0);
  for (const account of broken) await stop(env, account);
  return broken;
}

/** Stops one account; one that is stopped already is left as it is. */
async function stop(env: Env, { taxpayerId: id, breaches }: BrokenAccount): Promise<void> {
  const { invariant, says } = breaches[0]!;
  await work(env, { ...scope, taxpayerId: taxpayerId(id) }, async (ctx) => {
    const stopped = await ctx.db.run(sql`
      update ledger.account set frozen_at = ${ctx.now}, frozen_reason = ${`${invariant}: ${says}`}
      where taxpayer_id = ${id} and frozen_at is null`);
    if (stopped === 0) return;
    await announce(ctx, { type: 'account.frozen', topics: ['account'], data: { invariant } });
    await raiseAlert(ctx, {
      kind: 'ledger.account_frozen',
      severity: 'critical',
      ru: `Налоговый счёт остановлен: нарушено правило ${invariant}. Нужна сверка.`,
      en: `A tax account is stopped: invariant ${invariant} is broken. It must be reconciled.`,
      details: { taxpayerId: id, invariant, says, breaches: breaches.length },
    });
  });
}
