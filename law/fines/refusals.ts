// What the formulas of fines refuse, beside the refusals all taxes share.
import type { Texts } from '../phrase.ts';

export const REFUSALS = {
  'law.order_of_days_wrong': {
    ru: 'Дни идут не в том порядке: решение не бывает раньше нарушения. Проверьте дни.',
    en: 'The days are in the wrong order: no decision comes before its violation. Check the days.',
  },
} satisfies Record<`law.${string}`, Texts>;
