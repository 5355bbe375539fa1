// What falls due.
import type { Due } from '#platform/due';
import { ACCRUAL, accruePeriods } from './month/accrue-periods.ts';

export const dues: readonly Due[] = [{ kind: ACCRUAL, call: (ctx) => accruePeriods(ctx) }];
