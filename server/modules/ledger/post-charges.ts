// New obligations and their corrections. Only `assessments` calls these.
import type { Day } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import type { Ctx } from '#platform/context';
import { act } from './act.ts';
import type { NewCharge } from './charge.ts';

/** As the columns of ledger.charge are called. */
export function columnsOf(charge: NewCharge) {
  const { noticeNumber, chargedOn } = charge;
  const notice =
    noticeNumber === null ? undefined : { kind: 'notice', number: noticeNumber, on: chargedOn };
  const source = charge.source ?? notice;
  return {
    charge_id: charge.chargeId,
    class: charge.class,
    tax: charge.tax,
    tax_year: charge.taxYear,
    subject_of_tax: charge.subjectOfTax,
    object_id: charge.objectId,
    notice_number: charge.noticeNumber,
    oktmo: charge.oktmo,
    kbk: charge.kbk,
    uin: charge.uin,
    due_on: charge.dueOn,
    charged_on: charge.chargedOn,
    amount_kopecks: charge.amountKopecks,
    unverified: charge.unverified,
    period: charge.period ?? String(charge.taxYear),
    source_kind: source?.kind ?? null,
    source_number: source?.number ?? null,
    source_on: source?.on ?? null,
    apart: charge.isApart ?? charge.tax === 'duty',
  };
}

/**
 * Posts obligations in one round trip; those posted before are left alone. What is due already is
 * settled from the account's money at once; announces `charge.posted`. Answers the ids that are
 * new.
 * Refuses: `ledger.account_frozen`.
 */
export function postCharges(ctx: Ctx, charges: readonly NewCharge[]): Promise<string[]> {
  return act(ctx, 'charge.posted', {
    name: 'ledger-post-charges',
    text: 'select ledger.post_charges($1, $2) as answer',
    values: [JSON.stringify(charges.map(columnsOf))],
  });
}

export interface Correction {
  chargeId: string;
  /** What takes its place; null: nothing was owed. */
  replacement: NewCharge | null;
}

/**
 * Reverses a wrong charge and posts what takes its place; the money that had settled it finds its
 * place anew. The same correction again changes nothing. Announces `charge.corrected`.
 * Refuses: `ledger.charge_unknown`, `ledger.charge_corrected`, `ledger.charge_paid_apart`,
 * `ledger.account_frozen`.
 */
export async function correctCharge(ctx: Ctx, correction: Correction): Promise<void> {
  const { chargeId, replacement } = correction;
  await act(ctx, 'charge.corrected', {
    name: 'ledger-correct-charge',
    text: 'select ledger.correct_charge($1, $2, $3) as answer',
    values: [chargeId, replacement === null ? null : JSON.stringify(columnsOf(replacement))],
  });
}

export interface PenaltyThrough {
  /** The penalty's own charge; its facts are those of the principal. */
  chargeId: string;
  principalId: string;
  /** All penalty of the principal from its first day through `through`. */
  amountKopecks: Kopecks;
  through: Day;
  /** A key rate behind it is not confirmed yet. */
  unverified: boolean;
}

/**
 * Brings the one penalty charge of a principal to its sum through a day, up or down; the same sum
 * again changes nothing. Announces `penalty.accrued`. Answers the charge's id, null when nothing
 * changed.
 * Refuses: `ledger.account_frozen`, `ledger.charge_unknown`.
 */
export function accruePenalty(ctx: Ctx, accrual: PenaltyThrough): Promise<string | null> {
  const { chargeId, principalId, amountKopecks, through, unverified } = accrual;
  return act(ctx, 'penalty.accrued', {
    name: 'ledger-accrue-penalty',
    text: 'select ledger.accrue_penalty($1, $2, $3, $4, $5, $6) as answer',
    values: [principalId, chargeId, amountKopecks, through, unverified],
  });
}
