// Plays acts on the account of the transaction day by day, as the program does them in life.
import { addDays, addSeconds, type Day, type Moment, startOfLegalDay } from '#primitives/days';
import { kopecks, sum } from '#primitives/money';
import { newId } from '#platform/ids';
import type { Ctx } from '#platform/context';
import { accrueDebts, listPenalties, reckonCharge, revisePenalties } from '#modules/assessments';
import {
  type Charge,
  chargeTitle,
  correctCharge,
  currentHeader,
  getCharge,
  lastPostingNo,
  listObligations,
  makeOffset,
  type NewCharge,
  postPayment,
  reversePayment,
  settleDue,
  settlementsAfter,
} from '#modules/ledger';
import type * as z from 'zod/mini';
import type { played, whatIfBody } from './contract.ts';
import { refusals } from './errors.ts';

export type Wish = Omit<z.infer<typeof whatIfBody>, 'on'>;
export type Played = z.infer<typeof played> & {
  /** What stayed unpaid at the end of each due day. */
  shortages: Map<string, Charge>;
};

export const nothing: Wish = { payments: [], offsets: [], corrections: [], reversals: [] };

/** Plays a wish until the end of a day. Refuses what the acts themselves refuse. */
export async function play(ctx: Ctx, wish: Wish, until: Day): Promise<Played> {
  const last = await lastPostingNo(ctx);
  const shortages = new Map<string, Charge>();
  await settleDue(ctx);
  for (const { paymentId } of wish.reversals) {
    const paper = { documentNumber: 'what-if', documentOn: ctx.today, note: '', file: null };
    await reversePayment(ctx, { paymentId, source: 'officer', ...paper });
  }
  for (const one of wish.corrections) await correct(ctx, one);
  for (const { chargeId, amountKopecks } of wish.offsets) {
    await makeOffset(ctx, { offsetId: newId(), chargeId, amountKopecks: kopecks(amountKopecks) });
  }
  let today = ctx;
  for (const day of await daysOf(ctx, wish, until)) {
    today = onDay(ctx, day);
    await accrueDebts(today);
    await settleDue(today);
    for (const { amountKopecks } of wish.payments.filter((one) => one.onDay === day)) {
      const eventKey = newId();
      const money = { amountKopecks: kopecks(amountKopecks), paidOn: day };
      await postPayment(today, { source: 'what-if', eventKey, paymentId: eventKey, ...money });
    }
    await revisePenalties(today);
    await settleDue(today);
    for (const one of await listObligations(today)) {
      if (one.dueOn === day && one.class !== 'penalty') shortages.set(one.chargeId, one);
    }
  }
  return { ...(await standing(today, last)), shortages };
}

/** Days on which anything happens: payments, due days and the days after them, the last one. */
async function daysOf(ctx: Ctx, wish: Wish, until: Day): Promise<Day[]> {
  const open = await listObligations(ctx);
  const due = open.flatMap(({ dueOn }) => [dueOn as Day, addDays(dueOn as Day, 1)]);
  const paid = wish.payments.map(({ onDay: day }) => day as Day);
  const days = [ctx.today, ...due, ...paid, until];
  return [...new Set(days)].filter((day) => day >= ctx.today && day <= until).sort();
}

/** The same transaction on a coming day, at nine in the morning. */
function onDay(ctx: Ctx, today: Day): Ctx {
  if (today === ctx.today) return ctx;
  const start = startOfLegalDay(today, ctx.env.settings.LEGAL_TIME_ZONE);
  const now: Moment = addSeconds(start, 9 * 3600);
  return { ...ctx, today, now };
}

async function correct(
  ctx: Ctx,
  { chargeId, newAmountKopecks }: Wish['corrections'][number],
): Promise<void> {
  const wrong = await getCharge(ctx, chargeId);
  if (wrong.class !== 'tax' || wrong.correctedOn !== null) throw refusals.correction_wrong();
  const replacement =
    newAmountKopecks === 0 ? null : { ...factsOf(wrong), amountKopecks: kopecks(newAmountKopecks) };
  await correctCharge(ctx, { chargeId, replacement });
}

function factsOf(charge: Charge): Omit<NewCharge, 'amountKopecks'> {
  const { source, dueOn, chargedOn, ...facts } = charge;
  const { tax, taxYear, period, subjectOfTax, objectId, noticeNumber, oktmo, kbk, uin } = facts;
  return {
    chargeId: newId(),
    class: charge.class,
    tax,
    taxYear,
    period,
    subjectOfTax,
    objectId,
    noticeNumber,
    ...(source === null ? {} : { source }),
    oktmo,
    kbk,
    uin,
    dueOn: dueOn as Day,
    chargedOn: chargedOn as Day,
    unverified: facts.unverified,
    isApart: facts.isApart,
  };
}

async function standing(ctx: Ctx, afterNo: number): Promise<z.infer<typeof played>> {
  const penalties = await penaltiesOf(ctx);
  return {
    header: await currentHeader(ctx),
    charges: await listObligations(ctx),
    settlement: await settlementsAfter(ctx, afterNo),
    penalties,
    penaltyKopecks: sum(penalties.map(({ amountKopecks }) => kopecks(amountKopecks))),
  };
}

/** Every penalty ever reckoned on this account, settled or not. */
async function penaltiesOf(ctx: Ctx) {
  const rows = [];
  for (const { principalId: chargeId } of await listPenalties(ctx)) {
    const principal = await getCharge(ctx, chargeId);
    const reckoned = await reckonCharge(ctx, principal, ctx.today);
    if (reckoned === null || reckoned.amountKopecks === 0) continue;
    const segments = reckoned.segments.map(({ dayShare: _share, ...segment }) => segment);
    const { amountKopecks } = reckoned;
    const title = chargeTitle(principal);
    rows.push({ chargeId, title, dueOn: principal.dueOn, amountKopecks, segments });
  }
  return rows;
}
