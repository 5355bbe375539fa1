// A sentence for every leaf and step of the land tax that is not common to several taxes.
import { type Phrase, same } from '../phrase.ts';

export const PHRASES: Record<string, Phrase> = {
  'land.deduction_area': same('Вычет для льготников', 'Deduction of the benefit'),
  'land.unbuilt_factor': same(
    'Коэффициент: дом не построен за 10 лет',
    'Factor: no house built in 10 years',
  ),
  'land.unbuilt': {
    ru: ({ input }) => `Дом не построен за 10 лет: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `No house built in 10 years: ${input(0)} × ${input(1)}`,
  },
};
