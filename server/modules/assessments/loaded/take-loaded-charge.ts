// One message of the tax service about a charge becomes what the account owes. A change is a
// reversal and a new charge; the same message again changes nothing.
import { kopecks, type Kopecks } from '#primitives/money';
import type { Ctx } from '#platform/context';
import { planDue } from '#platform/due';
import { announce } from '#platform/events';
import { newId } from '#platform/ids';
import { correctCharge, findChargeByUin, type NewCharge, postCharges } from '#modules/ledger';
import { accruedOf, penaltyPlanOf } from '../decide-year.ts';
import { reckonCharge } from '../penalty/read-penalty.ts';
import {
  chargeOf,
  daysEarlier,
  decide,
  type KnownMessage,
  type LoadedMessage,
  type NotTaken,
} from './loaded-charge.ts';
import { insertMessage, listMessages } from './loaded-charge-store.ts';

export type TakenCharge =
  | {
      outcome: 'taken';
      effect: 'new' | 'corrected' | 'cancelled' | 'restored';
      chargeId: string | null;
      beforeKopecks: Kopecks;
      /** Days by which a correction counts from earlier than the charge before it. */
      daysEarlier: number;
    }
  /** Taken before; `ref` tells by which load and row. */
  | { outcome: 'present'; ref: string }
  | { outcome: 'refused'; because: NotTaken | 'own_charge' };

/**
 * Takes a message for the transaction's taxpayer. Announces `charge.accrued` when it makes a charge
 * and, through the ledger, `charge.corrected`. Refuses: `ledger.account_frozen`,
 * `ledger.charge_paid_apart`.
 */
export async function takeLoadedCharge(ctx: Ctx, message: LoadedMessage): Promise<TakenCharge> {
  const known = await listMessages(ctx, message.uin);
  const decision = decide(message, known);
  if (decision.act === 'nothing') return { outcome: 'present', ref: decision.known.sourceRef };
  if (decision.act === 'refuse') return { outcome: 'refused', because: decision.because };
  const latest = known.at(-1);
  const taken = { outcome: 'taken', daysEarlier: 0, beforeKopecks: kopecks(0) } as const;
  if (decision.act === 'cancel') {
    await correctCharge(ctx, { chargeId: decision.chargeId, replacement: null });
    await keep(ctx, message, { latest, chargeId: null });
    const beforeKopecks = latest!.amountKopecks;
    return { ...taken, effect: 'cancelled', chargeId: null, beforeKopecks };
  }
  const charge = chargeOf(message, newId());
  if (decision.act === 'correct') {
    await correctCharge(ctx, { chargeId: decision.chargeId, replacement: charge });
    await keep(ctx, message, { latest, chargeId: charge.chargeId });
    await planPenalty(ctx, charge);
    const beforeKopecks = latest!.amountKopecks;
    const earlier = daysEarlier(message, latest!.dueOn);
    const { chargeId } = charge;
    return { ...taken, effect: 'corrected', chargeId, beforeKopecks, daysEarlier: earlier };
  }
  // A charge that the cabinet itself made carries its УИН already.
  if (decision.effect === 'new' && (await findChargeByUin(ctx, message.uin)) !== undefined) {
    return { outcome: 'refused', because: 'own_charge' };
  }
  await postCharges(ctx, [charge]);
  await keep(ctx, message, { latest, chargeId: charge.chargeId });
  await planPenalty(ctx, charge);
  const data = accruedOf([charge]);
  await announce(ctx, { type: 'charge.accrued', topics: ['account'], data });
  return { ...taken, effect: decision.effect, chargeId: charge.chargeId };
}

function keep(
  ctx: Ctx,
  message: LoadedMessage,
  of: { latest: KnownMessage | undefined; chargeId: string | null },
): Promise<void> {
  const version = (of.latest?.version ?? 0) + 1;
  return insertMessage(ctx, message, { version, chargeId: of.chargeId });
}

/** What is outside the account bears no penalty of ст.75 by the account's days. */
async function planPenalty(ctx: Ctx, charge: NewCharge): Promise<void> {
  if (charge.class === 'tax' && !charge.isApart) await planDue(ctx, penaltyPlanOf(charge));
}

/** Penalty of a charge through today, as the daily item will accrue it; for looking ahead. */
export async function penaltyOfCharge(
  ctx: Ctx,
  charge: { chargeId: string; dueOn: NewCharge['dueOn'] },
): Promise<Kopecks> {
  return (await reckonCharge(ctx, charge, ctx.today))?.amountKopecks ?? kopecks(0);
}
