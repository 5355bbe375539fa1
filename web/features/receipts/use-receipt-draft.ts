// A receipt that was begun: kept while it is typed, back when the person returns.
import { formatDay } from '#primitives/days';
import type { Day } from '#primitives/days';
import { useDraft } from '../../draft.ts';
import type { TypedReceipt } from '../../npd/receipt-form.ts';

interface Kept {
  typed: TypedReceipt;
  /** The day it was typed on: a date that nobody chose goes on to be today's. */
  today: string;
}

export interface ReceiptDraft {
  /** Whether it is known what was begun. */
  isKnown: boolean;
  begun: TypedReceipt | null;
  isBegun: boolean;
  savedAt: Date | null;
  keep: (typed: TypedReceipt) => void;
  drop: () => void;
}

/** What was kept as it goes on today; null for what no receipt can be made of. */
export function goOn(kept: Kept | null | undefined, today: string): TypedReceipt | null {
  if (!Array.isArray(kept?.typed.lines) || kept.typed.lines.length === 0) return null;
  const { typed } = kept;
  const isChosen = typed.day !== formatDay(kept.today as Day, 'short');
  return isChosen ? typed : { ...typed, day: formatDay(today as Day, 'short') };
}

export function useReceiptDraft(today: string): ReceiptDraft {
  const { found, savedAt, keep, drop } = useDraft<Kept>('npd-receipt');
  const begun = goOn(found, today);
  return {
    isKnown: found !== undefined,
    begun,
    isBegun: begun !== null,
    savedAt,
    keep: (typed) => keep({ typed, today }),
    drop,
  };
}
