// A row that is money: posted to the account, taken back when its source says so, or kept for a
// person when anything about it is not as it must be. Money is never dropped and never posted
// twice.
import { enpRequisitesOn } from '#law/ens/requisites';
import {
  findChargeByUin,
  postApartPayment,
  type Posted,
  postPayment,
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
import { decidePayment, type PaymentDecision, type PaymentWord } from './payment-word.ts';
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
  const { meaning, amountKopecks, changedAt = null } = facts;
  const decision = decidePayment({ meaning, amountKopecks, changedAt }, posted, words);
  if (decision.act === 'post') return takeNew(ctx, row, key);
  if (decision.act === 'reverse') return reverse(ctx, row, { decision, key, words });
  if (decision.act === 'restore') return restore(ctx, row, { decision, key });
  if (decision.act !== 'nothing') {
    const outcome = decision.act === 'look' ? 'look' : 'refused';
    return { outcome, code: decision.because };
  }
  if (decision.ref !== row.ref) return { outcome: 'present', code: 'present' };
  // A load that was cut off meets its own work again.
  if (decision.did === 'reversed') return reverseOnce(ctx, row, decision.paymentId);
  return { outcome: 'taken', code: decision.did === 'posted' ? 'posted' : 'posted_again' };
}

/** Money that nobody told of before. */
async function takeNew(ctx: Ctx, row: PaymentRow, key: Buffer): Promise<Verdict> {
  const { facts, ref } = row;
  const look = (code: LookCode): Verdict => ({ outcome: 'look', code, args: { kbk: facts.kbk } });
  if (facts.paidOn > ctx.today) return look('day_ahead');
  const apart = await findApart(ctx, facts);
  if (apart === null && facts.kbk !== ENP) return look('kbk_not_enp');
  if (apart === null && facts.paidOn < firstDay) return look('day_before_account');
  if (apart === null && !areRequisitesRight(facts)) return look('wrong_requisites');
  const { source, amountKopecks, paidOn } = facts;
  const isTold = await hasSamePayment(ctx, { source, amountKopecks, paidOn });
  if (isTold || (await hasPaidOrder(ctx, { amountKopecks, paidOn }))) return look('maybe_same');
  const paymentId = newId();
  const eventKey = `load:${key.toString('hex')}`;
  const money = { source, eventKey, paymentId, amountKopecks, paidOn };
  const { isDuplicate } = await post(ctx, money, apart);
  // The ledger knows the event and this taxpayer has it not: it is somebody else's.
  if (isDuplicate) return look('payment_of_another');
  await insertLoadedPayment(ctx, { ...money, key, ref });
  // A payment that is first heard of when it is given back: that word is known from now on.
  if (facts.meaning === 'restored') {
    const word = { version: 1, meaning: 'restored', paymentId } as const;
    await insertWord(ctx, { source, key, ref, ...word, changedAt: facts.changedAt ?? null });
  }
  return { outcome: 'taken', code: apart === null ? 'posted' : 'posted_apart' };
}

type Money = Parameters<typeof postPayment>[1];

const post = (ctx: Ctx, money: Money, apart: string | null): Promise<Posted> =>
  apart === null ? postPayment(ctx, money) : postApartPayment(ctx, { ...money, chargeId: apart });

async function reverse(
  ctx: Ctx,
  row: PaymentRow,
  of: {
    decision: Extract<PaymentDecision, { act: 'reverse' }>;
    key: Buffer;
    words: readonly PaymentWord[];
  },
): Promise<Verdict> {
  const verdict = await reverseOnce(ctx, row, of.decision.paymentId);
  const { source, changedAt = null } = row.facts;
  const version = of.words.length + 1;
  const word = { version, meaning: 'cancelled', paymentId: null, changedAt } as const;
  await insertWord(ctx, { source, key: of.key, ref: row.ref, ...word });
  return verdict;
}

/** Safe to repeat: the ledger tells of a reversal that was made what it told then. */
async function reverseOnce(
  ctx: Ctx,
  { facts, file, line }: PaymentRow,
  paymentId: string,
): Promise<Verdict> {
  const { source, changedAt = null } = facts;
  const { amountKopecks, reopenedKopecks } = await reversePayment(ctx, {
    paymentId,
    source,
    documentNumber: facts.key.slice(0, 200),
    documentOn: changedAt === null ? ctx.today : legalDay(changedAt, zoneOf(ctx)),
    note: facts.purpose.slice(0, 1000),
    file: { name: file, line },
  });
  return { outcome: 'taken', code: 'reversed', args: { amountKopecks, reopenedKopecks } };
}

/** The money counts from its own day again, as a payment of its own. */
async function restore(
  ctx: Ctx,
  { facts, ref }: PaymentRow,
  of: { decision: Extract<PaymentDecision, { act: 'restore' }>; key: Buffer },
): Promise<Verdict> {
  const { source, amountKopecks, paidOn, changedAt = null } = facts;
  const { version } = of.decision;
  const paymentId = newId();
  const eventKey = `load:${of.key.toString('hex')}:${version}`;
  const money = { source, eventKey, paymentId, amountKopecks, paidOn };
  await post(ctx, money, await findApart(ctx, facts));
  const word = { version, meaning: 'restored', paymentId, changedAt } as const;
  await insertWord(ctx, { source, key: of.key, ref, ...word });
  return { outcome: 'taken', code: 'posted_again' };
}

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
