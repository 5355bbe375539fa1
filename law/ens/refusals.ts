// What the formulas of the single account refuse, beside the refusals all taxes share.
import type { Texts } from '../phrase.ts';

export const REFUSALS = {} satisfies Record<`law.${string}`, Texts>;
