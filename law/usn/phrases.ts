// A sentence for every leaf and step of the simplified system.
import { type Phrase, type Said, same } from '../phrase.ts';

const PERIODS: Readonly<Record<string, { readonly ru: string; readonly en: string }>> = {
  '1': { ru: 'I квартал', en: 'quarter 1' },
  '2': { ru: 'II квартал', en: 'quarter 2' },
  '3': { ru: 'III квартал', en: 'quarter 3' },
  '4': { ru: 'IV квартал', en: 'quarter 4' },
};

function quarter(number: string, language: 'ru' | 'en'): string {
  const name = PERIODS[number]?.[language];
  return name === undefined ? '' : language === 'ru' ? ` за ${name}` : ` of ${name}`;
}

/** All figures of a subtraction, however many. */
function less({ input }: Said): string {
  return [0, 1, 2, 3, 4, 5]
    .map(input)
    .filter((figure) => figure !== '')
    .join(' − ');
}

export const PHRASES: Record<string, Phrase> = {
  'usn.rate': same('Ставка налога УСН', 'Rate of the simplified tax'),
  'usn.income': {
    ru: ({ arg }) => `Доход${quarter(arg('quarter'), 'ru')}`,
    en: ({ arg }) => `Income${quarter(arg('quarter'), 'en')}`,
  },
  'usn.expenses': {
    ru: ({ arg }) => `Расходы${quarter(arg('quarter'), 'ru')}`,
    en: ({ arg }) => `Expenses${quarter(arg('quarter'), 'en')}`,
  },
  'usn.unpaid_contributions': same(
    'Взносы за себя, начисленные за год',
    'Own contributions payable for the year',
  ),
  'usn.prior_loss': same('Убыток прошлых лет', 'Loss of earlier years'),
  'usn.prior_difference': same(
    'Разница с минимальным налогом прошлого года',
    'Difference to the minimum tax of the year before',
  ),
  'usn.own_contributions': same('Взносы за себя к вычету', 'Own contributions to subtract'),
  'usn.previous_one_percent': same(
    'Взнос 1 % прошлого года, который ещё не вычли',
    'The 1 % of the year before not subtracted yet',
  ),
  'usn.employee_contributions': same(
    'Уплачено взносов и пособий за работников',
    'Contributions and sick pay for employees paid',
  ),
  'usn.quarters': same('Кварталов с начала года', 'Quarters of the year so far'),
  'usn.quarters_in_year': same('Кварталов в году', 'Quarters in a year'),
  'usn.income_to_date': same('Доход с начала года', 'Income of the year so far'),
  'usn.expenses_to_date': same('Расходы с начала года', 'Expenses of the year so far'),
  'usn.profit': {
    ru: (said) => `Доходы за вычетом расходов и убытков: ${less(said)}`,
    en: (said) => `Income less expenses and losses: ${less(said)}`,
  },
  'usn.base': same('Налоговая база не меньше нуля', 'Tax base, not below zero'),
  'usn.at_rate': {
    ru: ({ input }) => `Налог по ставке: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Tax at the rate: ${input(0)} × ${input(1)}`,
  },
  'usn.raised.rate': same('Повышенная ставка до 2024 года', 'Raised rate, to 2024'),
  'usn.raised_base': {
    ru: ({ input }) => `База с квартала превышения: ${input(0)} − ${input(1)}`,
    en: ({ input }) => `Base from the quarter of the excess: ${input(0)} − ${input(1)}`,
  },
  'usn.at_raised_rate': {
    ru: ({ input }) => `Налог по повышенной ставке: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Tax at the raised rate: ${input(0)} × ${input(1)}`,
  },
  'usn.at_both_rates': {
    ru: ({ input }) => `Налог по двум ставкам: ${input(0)} + ${input(1)}`,
    en: ({ input }) => `Tax at both rates: ${input(0)} + ${input(1)}`,
  },
  'usn.tax': {
    ru: ({ input }) => `Исчисленный налог в целых рублях: ${input(0)}`,
    en: ({ input }) => `Calculated tax in whole roubles: ${input(0)}`,
  },
  'usn.part_of_year': {
    ru: ({ input }) => `Часть года: ${input(0)} из ${input(1)} кварталов`,
    en: ({ input }) => `Part of the year: ${input(0)} of ${input(1)} quarters`,
  },
  'usn.fixed_to_date': {
    ru: ({ input }) => `Фиксированный взнос с начала года: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Fixed contribution so far: ${input(0)} × ${input(1)}`,
  },
  'usn.contributions': same('Взносы, на которые можно уменьшить', 'Contributions to reduce by'),
  'usn.deductible_part': same(
    'С работниками налог уменьшают не больше чем на половину',
    'With employees the tax goes down by half at most',
  ),
  'usn.ceiling': {
    ru: ({ input }) => `Уменьшить можно на ${input(0)} × ${input(1)}`,
    en: ({ input }) => `May be reduced by ${input(0)} × ${input(1)}`,
  },
  'usn.applied': {
    ru: ({ input }) => `Вычитаем меньшее из ${input(0)} и ${input(1)}`,
    en: ({ input }) => `The lower of ${input(0)} and ${input(1)} is subtracted`,
  },
  'usn.reduced': {
    ru: ({ input }) => `Налог после вычета взносов: ${input(0)} − ${input(1)}`,
    en: ({ input }) => `Tax less contributions: ${input(0)} − ${input(1)}`,
  },
  'usn.net': {
    ru: ({ input }) => `Округляем ${input(0)} до целых рублей`,
    en: ({ input }) => `${input(0)} rounded to whole roubles`,
  },
  'usn.payable': {
    ru: ({ input }) => `К уплате за период: ${input(0)} − ${input(1)}`,
    en: ({ input }) => `Payable for the period: ${input(0)} − ${input(1)}`,
  },
  'usn.minimum.rate': same('Минимальный налог — доля дохода', 'Minimum tax as a part of income'),
  'usn.at_minimum': {
    ru: ({ input }) => `Минимальный налог: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Minimum tax: ${input(0)} × ${input(1)}`,
  },
  'usn.minimum': {
    ru: ({ input }) => `Минимальный налог в целых рублях: ${input(0)}`,
    en: ({ input }) => `Minimum tax in whole roubles: ${input(0)}`,
  },
  'usn.larger': {
    ru: ({ input }) => `Больший из налогов: ${input(0)} и ${input(1)}`,
    en: ({ input }) => `The larger of ${input(0)} and ${input(1)}`,
  },
  'usn.limit': same(
    'Предел дохода, до которого есть право на УСН',
    'Limit of income of the regime',
  ),
  'usn.above_limit': {
    ru: ({ input }) => `Доход сверх предела: ${input(0)} − ${input(1)}`,
    en: ({ input }) => `Income above the limit: ${input(0)} − ${input(1)}`,
  },
  'usn.excess': same('Превышение не меньше нуля', 'The excess, not below zero'),
  'usn.nothing': same('Ноль', 'Zero'),
};
