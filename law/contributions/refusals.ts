// What the formulas of the contributions of a sole proprietor refuse, beside the shared refusals.
import type { Texts } from '../phrase.ts';

export const REFUSALS = {
  'law.contributions_days_wrong': {
    ru: 'Предприниматель не работал в этом году, или дни идут не по порядку. Проверьте дни.',
    en: 'The proprietor was not registered that year, or days are out of order. Check the days.',
  },
  'law.contributions_free_wrong': {
    ru: 'Освобождённый период кончается раньше, чем начинается, или пересекается с другим.',
    en: 'A free period ends before it begins, or overlaps another. Check the free periods.',
  },
  'law.contributions_regime_repeated': {
    ru: 'Один режим назван дважды. Сложите его доходы в одну запись.',
    en: 'A regime is named twice. Put its income into one entry.',
  },
} satisfies Record<`law.${string}`, Texts>;
