// A sentence for every leaf and step of the contributions of a sole proprietor.
import { type Phrase, same } from '../phrase.ts';

const REGIMES: Readonly<Record<string, { readonly ru: string; readonly en: string }>> = {
  usn_income: { ru: 'УСН «доходы»', en: 'simplified system, income' },
  usn_income_minus_expenses: { ru: 'УСН «доходы − расходы»', en: 'simplified system, profit' },
  psn: { ru: 'патент', en: 'patent' },
  osno: { ru: 'общий режим', en: 'general system' },
};

export const PHRASES: Record<string, Phrase> = {
  'contributions.income': {
    ru: ({ arg }) => `Доход: ${REGIMES[arg('regime')]?.ru ?? ''}`,
    en: ({ arg }) => `Income: ${REGIMES[arg('regime')]?.en ?? ''}`,
  },
  'contributions.expenses': same('Расходы или вычет', 'Expenses or deduction'),
  'contributions.profit': {
    ru: ({ input }) => `Доход за вычетом расходов: ${input(0)} − ${input(1)}`,
    en: ({ input }) => `Income less expenses: ${input(0)} − ${input(1)}`,
  },
  'contributions.regime_base': same(
    'База режима не меньше нуля',
    'Base of the regime, not below zero',
  ),
  'contributions.base': same('База по всем режимам', 'Base of all regimes'),
  'contributions.above': same('Доход, с которого 1 % не платят', 'Income free of the 1 %'),
  'contributions.over': {
    ru: ({ input }) => `Сверх 300 000 ₽: ${input(0)} − ${input(1)}`,
    en: ({ input }) => `Above 300,000: ${input(0)} − ${input(1)}`,
  },
  'contributions.over_zero': same('Превышение не меньше нуля', 'The excess, not below zero'),
  'contributions.rate': same('Процент с превышения', 'Rate on the excess'),
  'contributions.percent': {
    ru: ({ input }) => `Взнос с превышения: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Contribution on the excess: ${input(0)} × ${input(1)}`,
  },
  'contributions.one_percent_most': same(
    'Больше этой суммы 1 % за год не бывает',
    'The 1 % of a year is never above this',
  ),
  'contributions.capped': {
    ru: ({ input }) => `Меньшая из сумм: ${input(0)} и ${input(1)}`,
    en: ({ input }) => `The lower of ${input(0)} and ${input(1)}`,
  },
  'contributions.one_percent': {
    ru: ({ input }) => `Взнос 1 %: округляем ${input(0)} до копеек`,
    en: ({ input }) => `The 1 % contribution: ${input(0)} rounded to kopecks`,
  },
  'contributions.fixed': same('Фиксированный взнос за год', 'Fixed contribution of the year'),
  'contributions.months_in_year': same('Месяцев в году', 'Months in a year'),
  'contributions.monthly': same('Взнос за один месяц', 'Contribution for one month'),
  'contributions.full_months': same('Полные месяцы работы', 'Full months of work'),
  'contributions.days': {
    ru: ({ arg }) => `Дни работы в неполном месяце ${arg('month')}`,
    en: ({ arg }) => `Days of work in the part of the month ${arg('month')}`,
  },
  'contributions.days_in_month': {
    ru: ({ arg }) => `Дней в месяце ${arg('month')}`,
    en: ({ arg }) => `Days in the month ${arg('month')}`,
  },
  'contributions.part_of_month': {
    ru: ({ input }) => `Часть месяца: ${input(0)} / ${input(1)}`,
    en: ({ input }) => `Part of a month: ${input(0)} / ${input(1)}`,
  },
  'contributions.months': same('Месяцы работы вместе', 'Months of work together'),
  'contributions.for_months': {
    ru: ({ input }) => `Взнос за месяц × ${input(1)}`,
    en: ({ input }) => `Contribution for one month × ${input(1)}`,
  },
  'contributions.fixed_part': {
    ru: ({ input }) => `Фиксированный взнос: округляем ${input(0)} до копеек`,
    en: ({ input }) => `Fixed contribution: ${input(0)} rounded to kopecks`,
  },
  'contributions.total': {
    ru: ({ input }) => `Взносы за год: ${input(0)} + ${input(1)}`,
    en: ({ input }) => `Contributions of the year: ${input(0)} + ${input(1)}`,
  },
  'contributions.nothing': same('Ноль', 'Zero'),
};
