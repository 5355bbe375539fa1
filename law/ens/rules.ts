// The single tax account as anybody may ask it: penalty, order of the payment, demand, refund.
import type { Rule } from '../rule.ts';
import { ALLOCATION_RULE } from './allocation-rule.ts';
import { DEMAND_RULE } from './demand-rule.ts';
import { PENALTY_RULE } from './penalty-rule.ts';
import { REFUND_RULE } from './refund-rule.ts';
import { REQUISITES_RULE } from './requisites-rule.ts';

export const RULES: readonly Rule[] = [
  ALLOCATION_RULE,
  PENALTY_RULE,
  DEMAND_RULE,
  REFUND_RULE,
  REQUISITES_RULE,
];
