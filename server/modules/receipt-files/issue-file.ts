// The chosen lines become receipts, part by part: each part is one transaction, so that whatever
// stops the work, what was issued is known and the next call goes on behind it.
import { issueMany, refusals as selling } from '#modules/self-employment';
import assert from 'node:assert/strict';
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import { formatMoney, kopecks } from '#primitives/money';
import type { FileLoad, issuance } from './contract.ts';
import { getLocked } from './decide-file.ts';
import { refusals } from './errors.ts';
import type { Load, Row } from './load.ts';
import {
  type Taken,
  insertTaken,
  listTaken,
  lockTaken,
  updateConfirmed,
  updateEnded,
} from './load-store.ts';
import { receiptMaker, toFault } from './receipt-of-line.ts';
import { type Decided, highestOf, listWaiting, updateDecided } from './row-store.ts';
import { chosenOf, getFile } from './show-file.ts';

/** Receipts of one call: about half a second, in which the seller's book is held. */
export const PART = 250;

type Said = z.output<typeof issuance>;

/**
 * Issues the next part and answers how far it is. The first call confirms what is chosen, and
 * nothing is chosen after it; a call for a finished load changes nothing.
 * Refuses: `load_unknown`, `load_dropped`, `nothing_chosen`, `shown_differs`,
 * `self-employment.income_limit` unless confirmed. What a single line is refused stands at it.
 */
export async function issueFile(ctx: Ctx, loadId: string, said: Said): Promise<FileLoad> {
  await lockTaken(ctx);
  const load = await getLocked(ctx, loadId);
  if (load.state === 'dropped') throw refusals.load_dropped();
  if (load.state === 'issued') return getFile(ctx, loadId);
  if (load.state === 'checked') await confirm(ctx, load, said);
  const mayPassLimit = load.state === 'checked' ? said.mayPassLimit : load.mayPassLimit;
  const rows = await listWaiting(ctx, loadId, PART);
  await issueRows(ctx, loadId, { rows, mayPassLimit });
  if (rows.length < PART) await updateEnded(ctx, loadId, 'issued');
  return getFile(ctx, loadId);
}

async function confirm(ctx: Ctx, load: Load, said: Said): Promise<void> {
  const { count, amountKopecks, limits } = await chosenOf(ctx, { ...load, state: 'confirmed' });
  if (count === 0) throw refusals.nothing_chosen();
  if (count !== said.count || amountKopecks !== said.amountKopecks) {
    const params = { count, total: formatMoney(kopecks(amountKopecks)) };
    throw refusals.shown_differs({ params });
  }
  const [passed] = limits;
  if (passed !== undefined && !said.mayPassLimit) {
    const { year, incomeKopecks, limitKopecks } = passed;
    const income = formatMoney(kopecks(incomeKopecks));
    const limit = formatMoney(kopecks(limitKopecks), { whole: true });
    throw selling.income_limit({ field: 'mayPassLimit', params: { year, income, limit } });
  }
  await updateConfirmed(ctx, load.loadId, said.mayPassLimit);
}

interface Part {
  rows: readonly Row[];
  mayPassLimit: boolean;
}

async function issueRows(ctx: Ctx, loadId: string, { rows, mayPassLimit }: Part): Promise<void> {
  const counts = await countsOf(ctx, loadId, rows);
  const decided: Decided[] = [];
  const toIssue: (Row & { identity: Omit<Taken, 'number'> })[] = [];
  for (const row of rows) {
    const known = counts.takenAs(row);
    if (row.outcome === 'ready' && known !== undefined) {
      // Another file brought this line meanwhile.
      const { number, occurrence } = known;
      decided.push({ rowNo: row.rowNo, outcome: 'present', number, occurrence });
    } else toIssue.push({ ...row, identity: counts.identityOf(row) });
  }
  const receiptOf = receiptMaker(ctx);
  const inputs = toIssue.map(({ sold }) => receiptOf(sold!, mayPassLimit));
  const taken: Taken[] = [];
  for (const [at, answer] of (await issueMany(ctx, inputs)).entries()) {
    const { rowNo, sold, identity } = toIssue[at]!;
    if ('refusal' in answer) {
      const fault = toFault(answer.refusal, sold!, null);
      decided.push({ rowNo, outcome: 'refused', fault });
      continue;
    }
    const { number } = answer;
    decided.push({ rowNo, outcome: 'issued', number, occurrence: identity.occurrence });
    taken.push({ ...identity, number });
  }
  await insertTaken(ctx, taken);
  await updateDecided(ctx, loadId, decided);
}

/**
 * Which of the equal lines each row is. A line ticked although it became a receipt before is one
 * more of them, counted behind all that are known.
 */
async function countsOf(ctx: Ctx, loadId: string, rows: readonly Row[]) {
  const contents = rows.map(({ content }) => content!);
  const taken = await listTaken(ctx, contents);
  const known = new Map(taken.map((one) => [keyOf(one), one]));
  const highest = new Map<string, number>();
  for (const one of [...taken, ...(await highestOf(ctx, loadId, contents))]) {
    const key = one.content.toString('hex');
    highest.set(key, Math.max(highest.get(key) ?? 0, one.occurrence));
  }
  return {
    takenAs: (row: Row) => known.get(keyOf(row)),
    identityOf: ({ content, occurrence, outcome }: Row): Omit<Taken, 'number'> => {
      assert(content !== null && occurrence !== null, 'A chosen row has no identity.');
      if (outcome === 'ready') return { content, occurrence };
      const key = content.toString('hex');
      const next = highest.get(key)! + 1;
      highest.set(key, next);
      return { content, occurrence: next };
    },
  };
}

const keyOf = ({ content, occurrence }: Pick<Row, 'content' | 'occurrence'>): string =>
  `${content?.toString('hex')}:${occurrence}`;
