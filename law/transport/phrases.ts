// A sentence for every leaf and step of the transport tax that is not common to several taxes.
import { type Phrase, same } from '../phrase.ts';

export const PHRASES: Record<string, Phrase> = {
  'transport.power': same('Мощность двигателя', 'Engine power'),
  'transport.factor': same('Повышающий коэффициент', 'Multiplying factor'),
  'transport.luxury_factor': {
    ru: ({ arg }) => `Коэффициент для дорогой машины ${arg('madeIn')} года выпуска`,
    en: ({ arg }) => `Factor for an expensive car made in ${arg('madeIn')}`,
  },
  'transport.rate.base': same(
    'Ставка кодекса: регион своей не установил',
    'Rate of the code: the region has set none',
  ),
  'transport.not_an_object': same('Налогом не облагается', 'Not taxed'),
  'transport.luxury': {
    ru: ({ input }) => `Дорогая машина: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Expensive car: ${input(0)} × ${input(1)}`,
  },
  'transport.exempt': same('Этот транспорт не облагается', 'This vehicle is not taxed'),
};
