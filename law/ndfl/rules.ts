// The rules of the personal income tax that anybody may ask by id.
import type { Rule } from '../rule.ts';
import { DEDUCTION_RULES } from './rules/deductions.ts';
import { INCOME_RULES } from './rules/income.ts';
import { PROPERTY_RULES } from './rules/property.ts';
import { YEAR_RULES } from './rules/year.ts';

export const RULES: readonly Rule[] = [
  ...INCOME_RULES,
  ...DEDUCTION_RULES,
  ...PROPERTY_RULES,
  ...YEAR_RULES,
];
