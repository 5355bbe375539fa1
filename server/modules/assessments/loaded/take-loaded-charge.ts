// Messages of the tax service about charges become what the account owes. A change is a reversal
// and a new charge; the same message again changes nothing.
import { kopecks, type Kopecks } from '#primitives/money';
import type { Ctx } from '#platform/context';
import { planDue } from '#platform/due';
import { announce } from '#platform/events';
import { newId } from '#platform/ids';
import { correctCharge, listChargeUins, type NewCharge, postCharges } from '#modules/ledger';
import { accruedOf, penaltyPlanOf } from '../decide-year.ts';
import { reckonCharge } from '../penalty/read-penalty.ts';
import {
  chargeOf,
  daysEarlier,
  type Decision,
  decide,
  type Effect,
  effectOf,
  knownOf,
  type KnownMessage,
  type LoadedMessage,
  type NotTaken,
} from './loaded-charge.ts';
import { insertMessages, listMessages } from './loaded-charge-store.ts';

export type TakenCharge =
  | {
      outcome: 'taken';
      effect: Effect;
      chargeId: string | null;
      beforeKopecks: Kopecks;
      /** Days by which a correction counts from earlier than the charge before it. */
      daysEarlier: number;
    }
  /** Taken before, with this effect; `ref` tells by which load and row. */
  | { outcome: 'present'; ref: string; effect: Effect; beforeKopecks: Kopecks }
  | { outcome: 'refused'; because: NotTaken | 'own_charge' };

/** What the transaction's taxpayer is known to owe under some УИН, kept while they are taken. */
export interface LoadedBook {
  messages: Map<string, KnownMessage[]>;
  /** УИН of charges that stand on the account. */
  standing: Set<string>;
}

/** Reads all that taking messages about these УИН needs, in two round trips. */
export async function openLoadedBook(ctx: Ctx, uins: readonly string[]): Promise<LoadedBook> {
  const messages = await listMessages(ctx, uins);
  return { messages, standing: new Set(await listChargeUins(ctx, uins)) };
}

function decideBy(book: LoadedBook, message: LoadedMessage): Decision | { act: 'own_charge' } {
  const decision = decide(message, book.messages.get(message.uin) ?? []);
  // A charge that the cabinet itself made carries its УИН already.
  const isNew = decision.act === 'post' && decision.effect === 'new';
  return isNew && book.standing.has(message.uin) ? { act: 'own_charge' } : decision;
}

/** The message makes a charge and touches no other: such are taken many at once. */
export const isNewCharge = (book: LoadedBook, message: LoadedMessage): boolean =>
  decideBy(book, message).act === 'post';

/**
 * Takes messages of which each is a new charge under an УИН of its own: money meets them together.
 * Announces `charge.accrued` for each due day. Refuses: `ledger.account_frozen`.
 */
export async function postLoadedCharges(
  ctx: Ctx,
  book: LoadedBook,
  messages: readonly LoadedMessage[],
): Promise<TakenCharge[]> {
  const made = messages.map((message) => {
    const decision = decideBy(book, message);
    const effect = decision.act === 'post' ? decision.effect : ('new' as const);
    return { message, effect, charge: chargeOf(message, newId()) };
  });
  const charges = made.map(({ charge }) => charge);
  await postCharges(ctx, charges);
  await keep(ctx, book, made);
  for (const charge of charges) await planPenalty(ctx, charge);
  const notices = Map.groupBy(charges, ({ taxYear, dueOn }) => `${taxYear} ${dueOn}`);
  for (const some of notices.values()) {
    await announce(ctx, { type: 'charge.accrued', topics: ['account'], data: accruedOf(some) });
  }
  return made.map(({ effect, charge: { chargeId } }) => ({
    outcome: 'taken',
    effect,
    chargeId,
    beforeKopecks: kopecks(0),
    daysEarlier: 0,
  }));
}

/**
 * Takes a message for the transaction's taxpayer. Announces `charge.accrued` when it makes a charge
 * and, through the ledger, `charge.corrected`. Refuses: `ledger.account_frozen`,
 * `ledger.charge_paid_apart`.
 */
export async function takeLoadedCharge(
  ctx: Ctx,
  book: LoadedBook,
  message: LoadedMessage,
): Promise<TakenCharge> {
  const decision = decideBy(book, message);
  if (decision.act === 'own_charge') return { outcome: 'refused', because: 'own_charge' };
  if (decision.act === 'refuse') return { outcome: 'refused', because: decision.because };
  const messages = book.messages.get(message.uin) ?? [];
  if (decision.act === 'nothing') {
    const { known } = decision;
    const before = messages.find(({ version }) => version === known.version - 1);
    const beforeKopecks = before?.amountKopecks ?? kopecks(0);
    return { outcome: 'present', ref: known.sourceRef, effect: effectOf(known), beforeKopecks };
  }
  if (decision.act === 'post') return (await postLoadedCharges(ctx, book, [message]))[0]!;
  const latest = messages.at(-1)!;
  const beforeKopecks = latest.amountKopecks;
  const { chargeId } = decision;
  if (decision.act === 'cancel') {
    await correctCharge(ctx, { chargeId, replacement: null });
    await keep(ctx, book, [{ message, charge: null }]);
    const taken = { outcome: 'taken', effect: 'cancelled', chargeId: null } as const;
    return { ...taken, beforeKopecks, daysEarlier: 0 };
  }
  const charge = chargeOf(message, newId());
  await correctCharge(ctx, { chargeId, replacement: charge });
  await keep(ctx, book, [{ message, charge }]);
  await planPenalty(ctx, charge);
  const earlier = daysEarlier(message, latest.dueOn);
  const taken = { outcome: 'taken', effect: 'corrected', chargeId: charge.chargeId } as const;
  return { ...taken, beforeKopecks, daysEarlier: earlier };
}

async function keep(
  ctx: Ctx,
  book: LoadedBook,
  taken: readonly { message: LoadedMessage; charge: NewCharge | null }[],
): Promise<void> {
  const rows = taken.map(({ message, charge }) => {
    const version = (book.messages.get(message.uin)?.length ?? 0) + 1;
    return { message, known: knownOf(message, { version, chargeId: charge?.chargeId ?? null }) };
  });
  await insertMessages(ctx, rows);
  for (const { message, known } of rows) {
    book.messages.set(message.uin, [...(book.messages.get(message.uin) ?? []), known]);
  }
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
