// A sentence for every leaf and step of the patent.
import { type Phrase, same } from '../phrase.ts';

export const PHRASES: Record<string, Phrase> = {
  'psn.potential': same('Возможный доход за год', 'Potential income of a year'),
  'psn.rate': same('Ставка налога по патенту', 'Rate of the patent'),
  'psn.days': same('Дней действия патента', 'Days of the patent'),
  'psn.days_in_year': same('Дней в году', 'Days in the year'),
  'psn.months': same('Месяцев действия патента', 'Months of the patent'),
  'psn.months_in_year': same('Месяцев в году', 'Months in a year'),
  'psn.contributions': same('Взносы, на которые уменьшают', 'Contributions to reduce by'),
  'psn.income': same('Доход по патенту с начала года', 'Income under patents of the year'),
  'psn.part': {
    ru: ({ input }) => `Часть года: ${input(0)} из ${input(1)}`,
    en: ({ input }) => `Part of the year: ${input(0)} of ${input(1)}`,
  },
  'psn.part_potential': {
    ru: ({ input }) => `Возможный доход за время патента: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Potential income for its time: ${input(0)} × ${input(1)}`,
  },
  'psn.at_rate': {
    ru: ({ input }) => `Налог: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Tax: ${input(0)} × ${input(1)}`,
  },
  'psn.tax': {
    ru: ({ input }) => `Стоимость патента в целых рублях: ${input(0)}`,
    en: ({ input }) => `Cost of the patent in whole roubles: ${input(0)}`,
  },
  'psn.deductible_part': same(
    'С работниками налог уменьшают не больше чем на половину',
    'With employees the tax goes down by half at most',
  ),
  'psn.ceiling': {
    ru: ({ input }) => `Уменьшить можно на ${input(0)} × ${input(1)}`,
    en: ({ input }) => `May be reduced by ${input(0)} × ${input(1)}`,
  },
  'psn.applied': {
    ru: ({ input }) => `Вычитаем меньшее из ${input(0)} и ${input(1)}`,
    en: ({ input }) => `The lower of ${input(0)} and ${input(1)} is subtracted`,
  },
  'psn.reduced': {
    ru: ({ input }) => `После вычета взносов: ${input(0)} − ${input(1)}`,
    en: ({ input }) => `Less contributions: ${input(0)} − ${input(1)}`,
  },
  'psn.payable': {
    ru: ({ input }) => `К уплате в целых рублях: ${input(0)}`,
    en: ({ input }) => `Payable in whole roubles: ${input(0)}`,
  },
  'psn.limit': same('Предел дохода для патента', 'Limit of income for patents'),
  'psn.above_limit': {
    ru: ({ input }) => `Доход сверх предела: ${input(0)} − ${input(1)}`,
    en: ({ input }) => `Income above the limit: ${input(0)} − ${input(1)}`,
  },
  'psn.excess': same('Превышение не меньше нуля', 'The excess, not below zero'),
  'psn.nothing': same('Ноль', 'Zero'),
};
