// One figure of a benchmark: what was measured, the limit of the same run, and what is promised.

export interface Line {
  name: string;
  value: number;
  unit: string;
  /** The bare engine doing the same work in the same run; null where there is none. */
  limit: number | null;
  /** value / limit. */
  ratio: number | null;
  /** The figure the value or the ratio is held against; null where none is promised. */
  promise: number | null;
  holds: boolean;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
