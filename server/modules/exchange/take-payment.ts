// A row that is money: posted to the account, or kept for a person when anything about it is not
// as it must be. Money is never dropped and never posted twice.
import { enpRequisitesOn } from '#law/ens/requisites';
import { findChargeByUin, postApartPayment, postPayment } from '#modules/ledger';
import { hasPaidOrder } from '#modules/payments';
import type { Ctx } from '#platform/context';
import { newId } from '#platform/ids';
import type { Day } from '#primitives/days';
import type { PaymentFacts } from './file/line.ts';
import { ENP } from './kbk-tax.ts';
import { findLoadedPayment, hasSamePayment, insertLoadedPayment } from './payment-store.ts';
import { type LookCode, paymentKey, type Verdict } from './row.ts';

/** Takes the money for the transaction's taxpayer. Refuses what the ledger refuses. */
export async function takePayment(
  ctx: Ctx,
  { facts, ref }: { facts: PaymentFacts; ref: string },
): Promise<Verdict> {
  const key = paymentKey(facts.source, facts.key);
  const known = await findLoadedPayment(ctx, facts.source, key);
  if (known !== undefined) return verdictOfKnown(facts, { known, ref });
  const look = (code: LookCode): Verdict => ({ outcome: 'look', code, args: { kbk: facts.kbk } });
  const wrong = wrongOf(facts, ctx.today);
  if (wrong !== null) return look(wrong);
  const apart = await findApart(ctx, facts);
  if (apart === null && facts.kbk !== ENP) return look('kbk_not_enp');
  if (apart === null && !areRequisitesRight(facts)) return look('wrong_requisites');
  const { amountKopecks, paidOn } = facts;
  const isTold = await hasSamePayment(ctx, { source: facts.source, amountKopecks, paidOn });
  if (isTold || (await hasPaidOrder(ctx, { amountKopecks, paidOn }))) return look('maybe_same');
  const paymentId = newId();
  const eventKey = `load:${key.toString('hex')}`;
  const money = { source: facts.source, eventKey, paymentId, amountKopecks, paidOn };
  const posted =
    apart === null
      ? await postPayment(ctx, money)
      : await postApartPayment(ctx, { ...money, chargeId: apart });
  // The ledger knows the event and this taxpayer has it not: it is somebody else's.
  if (posted.isDuplicate) return look('payment_of_another');
  await insertLoadedPayment(ctx, { ...money, key, ref });
  return { outcome: 'taken', code: apart === null ? 'posted' : 'posted_apart' };
}

function verdictOfKnown(
  facts: PaymentFacts,
  of: { known: { sourceRef: string; amountKopecks: number }; ref: string },
): Verdict {
  if (facts.meaning === 'cancelled') return { outcome: 'look', code: 'payment_cancelled' };
  if (facts.amountKopecks !== of.known.amountKopecks) {
    return { outcome: 'look', code: 'payment_changed' };
  }
  const isOwn = of.known.sourceRef === of.ref;
  return isOwn ? { outcome: 'taken', code: 'posted' } : { outcome: 'present', code: 'present' };
}

/** What can be told from the row alone. */
function wrongOf(facts: PaymentFacts, today: Day): LookCode | null {
  if (facts.meaning === 'cancelled') return 'payment_cancelled';
  return facts.paidOn > today ? 'day_ahead' : null;
}

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
