// A sentence for every leaf and step of the property tax that is not common to several taxes.
import { type Phrase, same } from '../phrase.ts';

export const PHRASES: Record<string, Phrase> = {
  'property.minor_children': same('Несовершеннолетние дети', 'Minor children'),
  'property.rate.77.housing': same('Ставка для жилья в Москве', 'Rate for housing in Moscow'),
  'property.rate.base': same(
    'Ставка кодекса: местной ставки нет',
    'Rate of the code: there is no local one',
  ),
  'property.deduction.flat': same('Вычет для квартиры', 'Deduction for a flat'),
  'property.deduction.room': same('Вычет для комнаты', 'Deduction for a room'),
  'property.deduction.house': same('Вычет для дома', 'Deduction for a house'),
  'property.deduction.single_complex': same(
    'Вычет для единого комплекса с домом',
    'Deduction for a single complex with a house',
  ),
  'property.child_deduction': same('Вычет на каждого ребёнка', 'Deduction for each child'),
  'property.inventory_tax': same(
    'Налог по инвентаризационной стоимости',
    'Tax by the inventory value',
  ),
  'property.transition': same('Коэффициент переходного периода', 'Factor of the transition'),
  'property.benefit_months': same('Месяцы со льготой', 'Months with the benefit'),
  'property.children_area': {
    ru: ({ input }) => `На детей: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `For children: ${input(0)} × ${input(1)}`,
  },
  'property.deduction_area': {
    ru: ({ input, value }) => `Вычет всего: ${input(0)} + ${input(1)} = ${value}`,
    en: ({ input, value }) => `Deduction in all: ${input(0)} + ${input(1)} = ${value}`,
  },
  'property.complex_deduction': same(
    'Вычет не больше самой стоимости',
    'The deduction does not exceed the value',
  ),
  'property.complex_base': {
    ru: ({ input }) => `Налоговая база: ${input(0)} − ${input(1)}`,
    en: ({ input }) => `Tax base: ${input(0)} − ${input(1)}`,
  },
  'property.transition_growth': {
    ru: ({ input }) => `Рост к налогу по старой оценке: ${input(0)} − ${input(1)}`,
    en: ({ input }) => `Growth over the tax by the old value: ${input(0)} − ${input(1)}`,
  },
  'property.transition_part': {
    ru: ({ input }) => `Часть роста в переходный период: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Part of the growth in the transition: ${input(0)} × ${input(1)}`,
  },
  'property.transition.sum': {
    ru: ({ input }) => `Налог переходного периода: ${input(0)} + ${input(1)}`,
    en: ({ input }) => `Tax of the transition: ${input(0)} + ${input(1)}`,
  },
  'property.charged_months': {
    ru: ({ input }) => `Месяцы без льготы: ${input(0)} − ${input(1)}`,
    en: ({ input }) => `Months without the benefit: ${input(0)} − ${input(1)}`,
  },
};
