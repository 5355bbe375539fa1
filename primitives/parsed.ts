// The answer of every reader of typed text: a value, perhaps with a hint about what was
// corrected on the way, or the reason why there is none. Codes are stable, texts live elsewhere.

/** What was corrected; the person sees it, nothing is changed silently (PRF-3). */
export type Hint = 'spaces_removed' | 'lookalikes_replaced' | 'case_changed' | 'check_digit';

export type Parsed<Value, Reason extends string> =
  | { readonly ok: true; readonly value: Value; readonly hint?: Hint }
  | { readonly ok: false; readonly reason: Reason };

export function accepted<Value>(value: Value, hint?: Hint): Parsed<Value, never> {
  return hint === undefined ? { ok: true, value } : { ok: true, value, hint };
}

export function refused<Reason extends string>(reason: Reason): { ok: false; reason: Reason } {
  return { ok: false, reason };
}
