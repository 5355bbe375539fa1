// Terms that fall on a day off, as anybody may ask them.
import { dayOf } from '#primitives/days';
import { Inputs } from '../inputs.ts';
import type { Rule, RuleEdition } from '../rule.ts';
import { addWorkingDays, shiftDeadline } from './calendar.ts';
import { YEARS } from './years.ts';

const EDITIONS: readonly RuleEdition[] = YEARS.map(({ year, law }) => ({
  from: dayOf(year, 1, 1),
  to: dayOf(year, 12, 31),
  law,
  isUnverified: false,
}));

export const RULES: readonly Rule[] = [
  {
    id: 'calendar.shift',
    title: {
      ru: 'Срок, который выпал на выходной, переносится на рабочий день',
      en: 'A term that ends on a day off ends on the next working day',
    },
    articles: 'НК РФ ст.6.1 п.7',
    values: [],
    editions: EDITIONS,
    answer: ({ inputs }) => {
      const nominal = inputs.list('nominal', (item) =>
        new Inputs({ nominal: item }).day('nominal'),
      );
      return { result: { shifted: nominal.map((one) => shiftDeadline(one)) }, trace: null };
    },
  },
  {
    id: 'calendar.term',
    title: {
      ru: 'Срок в рабочих днях, который начинается на следующий день',
      en: 'A term in working days, which begins on the next day',
    },
    articles: 'НК РФ ст.6.1 п.2, 6, 7',
    values: [],
    editions: EDITIONS,
    answer: ({ inputs }) => {
      const ends = addWorkingDays(inputs.day('from'), inputs.count('workingDays'));
      return { result: { endsOn: shiftDeadline(ends) }, trace: null };
    },
  },
];
