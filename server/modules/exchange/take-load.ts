// The rows of a load go to the accounts: each taxpayer's in a transaction of its own, so that it
// can be stopped and begun again. A check does exactly the same and takes it back.
import { AssertionError } from 'node:assert';
import type { Ctx } from '#platform/context';
import { taxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import type { Env } from '#platform/env';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/ids';
import { work } from '#platform/work';
import { currentHeader } from '#modules/ledger';
import { penaltyOfCharge } from '#modules/assessments';
import { kopecks } from '#primitives/money';
import { claim, findLoad, release, updateState } from './load-store.ts';
import { raiseLook } from './raise-look.ts';
import type { OpenRow, Verdict, Warning } from './row.ts';
import { type Cursor, listOpenRows, updateVerdicts } from './row-store.ts';
import {
  type ChargeRow,
  type ChargeVerdict,
  isNew,
  openBook,
  takeCharge,
  takeNewCharges,
} from './take-charge.ts';
import { takePayment } from './take-payment.ts';

/** Rows in the memory at once. */
const PAGE = 500;
/** Taxpayers at once; more would only wait for the same disk. */
const AT_ONCE = 4;

const actor = { kind: 'job', name: 'exchange.load' } as const;
const batch = { actor, role: 'batch' } as const;

interface Walk {
  loadId: string;
  file: string;
  isTrial: boolean;
}

/**
 * Does what the load waits for: the check of one that was read, the taking of a confirmed one.
 * Answers false when another process has it. Any number of calls leads to the same accounts.
 */
export async function workOnLoad(env: Env, loadId: string): Promise<boolean> {
  const by = newId();
  const mine = (call: (ctx: Ctx) => Promise<boolean>) => work(env, batch, call);
  if (!(await mine((ctx) => claim(ctx, loadId, by)))) return false;
  try {
    const load = await work(env, batch, (ctx) => findLoad(ctx, loadId));
    if (load?.state !== 'checking' && load?.state !== 'confirmed') return true;
    const walk = { loadId, file: load.name, isTrial: load.state === 'checking' };
    const keep = () => mine((ctx) => claim(ctx, loadId, by));
    if (!(await walkRows(env, walk, keep))) return false;
    await work(env, batch, async (ctx) => {
      await updateState(ctx, loadId, walk.isTrial ? 'checked' : 'taken');
      if (!walk.isTrial) await raiseLook(ctx, load);
    });
    return true;
  } finally {
    await work(env, batch, (ctx) => release(ctx, loadId, by));
  }
}

/** False: the work was lost to another process, which goes on with it. */
async function walkRows(env: Env, walk: Walk, keep: () => Promise<boolean>): Promise<boolean> {
  let after: Cursor = { payerId: 0, rowNo: 0 };
  for (;;) {
    const page = { after, limit: PAGE };
    const rows = await work(env, batch, (ctx) => listOpenRows(ctx, walk.loadId, page));
    if (rows.length === 0) return true;
    const groups = groupsOf(rows, rows.length === PAGE);
    const verdicts = new Map<number, Verdict>();
    for (let at = 0; at < groups.length; at += AT_ONCE) {
      const some = groups.slice(at, at + AT_ONCE);
      for (const found of await Promise.all(some.map((one) => takeRows(env, walk, one)))) {
        for (const [rowNo, verdict] of found) verdicts.set(rowNo, verdict);
      }
    }
    const { isTrial } = walk;
    await work(env, batch, (ctx) => updateVerdicts(ctx, walk.loadId, { verdicts, isTrial }));
    const last = groups.at(-1)!.at(-1)!;
    after = { payerId: last.payerId, rowNo: last.rowNo };
    if (!(await keep())) return false;
  }
}

/** Rows by taxpayer. The last taxpayer of a full page may have more: the next page has them all. */
function groupsOf(rows: readonly OpenRow[], isFull: boolean): OpenRow[][] {
  const groups = [...Map.groupBy(rows, ({ payerId }) => payerId).values()];
  return isFull && groups.length > 1 ? groups.slice(0, -1) : groups;
}

/** Thrown to take a trial back; carries what would have become of the rows. */
class Undone extends Error {
  readonly verdicts: Map<number, Verdict>;
  constructor(verdicts: Map<number, Verdict>) {
    super('A trial is taken back.');
    this.verdicts = verdicts;
  }
}

async function takeRows(
  env: Env,
  walk: Walk,
  rows: readonly OpenRow[],
): Promise<Map<number, Verdict>> {
  const scope = { actor, taxpayerId: taxpayerId(rows[0]!.payerId) };
  try {
    return await work(env, scope, async (ctx) => {
      const before = walk.isTrial ? await currentHeader(ctx) : null;
      const verdicts = await takeAll(ctx, walk, rows);
      if (before === null) return verdicts;
      await lookAhead(ctx, verdicts, before.debtKopecks);
      throw new Undone(verdicts);
    });
  } catch (error) {
    if (error instanceof Undone) return error.verdicts;
    if (!isOfRows(error)) throw error;
    // One account's trouble must not stop the others; the rows say so and the log says why.
    env.log.error({ err: error, loadId: walk.loadId, taxpayerId: scope.taxpayerId }, 'not taken');
    return new Map(rows.map(({ rowNo }) => [rowNo, { outcome: 'look', code: 'failed' }]));
  }
}

/** A bug or a broken rule that only these rows meet; an outage stops the load, to go on later. */
function isOfRows(error: unknown): boolean {
  if (error instanceof RangeError || error instanceof TypeError) return true;
  if (error instanceof AssertionError) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(22|23|P0)[0-9A-Z]{3}$/u.test(code);
}

/** New charges that stand side by side are taken at once, the rest row by row, in their order. */
async function takeAll(
  ctx: Ctx,
  walk: Walk,
  rows: readonly OpenRow[],
): Promise<Map<number, ChargeVerdict>> {
  const verdicts = new Map<number, ChargeVerdict>();
  const charges = rows.flatMap((row) => chargeRowOf(ctx, walk, row) ?? []);
  const book = await openBook(ctx, charges);
  let together = new Map<string, { rowNo: number; row: ChargeRow }>();
  const flush = async () => {
    const some = [...together.values()];
    together = new Map();
    if (some.length === 0) return;
    const take = () =>
      takeNewCharges(
        ctx,
        book,
        some.map(({ row }) => row),
      );
    const found = await orRefused(ctx, take, (verdict) => some.map(() => ({ ...verdict })));
    for (const [place, { rowNo }] of some.entries()) verdicts.set(rowNo, found[place]!);
  };
  for (const row of rows) {
    const { rowNo, facts, line } = row;
    const charge = chargeRowOf(ctx, walk, row);
    if (charge !== null && !together.has(charge.facts.uin) && isNew(book, charge)) {
      together.set(charge.facts.uin, { rowNo, row: charge });
      continue;
    }
    await flush();
    const take = (): Promise<ChargeVerdict> =>
      facts.kind === 'payment'
        ? takePayment(ctx, { facts, ref: refOf(walk, row), file: walk.file, line })
        : takeCharge(ctx, book, charge!);
    verdicts.set(rowNo, await orRefused(ctx, take, (verdict) => verdict));
  }
  await flush();
  return verdicts;
}

const refOf = ({ loadId }: Walk, { rowNo }: OpenRow): string => `${loadId}:${rowNo}`;

function chargeRowOf(ctx: Ctx, walk: Walk, row: OpenRow): ChargeRow | null {
  const { facts, line } = row;
  if (facts.kind !== 'charge') return null;
  return { facts, source: { ref: refOf(walk, row), file: walk.file, line, on: ctx.today } };
}

/** What an account refuses leaves what was taken before as it is. */
async function orRefused<T>(
  ctx: Ctx,
  take: () => Promise<T>,
  refused: (verdict: Verdict) => T,
): Promise<T> {
  await ctx.db.run(sql`savepoint loaded_row`);
  try {
    const taken = await take();
    await ctx.db.run(sql`release savepoint loaded_row`);
    return taken;
  } catch (error) {
    const verdict = verdictOf(error);
    if (verdict === null) throw error;
    await ctx.db.run(sql`rollback to savepoint loaded_row`);
    return refused(verdict);
  }
}

/** What an account said no to; null: not its own word. */
function verdictOf(error: unknown): Verdict | null {
  if (error instanceof Refusal) {
    return { outcome: 'look', code: 'account_refuses', args: { because: error.kind.code } };
  }
  // The event of the gateway is unique over everybody (I8), and this account has it not.
  const isHeld =
    error instanceof Error && 'constraint' in error && error.constraint === 'gateway_event_pkey';
  return isHeld ? { outcome: 'look', code: 'payment_of_another' } : null;
}

/** What the rows together would do to the account, while their trial still stands (BEY-4). */
async function lookAhead(
  ctx: Ctx,
  verdicts: ReadonlyMap<number, ChargeVerdict>,
  debtBefore: number,
): Promise<void> {
  const { debtKopecks } = await currentHeader(ctx);
  const growth = debtKopecks - debtBefore;
  const all = [...verdicts.values()];
  const made = all.filter((one) => one.made !== undefined);
  const blamed = all.findLast(
    ({ code, message }) =>
      code === 'reversed' ||
      code === 'payment_corrected' ||
      (message !== undefined && message.dueOn < ctx.today),
  );
  if (growth > 0 && blamed !== undefined) {
    warn(blamed, { code: 'falls_into_debt', amountKopecks: kopecks(growth) });
  }
  for (const verdict of made) {
    const { chargeId, daysEarlier } = verdict.made!;
    if (chargeId === null || daysEarlier === 0) continue;
    const { dueOn } = verdict.message!;
    const amountKopecks = await penaltyOfCharge(ctx, { chargeId, dueOn });
    warn(verdict, { code: 'earlier', days: daysEarlier, amountKopecks });
  }
}

function warn(verdict: Verdict, warning: Warning): void {
  verdict.warnings = [...(verdict.warnings ?? []), warning];
}
