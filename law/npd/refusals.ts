// What the formulas of the tax on professional income refuse, beside the refusals all taxes share.
import type { Texts } from '../phrase.ts';

export const REFUSALS = {} satisfies Record<`law.${string}`, Texts>;
