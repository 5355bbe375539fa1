// A row that is money: posted to the account, taken back when its source says so, or kept for a
// person when anything about it is not as it must be. Money is never dropped and never posted
// twice.
import assert from 'node:assert/strict';
import { enpRequisitesOn } from '#law/ens/requisites';
import {
  correctPayment,
  findChargeByUin,
  postApartPayment,
  type Posted,
  postPayment,
  type ReversalOrder,
  reversePayment,
} from '#modules/ledger';
import { hasPaidOrder } from '#modules/payments';
import type { Ctx } from '#platform/context';
import { newId } from '#platform/ids';
import { type Day, day, legalDay } from '#primitives/days';
import type { PaymentFacts } from './file/line.ts';
import { ENP } from './kbk-tax.ts';
import {
  findLoadedPayment,
  hasSamePayment,
  insertLoadedPayment,
  insertWord,
  listWords,
} from './payment-store.ts';
import { decidePayment, type PaymentDecision } from './payment-word.ts';
import { type LookCode, paymentKey, type Verdict } from './row.ts';

export interface PaymentRow {
  facts: PaymentFacts;
  ref: string;
  file: string;
  line: number;
}

/** Takes the money for the transaction's taxpayer. Refuses what the ledger refuses. */
export async function takePayment(ctx: Ctx, row: PaymentRow): Promise<Verdict> {
  const { facts } = row;
  const key = paymentKey(facts.source, facts.key);
  const posted = await findLoadedPayment(ctx, facts.source, key);
  const words = posted === undefined ? [] : await listWords(ctx, facts.source, key);
  // Rows read by an earlier version of the program do not tell the moment.
  const { meaning, amountKopecks, paidOn, changedAt = null } = facts;
  const decision = decidePayment({ meaning, amountKopecks, paidOn, changedAt }, posted, words);
  switch (decision.act) {
    case 'post':
      return takeNew(ctx, row, key);
    case 'look':
      return { outcome: 'look', code: decision.because };
    case 'refuse':
      return { outcome: 'refused', code: decision.because };
    case 'nothing':
      return again(ctx, row, decision);
    case 'reverse': {
      const verdict = await reverse(ctx, row, decision.paymentId);
      await keepWord(ctx, row, { key, version: decision.version, paymentId: null });
      return verdict;
    }
    case 'note':
      await keepWord(ctx, row, { key, ...decision });
      return nothingDone(row);
    case 'restore':
      return restore(ctx, row, { key, version: decision.version });
    case 'correct':
      return correct(ctx, row, { key, decision });
  }
}

/** The word is known. A load that was cut off meets its own work again and tells it again. */
async function again(
  ctx: Ctx,
  row: PaymentRow,
  { ref, effect }: Extract<PaymentDecision, { act: 'nothing' }>,
): Promise<Verdict> {
  if (effect.did === 'nothing') return nothingDone(row);
  if (ref !== row.ref) return { outcome: 'present', code: 'present' };
  if (effect.did === 'reversed') return reverse(ctx, row, effect.paymentId);
  if (effect.did === 'corrected') {
    return corrected(row, effect, await reversePayment(ctx, orderOf(ctx, row, effect.paymentId)));
  }
  return { outcome: 'taken', code: effect.did === 'posted' ? 'posted' : 'posted_again' };
}

/** What the word tells stands already. */
const nothingDone = ({ facts }: PaymentRow): Verdict =>
  facts.meaning === 'cancelled'
    ? { outcome: 'refused', code: 'payment_cancelled_already' }
    : { outcome: 'present', code: 'present' };

interface Kept {
  key: Buffer;
  version: number;
  /** What stands after the word. */
  paymentId: string | null;
}

async function keepWord(
  ctx: Ctx,
  { facts, ref }: PaymentRow,
  { key, version, paymentId }: Kept,
): Promise<void> {
  const { source, meaning, amountKopecks, changedAt = null } = facts;
  assert(meaning !== 'new', 'The first word is the payment itself.');
  await insertWord(ctx, {
    source,
    key,
    ref,
    version,
    meaning,
    paymentId,
    amountKopecks,
    changedAt,
  });
}

/** Money that nobody told of before. */
async function takeNew(ctx: Ctx, row: PaymentRow, key: Buffer): Promise<Verdict> {
  const { facts, ref } = row;
  const look = (code: LookCode): Verdict => ({ outcome: 'look', code, args: { kbk: facts.kbk } });
  const apart = await findApart(ctx, facts);
  const because = await lookFirst(ctx, facts, apart !== null);
  if (because !== null) return look(because);
  const { source, amountKopecks, paidOn } = facts;
  const paymentId = newId();
  const eventKey = `load:${key.toString('hex')}`;
  const money = { source, eventKey, paymentId, amountKopecks, paidOn };
  const { isDuplicate } = await post(ctx, money, apart);
  // The ledger knows the event and this taxpayer has it not: it is somebody else's.
  if (isDuplicate) return look('payment_of_another');
  await insertLoadedPayment(ctx, { ...money, key, ref });
  // A payment first heard of by a later word: that word is known from now on.
  if (facts.meaning !== 'new') await keepWord(ctx, row, { key, version: 1, paymentId });
  return { outcome: 'taken', code: apart === null ? 'posted' : 'posted_apart' };
}

