// A sentence for every leaf and step of the tax on professional income.
import { type Phrase, same } from '../phrase.ts';

function named(id: string): string {
  return id === '' ? '' : `${id} `;
}

export const PHRASES: Record<string, Phrase> = {
  'npd.receipt': {
    ru: ({ arg, dayArg }) => `Чек ${named(arg('id'))}от ${dayArg('date')}`,
    en: ({ arg, dayArg }) => `Receipt ${named(arg('id'))}of ${dayArg('date')}`,
  },
  'npd.period_income': {
    ru: ({ dayArg }) => `Чеки с ${dayArg('from')} по ${dayArg('to')}`,
    en: ({ dayArg }) => `Receipts from ${dayArg('from')} to ${dayArg('to')}`,
  },
  'npd.bonus_left': same('Остаток налогового вычета', 'What is left of the tax deduction'),
  'npd.income_before': same('Доход с начала года до этого чека', 'Income of the year before this'),
  'npd.income.individual': same('Доход от физических лиц', 'Income from persons'),
  'npd.income.business': same(
    'Доход от организаций и предпринимателей',
    'Income from organisations and proprietors',
  ),
  'npd.rate.individual': same('Ставка для дохода от физических лиц', 'Rate for persons'),
  'npd.rate.business': same(
    'Ставка для дохода от организаций и предпринимателей',
    'Rate for organisations and proprietors',
  ),
  'npd.gross.individual': {
    ru: ({ input }) => `Налог с дохода от физических лиц: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Tax on the income from persons: ${input(0)} × ${input(1)}`,
  },
  'npd.gross.business': {
    ru: ({ input }) => `Налог с дохода от организаций и ИП: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Tax on the income from business: ${input(0)} × ${input(1)}`,
  },
  'npd.gross': same('Налог до вычета', 'Tax before the deduction'),
  'npd.bonus.rate.individual': same(
    'Вычет уменьшает ставку для физических лиц на',
    'The deduction lowers the rate for persons by',
  ),
  'npd.bonus.rate.business': same(
    'Вычет уменьшает ставку для организаций и ИП на',
    'The deduction lowers the rate for business by',
  ),
  'npd.wish.individual': {
    ru: ({ input }) => `Вычет с дохода от физических лиц: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Deduction on the income from persons: ${input(0)} × ${input(1)}`,
  },
  'npd.wish.business': {
    ru: ({ input }) => `Вычет с дохода от организаций и ИП: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Deduction on the income from business: ${input(0)} × ${input(1)}`,
  },
  'npd.wish': same('Вычет, если остатка хватит', 'Deduction if enough of it is left'),
  'npd.bonus_rest': same(
    'Остаток вычета после прошлых месяцев',
    'Deduction left after the earlier months',
  ),
  'npd.bonus_still': same('Остаток вычета не меньше нуля', 'Deduction left, not below zero'),
  'npd.bonus_used': {
    ru: ({ input }) => `Вычет этого периода: меньшее из ${input(0)} и ${input(1)}`,
    en: ({ input }) => `Deduction of this period: the lower of ${input(0)} and ${input(1)}`,
  },
  'npd.net': {
    ru: ({ input }) => `Налог после вычета: ${input(0)} − ${input(1)}`,
    en: ({ input }) => `Tax after the deduction: ${input(0)} − ${input(1)}`,
  },
  'npd.month_tax': {
    ru: ({ input }) => `Округляем ${input(0)} до целых рублей`,
    en: ({ input }) => `${input(0)} rounded to whole roubles`,
  },
  'npd.preview': {
    ru: ({ input }) => `Предварительный налог с копейками: ${input(0)}`,
    en: ({ input }) => `Tax so far, with kopecks: ${input(0)}`,
  },
  'npd.year_tax': same('Налог за все периоды года', 'Tax of all periods of the year'),
  'npd.payable': same(
    'К уплате: периоды, по которым набралось 100 ₽',
    'Payable: the periods that came to 100 roubles',
  ),
  'npd.decrease': {
    ru: ({ input }) => `Налог уменьшается: ${input(0)} − ${input(1)}`,
    en: ({ input }) => `The tax goes down: ${input(0)} − ${input(1)}`,
  },
  'npd.year_income': {
    ru: ({ input }) => `Доход с начала года: ${input(0)} + ${input(1)}`,
    en: ({ input }) => `Income of the year: ${input(0)} + ${input(1)}`,
  },
  'npd.limit': same('Предел дохода за год', 'Limit of the income of a year'),
  'npd.above_limit': {
    ru: ({ input }) => `Доход сверх предела: ${input(0)} − ${input(1)}`,
    en: ({ input }) => `Income above the limit: ${input(0)} − ${input(1)}`,
  },
  'npd.excess': same(
    'Вне НПД остаётся то, что больше предела',
    'What is above the limit leaves the regime',
  ),
  'npd.nothing': same('Ноль', 'Zero'),
};
