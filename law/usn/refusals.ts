// What the formulas of the simplified system refuse, beside the refusals all taxes share.
import type { Texts } from '../phrase.ts';

export const REFUSALS = {
  'law.usn_right_lost': {
    ru: 'Доход выше предела УСН: с этого периода налог считают по другому режиму.',
    en: 'The income is above the limit of the regime. Calculate the tax under another one.',
  },
  'law.usn_quarters_needed': {
    ru: 'Доход выше порога повышенной ставки. Назовите доход по кварталам.',
    en: 'The income is above the threshold of the raised rate. Give the income by quarter.',
  },
  'law.usn_quarters_wrong': {
    ru: 'Кварталов от одного до четырёх, и доходов столько же, сколько расходов.',
    en: 'There are one to four quarters, as many of expenses as of income. Check the lists.',
  },
  'law.usn_contributions_unpaid': {
    ru: 'До 2025 года взносы за себя идут в расходы только уплаченные. Укажите уплаченную сумму.',
    en: 'Before 2025 only paid contributions were an expense. Give what was paid.',
  },
  'law.usn_months_wrong': {
    ru: 'Месяцев года от одного до двенадцати. Проверьте доходы по месяцам.',
    en: 'A year has one to twelve months. Check the income by month.',
  },
  'law.usn_crossing_outside': {
    ru: 'День превышения не в том году, о котором спрашивают. Проверьте день.',
    en: 'The day of crossing is not in the year asked about. Check the day.',
  },
} satisfies Record<`law.${string}`, Texts>;
