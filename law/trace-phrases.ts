// A plain sentence for every leaf and step of a trace, Russian and English side by side. Keys
// are node ids; one without the name of its tax (`share`) serves all taxes.

/** What a sentence may say: figures already formatted for the language. */
export interface Said {
  /** The value of the node itself. */
  readonly value: string;
  /** The day of the source in words. */
  readonly on: string;
  /** Formatted value of an input: sums without «₽», a quotient as `34/54`. */
  readonly input: (place: number) => string;
  readonly arg: (name: string) => string;
  /** A day among the arguments, written out. */
  readonly dayArg: (name: string) => string;
}

export interface Phrase {
  readonly ru: (said: Said) => string;
  readonly en: (said: Said) => string;
}

function same(ru: string, en: string): Phrase {
  return { ru: () => ru, en: () => en };
}

const VALUES: Record<string, Phrase> = {
  cadastral_value: {
    ru: ({ on }) => `Кадастровая стоимость на ${on}`,
    en: ({ on }) => `Cadastral value on ${on}`,
  },
  value_before: same('Кадастровая стоимость на 1 января 2022', 'Cadastral value on 1 January 2022'),
  area: same('Площадь', 'Area'),
  rate: same('Ставка налога', 'Tax rate'),
  share: same('Доля в праве', 'Share in the right'),
  months: {
    ru: ({ arg }) => `Полные месяцы владения в ${arg('taxYear')} году`,
    en: ({ arg }) => `Full months of owning in ${arg('taxYear')}`,
  },
  months_in_year: same('Месяцев в году', 'Months in a year'),
  previous_tax: {
    ru: ({ arg }) => `Налог за весь объект за ${arg('taxYear')} год`,
    en: ({ arg }) => `Tax on the whole object for ${arg('taxYear')}`,
  },
  relief_left: {
    ru: ({ arg }) => `Часть налога, которая остаётся после местной льготы ${arg('relief')}`,
    en: ({ arg }) => `Part of the tax left after the local relief of ${arg('relief')}`,
  },
  cap: same('Предел роста налога за год', 'Limit of growth of the tax in a year'),
  'property.minor_children': same('Несовершеннолетние дети', 'Minor children'),
  'property.rate.77.housing': same('Ставка для жилья в Москве', 'Rate for housing in Moscow'),
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
  'land.deduction_area': same('Вычет для льготников', 'Deduction of the benefit'),
  'land.unbuilt_factor': same(
    'Коэффициент: дом не построен за 10 лет',
    'Factor: no house built in 10 years',
  ),
  'transport.power': same('Мощность двигателя', 'Engine power'),
  'transport.factor': same('Повышающий коэффициент', 'Multiplying factor'),
  'transport.luxury_factor': {
    ru: ({ arg }) => `Коэффициент для дорогой машины ${arg('madeIn')} года выпуска`,
    en: ({ arg }) => `Factor for an expensive car made in ${arg('madeIn')}`,
  },
  'transport.not_an_object': same('Налогом не облагается', 'Not taxed'),
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
};

const STEPS: Record<string, Phrase> = {
  frozen_value: same(
    'За 2023 год берётся стоимость 2022 года: она меньше',
    'For 2023 the value of 2022 is used: it is lower',
  ),
  taxable_area: {
    ru: ({ input, value }) => `Вычет ${input(1)} из ${input(0)}: облагаются ${value}`,
    en: ({ input, value }) => `Deduction of ${input(1)} from ${input(0)}: ${value} is taxed`,
  },
  deduction_used: same('Вычет не больше самой площади', 'The deduction does not exceed the area'),
  taxable_part: {
    ru: ({ input }) => `Облагаемая часть: ${input(0)} из ${input(1)}`,
    en: ({ input }) => `Taxed part: ${input(0)} of ${input(1)}`,
  },
  base: {
    ru: ({ input }) => `Налоговая база: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Tax base: ${input(0)} × ${input(1)}`,
  },
  full: {
    ru: ({ input }) => `Налог за полный год: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Tax for a full year: ${input(0)} × ${input(1)}`,
  },
  cap_limit: {
    ru: ({ input }) => `Рост не больше 10 % к прошлому году: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Not more than 10 % above the year before: ${input(0)} × ${input(1)}`,
  },
  capped: {
    ru: ({ input }) => `Меньшая из сумм: ${input(0)} и ${input(1)}`,
    en: ({ input }) => `The lower of ${input(0)} and ${input(1)}`,
  },
  own_part: {
    ru: ({ input }) => `Ваша доля: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Your share: ${input(0)} × ${input(1)}`,
  },
  part_of_year: {
    ru: ({ input }) => `Часть года: ${input(0)} из ${input(1)}`,
    en: ({ input }) => `Part of the year: ${input(0)} of ${input(1)}`,
  },
  for_months: {
    ru: ({ input }) => `За время владения: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `For the time of owning: ${input(0)} × ${input(1)}`,
  },
  after_relief: {
    ru: ({ input }) => `После местной льготы: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `After the local relief: ${input(0)} × ${input(1)}`,
  },
  tax: {
    ru: ({ input }) => `Округляем ${input(0)} до целых рублей`,
    en: ({ input }) => `${input(0)} rounded to whole roubles`,
  },
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
  'land.unbuilt': {
    ru: ({ input }) => `Дом не построен за 10 лет: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `No house built in 10 years: ${input(0)} × ${input(1)}`,
  },
  'transport.luxury': {
    ru: ({ input }) => `Дорогая машина: ${input(0)} × ${input(1)}`,
    en: ({ input }) => `Expensive car: ${input(0)} × ${input(1)}`,
  },
  'transport.exempt': same('Этот транспорт не облагается', 'This vehicle is not taxed'),
  'penalty.segment': {
    ru: ({ input }) => `Пени: ${input(0)} × ${input(1)} × ${input(2)} × ${input(3)}`,
    en: ({ input }) => `Penalty: ${input(0)} × ${input(1)} × ${input(2)} × ${input(3)}`,
  },
  'penalty.total': same('Пени за все дни вместе', 'Penalty for all the days together'),
  'penalty.amount': same('Округляем до копеек', 'Rounded to kopecks'),
};

const PHRASES: ReadonlyMap<string, Phrase> = new Map(Object.entries({ ...VALUES, ...STEPS }));

/**
 * The phrase of an id: its own, else that of a shorter id (`property.rate.77.housing.10` →
 * `property.rate.77.housing`), else that of all taxes (`property.share` → `share`).
 */
export function findPhrase(id: string): Phrase | undefined {
  for (let key = id; key.includes('.'); key = key.slice(0, key.lastIndexOf('.'))) {
    const own = PHRASES.get(key);
    if (own !== undefined) return own;
  }
  const common = id.split('.')[1];
  return common === undefined ? undefined : PHRASES.get(common);
}
