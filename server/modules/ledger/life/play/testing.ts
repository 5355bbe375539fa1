// A life of an account and the program it is played on: time goes on by itself, every act is a
// millisecond later than the one before, so that "as known then" has a meaning (BEY-3).
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, type Day, type Moment } from '#primitives/days';
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { breachesOf, type AccountRecord } from '../../account-breaches.ts';
import type { Charge, Header } from '../../contract.ts';
import type { PaymentToPost } from '../../post-payment.ts';
import { AccountModel } from '../testing.ts';

/** The account of a day as it was known at a moment. */
interface Reading {
  on: Day;
  account: { header: Header; charges: Charge[] };
}

/** A period that was closed: what was known then of its days must read so for ever. */
export interface Period {
  knownAt: Moment;
  readings: readonly Reading[];
}

/** What a life knows of itself; the account by the model is a part of it. */
export class Life {
  readonly model = new AccountModel();
  today: Day;
  /** Penalties by their principal, statements by their charge. */
  readonly penalties = new Map<string, string>();
  readonly offsets = new Map<string, string>();
  readonly closed: Period[] = [];
  readonly payments: PaymentToPost[] = [];
  readonly reversed = new Set<string>();
  /** How often an act of a kind was played. */
  readonly counts: Map<string, number>;

  constructor(today: Day, counts: Map<string, number>) {
    this.today = today;
    this.counts = counts;
  }

  wait(days: number): void {
    this.today = addDays(this.today, days);
  }
}

/** The account in the database, with one transaction for its whole life. */
export class Program {
  readonly #ctx: Ctx;
  #acts = 0;

  constructor(ctx: Ctx) {
    this.#ctx = ctx;
  }

  /** The same transaction on another day, later than everything before it. */
  on(today: Day): Ctx {
    this.#acts += 1;
    const now = new Date(Date.parse(`${today}T09:00:00Z`) + this.#acts).toISOString() as Moment;
    return { ...this.#ctx, today, now, wall: now };
  }

  /** Money and charges as they are kept. */
  stands(): Promise<Standing | undefined> {
    return this.#ctx.db.find(sql<Standing>`
      select a.wallet_kopecks as wallet, to_jsonb(a.lots) as lots, coalesce((
        select jsonb_agg(jsonb_build_object('id', c.charge_id, 'amount', c.amount_kopecks,
          'settled', c.settled_kopecks, 'reserved', c.reserved_kopecks, 'held', c.offset_kopecks)
          order by c.charge_id)
        from ledger.charge c where c.taxpayer_id = a.taxpayer_id), '[]') as charges
      from ledger.account a where a.taxpayer_id = ${this.#ctx.taxpayerId}`);
  }

  /** Every entry there is, and the money that they tell. */
  history(): Promise<{ record: AccountRecord; lots: unknown } | undefined> {
    return this.#ctx.db.find(sql<{ record: AccountRecord; lots: unknown }>`
      select ledger.account_record(a) as record, to_jsonb(ledger.lots_of(a.taxpayer_id)) as lots
      from ledger.account a where a.taxpayer_id = ${this.#ctx.taxpayerId}`);
  }

  /** Readings of so many days, as known at a moment. */
  async read(days: readonly Day[], knownAt: Moment): Promise<Reading[]> {
    return this.#ctx.db.rows(sql<Reading>`
      select d::text as on, ledger.account_as_of(${this.#ctx.taxpayerId}, d, ${knownAt}) as account
      from unnest(${days}::date[]) d order by d`);
  }

  /** Days on which a reading may differ from the day before: something counts from them. */
  async days(through: Day): Promise<Day[]> {
    const rows = await this.#ctx.db.rows(sql<{ day: Day }>`
      select distinct day::text as day from (
        select effective_on from ledger.posting
        union all select effective_on from ledger.charge_offset_entry
        union all select due_on + n from ledger.charge, generate_series(0, 1) n) known (day)
      where day <= ${through} order by day`);
    return rows.map(({ day }) => day);
  }

  /** What the database checks at the end of a transaction. */
  async end(): Promise<void> {
    await this.#ctx.db.run(sql`set constraints all immediate`);
  }
}

interface Standing {
  wallet: number;
  lots: unknown;
  charges: { id: string; settled: number }[];
}

/** The account and its model are equal, and no kopeck is lost or made. */
export async function compare({ model }: Life, program: Program): Promise<void> {
  const stands = await program.stands();
  if (stands === undefined) return;
  assert.ok(stands.wallet >= 0);
  assert.equal(stands.wallet, model.wallet);
  assert.deepEqual(stands.lots, model.lots);
  assert.deepEqual(stands.charges, standing(model));
  const settled = stands.charges.reduce((sum, one) => sum + one.settled, 0);
  assert.equal(settled + stands.wallet, model.received);
}

/** The verifier finds nothing in the entries of the whole life, whatever stands now. */
async function verify({ model }: Life, program: Program): Promise<void> {
  const history = await program.history();
  if (history === undefined) return;
  assert.deepEqual(breachesOf(history.record), []);
  assert.deepEqual(history.lots, model.lots);
}

function standing(model: AccountModel) {
  return [...model.charges.values()]
    .map(({ id, amount, settled, reserved, held }) => ({ id, amount, settled, reserved, held }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

/** Days of a period that are read: all of a short one, of a long one so many. */
const DAYS = 8;

/**
 * Closes what is known: readings of past days and of today are the model's, and are kept for the
 * end of the life. Of many days every so-manieth is read, from one that is said. Answers how many.
 */
export async function close(life: Life, program: Program, from: number): Promise<number> {
  const { now: knownAt } = program.on(life.today);
  const days = await program.days(life.today);
  const step = Math.max(1, Math.ceil(days.length / DAYS));
  const some = days.filter((_, n) => n % step === from % step);
  const readings = await program.read(some, knownAt);
  for (const { on, account } of readings) {
    const { balance, charges } = life.model.asOf(on);
    assert.equal(account.header.balanceKopecks, balance, on);
    const told = account.charges
      .map((one) => ({ id: one.chargeId, amount: one.amountKopecks, settled: one.settledKopecks }))
      .sort((left, right) => (left.id < right.id ? -1 : 1));
    assert.deepEqual(told, charges, on);
  }
  life.closed.push({ knownAt, readings });
  await verify(life, program);
  return readings.length;
}

/** At the end of a life every closed period reads as it read when it was closed. */
async function reopen({ closed }: Life, program: Program): Promise<void> {
  for (const { knownAt, readings } of closed) {
    const days = readings.map(({ on }) => on);
    assert.deepEqual(await program.read(days, knownAt), readings, `as known at ${knownAt}`);
  }
  await program.end();
}

/** Plays one life from its first day to its last, within the transaction given. */
export async function live(
  ctx: Ctx,
  commands: Iterable<fc.AsyncCommand<Life, Program>>,
  counts: Map<string, number>,
): Promise<void> {
  const life = new Life(ctx.today, counts);
  const program = new Program(ctx);
  await fc.asyncModelRun(() => ({ model: life, real: program }), commands);
  await reopen(life, program);
  await verify(life, program);
}
