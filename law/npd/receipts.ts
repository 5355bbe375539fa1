// Receipts (чеки) of a payer of the tax on professional income, and which of them count.
import { type Day, addDays, addMonths, dateOf, dayOf, monthOf, yearOf } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { shiftDeadline } from '../calendar/calendar.ts';
import { LawRefusal } from '../refusal.ts';
import { NPD_VALUES } from './values.ts';

/** Who paid: a natural person not for business, or an organisation or sole proprietor. */
export type Payer = 'individual' | 'business';

export interface Receipt {
  readonly id?: string;
  /** The day the money came, which is the day of the income (422-ФЗ ст.7 ч.1). */
  readonly on: Day;
  readonly amountKopecks: Kopecks;
  readonly payer: Payer;
  readonly cancelledOn?: Day;
}

/** `mistake`: «Чек сформирован ошибочно»; `refund`: «Возврат средств». No others (ст.8). */
export type CancellationReason = 'mistake' | 'refund';

/**
 * The receipts in time order, those of one day as they came.
 * Refuses: `law.npd_receipt_repeated`, `law.npd_cancelled_before`.
 */
export function ordered(receipts: readonly Receipt[]): readonly Receipt[] {
  const ids = new Set<string>();
  for (const { id, on, cancelledOn } of receipts) {
    if (cancelledOn !== undefined && cancelledOn < on) {
      throw new LawRefusal('law.npd_cancelled_before', { on, cancelledOn });
    }
    if (id === undefined) continue;
    if (ids.has(id)) throw new LawRefusal('law.npd_receipt_repeated', { id });
    ids.add(id);
  }
  return receipts.toSorted((left, right) => (left.on < right.on ? -1 : Number(left.on > right.on)));
}

/** A cancelled receipt lowers the income of its own month (422-ФЗ ст.8 ч.3–5). */
export function standing(receipts: readonly Receipt[]): readonly Receipt[] {
  return receipts.filter(({ cancelledOn }) => cancelledOn === undefined);
}

export type PaymentMethod = 'cash' | 'card' | 'electronic' | 'bank_transfer_to_account';

/** Through an intermediary the income is of the last day of the month he was paid in (ст.7 ч.2). */
export function incomeOn(receivedOn: Day, isThroughIntermediary: boolean): Day {
  if (!isThroughIntermediary) return receivedOn;
  return addDays(addMonths(dayOf(yearOf(receivedOn), monthOf(receivedOn), 1), 1), -1);
}

/**
 * Last day to give the receipt: at once for cash, card and electronic money; else not later than
 * the 9th of the month after the settlement, shifted (422-ФЗ ст.14 ч.3).
 * Refuses: `law.calendar_unknown`, `law.value_unknown`.
 */
export function receiptDueOn(receivedOn: Day, method: PaymentMethod): Day {
  const date = NPD_VALUES.on(receivedOn).get('npd.receipt_day');
  if (method !== 'bank_transfer_to_account') return receivedOn;
  return shiftDeadline(
    addDays(addMonths(addDays(receivedOn, 1 - dateOf(receivedOn)), 1), Number(date.value) - 1),
  );
}
