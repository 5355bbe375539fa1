// A sentence for every leaf and step of penalties and other amounts of the single account that is
// not common to several taxes.
import { type Phrase, type Texts, same } from '../phrase.ts';

const GROUNDS: Record<string, Texts> = {
  dispute: { ru: 'налог оспаривается', en: 'the tax is disputed' },
  deferral: { ru: 'дана отсрочка', en: 'a deferral was given' },
  instalment: { ru: 'дана рассрочка', en: 'payment by instalments was allowed' },
  court: { ru: 'обеспечительная мера суда', en: 'an interim measure of a court' },
  seizure: { ru: 'имущество арестовано', en: 'property is seized' },
};

export const PHRASES: Record<string, Phrase> = {
  'penalty.debt': {
    ru: ({ dayArg }) => `Долг, срок уплаты которого ${dayArg('dueOn')}`,
    en: ({ dayArg }) => `Debt that was due on ${dayArg('dueOn')}`,
  },
  'penalty.days': {
    ru: ({ dayArg }) => `Дни с ${dayArg('from')} по ${dayArg('to')}`,
    en: ({ dayArg }) => `Days from ${dayArg('from')} to ${dayArg('to')}`,
  },
  'penalty.stop': {
    ru: ({ arg, dayArg }) =>
      `Дни с ${dayArg('from')} по ${dayArg('to')} без пеней: ${GROUNDS[arg('ground')]!.ru}, ` +
      `документ № ${arg('number')} от ${dayArg('documentOn')}`,
    en: ({ arg, dayArg }) =>
      `Days from ${dayArg('from')} to ${dayArg('to')} without penalty: ` +
      `${GROUNDS[arg('ground')]!.en}, document No. ${arg('number')} of ${dayArg('documentOn')}`,
  },
  'penalty.stopped': same('Пеней за эти дни нет', 'No penalty for these days'),
  'penalty.key_rate': {
    ru: ({ dayArg }) => `Ключевая ставка с ${dayArg('from')}`,
    en: ({ dayArg }) => `Key rate from ${dayArg('from')}`,
  },
  'penalty.day_share': same('Часть ставки за день', 'Part of the rate for a day'),
  'penalty.organisation.day_share.1': same(
    'Часть ставки за день: просрочка до 30 дней',
    'Part of the rate for a day: up to 30 days late',
  ),
  'penalty.organisation.day_share.31': same(
    'Часть ставки за день: просрочка с 31-го дня',
    'Part of the rate for a day: from day 31',
  ),
  'penalty.organisation.day_share.91': same(
    'Часть ставки за день: просрочка с 91-го дня',
    'Part of the rate for a day: from day 91',
  ),
  'penalty.nothing': same('Дней с пенями нет', 'No days with penalty'),

  'penalty.segment': {
    ru: ({ input }) => `Пени: ${input(0)} × ${input(1)} × ${input(2)} × ${input(3)}`,
    en: ({ input }) => `Penalty: ${input(0)} × ${input(1)} × ${input(2)} × ${input(3)}`,
  },
  'penalty.total': same('Пени за все дни вместе', 'Penalty for all the days together'),
  'penalty.amount': same('Округляем до копеек', 'Rounded to kopecks'),

  'refund.sum': same('Сумма возврата', 'Sum of the refund'),
  'refund.days': {
    ru: ({ dayArg }) => `Дни с ${dayArg('from')} по ${dayArg('to')}`,
    en: ({ dayArg }) => `Days from ${dayArg('from')} to ${dayArg('to')}`,
  },
  'refund.year_days': {
    ru: ({ arg }) => `Дней в ${arg('year')} году`,
    en: ({ arg }) => `Days in the year ${arg('year')}`,
  },
  'refund.key_rate': {
    ru: ({ dayArg }) => `Ключевая ставка с ${dayArg('from')}`,
    en: ({ dayArg }) => `Key rate from ${dayArg('from')}`,
  },
  'refund.nothing': same('Дней с процентами нет', 'No days with interest'),
  'refund.yearly': {
    ru: ({ input }) => `Проценты без деления на год: ${input(0)} × ${input(1)} × ${input(2)}`,
    en: ({ input }) =>
      `Interest not yet divided by the year: ${input(0)} × ${input(1)} × ${input(2)}`,
  },
  'refund.segment': {
    ru: ({ input }) => `Проценты за эти дни: ${input(0)} / ${input(1)}`,
    en: ({ input }) => `Interest for these days: ${input(0)} / ${input(1)}`,
  },
  'refund.total': same('Проценты за все дни вместе', 'Interest for all the days together'),
  'refund.interest': same('Округляем до копеек', 'Rounded to kopecks'),
};
