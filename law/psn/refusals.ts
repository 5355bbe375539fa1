// What the formulas of the patent refuse, beside the refusals all taxes share.
import type { Texts } from '../phrase.ts';

export const REFUSALS = {
  'law.psn_term_wrong': {
    ru: 'Патент действует не меньше месяца и внутри одного года. Проверьте дни патента.',
    en: 'A patent holds a month at least and within one year. Check its days.',
  },
  'law.psn_months_not_whole': {
    ru: 'В этом патенте не целое число месяцев. Посчитайте его по дням.',
    en: 'The patent is not a whole number of months. Count it by days.',
  },
} satisfies Record<`law.${string}`, Texts>;
