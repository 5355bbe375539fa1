// What the formulas of the single account refuse, beside the refusals all taxes share.
import type { Texts } from '../phrase.ts';

export const REFUSALS = {
  'law.paid_above_debt': {
    ru: 'Платежей больше, чем сам долг. Проверьте суммы платежей.',
    en: 'The payments are above the debt itself. Check the amounts paid.',
  },
} satisfies Record<`law.${string}`, Texts>;
