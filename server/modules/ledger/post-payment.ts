// Money that came in: one database function, one round trip, all invariants on (`bench posting`).
import type { Day } from '#primitives/days';
import { type Kopecks, kopecks, ZERO } from '#primitives/money';
import type { Ctx } from '#platform/context';
import { act } from './act.ts';
import { chargeTitle, type Cover, type Titled } from './charge.ts';
import { refusals } from './errors.ts';
import { firstDay } from './law-shares.ts';

export interface PaymentToPost {
  /** The gateway that told of the money; with the key of its event unique for ever (I8). */
  source: string;
  eventKey: string;
  paymentId: string;
  amountKopecks: Kopecks;
  /** The legal day the bank took the money: the payer has paid on it (НК РФ ст.45 п.16). */
  paidOn: Day;
}

export interface Posted {
  /** This event was posted before: nothing was done now, and there are no covers to tell. */
  isDuplicate: boolean;
  postingNo: number;
  covers: Cover[];
  settledKopecks: Kopecks;
  reservedKopecks: Kopecks;
  /** What no charge claims yet: stays free on the account. */
  unallocatedKopecks: Kopecks;
}

/** How a charge changed: settled by, reserved more (or less) than before. */
export interface Share extends Titled {
  chargeId: string;
  dueOn: Day;
  settledKopecks: number;
  reservedKopecks: number;
}

type Answer =
  | { isDuplicate: true; postingNo: number }
  | {
      isDuplicate: false;
      postingNo: number;
      settledKopecks: number;
      reservedKopecks: number;
      shares: Share[];
    };

/**
 * Posts a payment, settles debts in the legal order, reserves the rest for what comes, announces
 * `payment.posted`. The same event of the gateway again posts nothing.
 * Refuses: `ledger.account_frozen`, `ledger.payment_posted` (another event of the same payment),
 * `ledger.day_before_account`.
 */
export async function postPayment(ctx: Ctx, payment: PaymentToPost): Promise<Posted> {
  const { source, eventKey, paymentId, amountKopecks, paidOn } = payment;
  // The order of ст.45 п.8 is that of the single account: before it, nobody knows what is settled.
  if (paidOn < firstDay) throw refusals.day_before_account({ params: { day: paidOn } });
  const answer = await act<Answer>(ctx, 'payment.posted', {
    name: 'ledger-post-payment',
    text: 'select ledger.post_payment($1, $2, $3, $4, $5, $6) as answer',
    values: [source, eventKey, paymentId, amountKopecks, paidOn],
  });
  return posted(answer, amountKopecks);
}

/**
 * Posts money for one charge outside the single account, whole or in part; it never lies on the
 * account. Announces `payment.posted`; the same event of the gateway again posts nothing.
 * Refuses: `ledger.charge_unknown` (also when it is inside the account), `ledger.charge_overpaid`,
 * `ledger.account_frozen`, `ledger.payment_posted`.
 */
export async function postApartPayment(
  ctx: Ctx,
  payment: PaymentToPost & { chargeId: string },
): Promise<Posted> {
  const { source, eventKey, paymentId, amountKopecks, paidOn, chargeId } = payment;
  const answer = await act<Answer>(ctx, 'payment.posted', {
    name: 'ledger-post-apart-payment',
    text: 'select ledger.post_apart_payment($1, $2, $3, $4, $5, $6, $7) as answer',
    values: [source, eventKey, paymentId, amountKopecks, paidOn, chargeId],
  });
  return posted(answer, amountKopecks);
}

function posted(answer: Answer, amountKopecks: Kopecks): Posted {
  const isNew = !answer.isDuplicate;
  const settled = isNew ? answer.settledKopecks : 0;
  const reserved = isNew ? answer.reservedKopecks : 0;
  return {
    isDuplicate: answer.isDuplicate,
    postingNo: answer.postingNo,
    covers: isNew ? coversOf(answer.shares) : [],
    settledKopecks: kopecks(settled),
    reservedKopecks: kopecks(reserved),
    unallocatedKopecks: kopecks(isNew ? amountKopecks - settled - reserved : 0),
  };
}

/**
 * What each charge got, never below zero, adding up to what all got. Money shared out anew by
 * proportion may take a kopeck back from one charge while another gets one more; the largest part
 * bears it.
 */
export function coversOf(shares: readonly Share[]): Cover[] {
  const covers = new Map<string, Cover>();
  // What all got is less than what those got who got something by what others gave back.
  let givenBack = 0;
  const reserved = new Map<string, number>();
  for (const share of shares) {
    const { chargeId, dueOn } = share;
    const before = covers.get(chargeId)?.settledKopecks ?? ZERO;
    const settledKopecks = kopecks(before + share.settledKopecks);
    const title = chargeTitle(share);
    covers.set(chargeId, { chargeId, title, dueOn, settledKopecks, reservedKopecks: ZERO });
    reserved.set(chargeId, (reserved.get(chargeId) ?? 0) + share.reservedKopecks);
  }
  for (const change of reserved.values()) givenBack += Math.max(0, -change);
  for (const [chargeId, change] of [...reserved].toSorted(([, a], [, b]) => b - a)) {
    const borne = Math.min(givenBack, Math.max(0, change));
    givenBack -= borne;
    covers.get(chargeId)!.reservedKopecks = kopecks(Math.max(0, change) - borne);
  }
  return [...covers.values()].filter((one) => one.settledKopecks + one.reservedKopecks > 0);
}