/** Why money of this sum cannot be posted without a person; null: it can. */
async function lookFirst(
  ctx: Ctx,
  facts: PaymentFacts,
  isApart: boolean,
): Promise<LookCode | null> {
  const { source, amountKopecks, paidOn } = facts;
  if (paidOn > ctx.today) return 'day_ahead';
  if (!isApart && facts.kbk !== ENP) return 'kbk_not_enp';
  if (!isApart && paidOn < firstDay) return 'day_before_account';
  if (!isApart && !areRequisitesRight(facts)) return 'wrong_requisites';
  const isTold = await hasSamePayment(ctx, { source, amountKopecks, paidOn });
  return isTold || (await hasPaidOrder(ctx, { amountKopecks, paidOn })) ? 'maybe_same' : null;
}

type Money = Parameters<typeof postPayment>[1];

const post = (ctx: Ctx, money: Money, apart: string | null): Promise<Posted> =>
  apart === null ? postPayment(ctx, money) : postApartPayment(ctx, { ...money, chargeId: apart });

/** Safe to repeat: the ledger tells of a reversal that was made what it told then. */
async function reverse(ctx: Ctx, row: PaymentRow, paymentId: string): Promise<Verdict> {
  const done = await reversePayment(ctx, orderOf(ctx, row, paymentId));
  const { amountKopecks, reopenedKopecks } = done;
  return { outcome: 'taken', code: 'reversed', args: { amountKopecks, reopenedKopecks } };
}

/** The line of the file that takes the payment back. */
function orderOf(ctx: Ctx, { facts, file, line }: PaymentRow, paymentId: string): ReversalOrder {
  const { source, changedAt = null } = facts;
  return {
    paymentId,
    source,
    documentNumber: facts.key.slice(0, 200),
    documentOn: changedAt === null ? ctx.today : legalDay(changedAt, zoneOf(ctx)),
    note: facts.purpose.slice(0, 1000),
    file: { name: file, line },
  };
}

/** The money counts from its own day again, as a payment of its own. */
async function restore(
  ctx: Ctx,
  row: PaymentRow,
  { key, version }: { key: Buffer; version: number },
): Promise<Verdict> {
  const { source, amountKopecks, paidOn } = row.facts;
  const paymentId = newId();
  const money = { source, eventKey: eventKeyOf(key, version), paymentId, amountKopecks, paidOn };
  await post(ctx, money, await findApart(ctx, row.facts));
  await keepWord(ctx, row, { key, version, paymentId });
  return { outcome: 'taken', code: 'posted_again' };
}

/** The wrong sum leaves the account and the right one comes, as of the same day, in one act. */
async function correct(
  ctx: Ctx,
  row: PaymentRow,
  of: { key: Buffer; decision: Extract<PaymentDecision, { act: 'correct' }> },
): Promise<Verdict> {
  const { facts } = row;
  const { version, paymentId: wrong } = of.decision;
  const isApart = (await findApart(ctx, facts)) !== null;
  const because = await lookFirst(ctx, facts, isApart);
  if (because !== null) return { outcome: 'look', code: because, args: { kbk: facts.kbk } };
  const { source, amountKopecks } = facts;
  const paymentId = newId();
  const right = { source, eventKey: eventKeyOf(of.key, version), paymentId, amountKopecks };
  const done = await correctPayment(ctx, orderOf(ctx, row, wrong), right);
  // An officer took it back meanwhile: whether the right sum stands, a person decides.
  if (done.isDuplicate) return { outcome: 'look', code: 'payment_changed' };
  await keepWord(ctx, row, { key: of.key, version, paymentId });
  return corrected(row, of.decision, done);
}

const corrected = (
  { facts: { amountKopecks } }: PaymentRow,
  { beforeKopecks }: { beforeKopecks: number },
  { reopenedKopecks }: { reopenedKopecks: number },
): Verdict => ({
  outcome: 'taken',
  code: 'payment_corrected',
  args: { beforeKopecks, amountKopecks, reopenedKopecks },
});

const eventKeyOf = (key: Buffer, version: number): string =>
  `load:${key.toString('hex')}:${version}`;

const zoneOf = (ctx: Ctx): string => ctx.env.settings.LEGAL_TIME_ZONE;

/** The single account began on it; the ledger refuses earlier money (`day_before_account`). */
const firstDay: Day = day('2023-01-01');

/** Money with the УИН and the КБК of a charge outside the account is for that charge alone. */
async function findApart(ctx: Ctx, facts: PaymentFacts): Promise<string | null> {
  if (facts.uin === null || facts.kbk === ENP) return null;
  const charge = await findChargeByUin(ctx, facts.uin);
  return charge?.isApart && charge.kbk === facts.kbk ? charge.chargeId : null;
}

/** What the file names must be that of the single payment on the day; what it omits is no fault. */
function areRequisitesRight({ paidOn, payeeAccount, payeeBik, payeeInn }: PaymentFacts): boolean {
  const right = enpRequisitesOn(paidOn);
  return (
    payeeAccount === right.account &&
    (payeeBik === null || payeeBik === right.bik) &&
    (payeeInn === null || payeeInn === right.payeeInn)
  );
}
