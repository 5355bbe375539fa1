// A sentence for every leaf and step of penalties and other amounts of the single account that is not common to several taxes.
import { type Phrase, same } from '../phrase.ts';

export const PHRASES: Record<string, Phrase> = {
  'penalty.debt': {
    ru: ({ dayArg }) => `Долг, срок уплаты которого ${dayArg('dueOn')}`,
    en: ({ dayArg }) => `Debt that was due on ${dayArg('dueOn')}`,
  },
  'penalty.days': {
    ru: ({ dayArg }) => `Дни с ${dayArg('from')} по ${dayArg('to')}`,
    en: ({ dayArg }) => `Days from ${dayArg('from')} to ${dayArg('to')}`,
  },
  'penalty.key_rate': {
    ru: ({ dayArg }) => `Ключевая ставка с ${dayArg('from')}`,
    en: ({ dayArg }) => `Key rate from ${dayArg('from')}`,
  },
  'penalty.day_share': same('Часть ставки за день', 'Part of the rate for a day'),
  'penalty.nothing': same('Дней с пенями нет', 'No days with penalty'),

  'penalty.segment': {
    ru: ({ input }) => `Пени: ${input(0)} × ${input(1)} × ${input(2)} × ${input(3)}`,
    en: ({ input }) => `Penalty: ${input(0)} × ${input(1)} × ${input(2)} × ${input(3)}`,
  },
  'penalty.total': same('Пени за все дни вместе', 'Penalty for all the days together'),
  'penalty.amount': same('Округляем до копеек', 'Rounded to kopecks'),
};
