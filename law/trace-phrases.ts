// The phrases that serve several taxes, and where those of each tax are found. Keys are node ids.
import { PHRASES as CONTRIBUTIONS } from './contributions/phrases.ts';
import { PHRASES as ENS } from './ens/phrases.ts';
import { PHRASES as FINES } from './fines/phrases.ts';
import { PHRASES as LAND } from './land/phrases.ts';
import { PHRASES as NDFL } from './ndfl/phrases.ts';
import { PHRASES as NPD } from './npd/phrases.ts';
import { PHRASES as PROPERTY } from './property/phrases.ts';
import { PHRASES as PSN } from './psn/phrases.ts';
import { type Phrase, same } from './phrase.ts';
import { PHRASES as TRANSPORT } from './transport/phrases.ts';
import { PHRASES as USN } from './usn/phrases.ts';

const COMMON: Record<string, Phrase> = {
  cadastral_value: {
    ru: ({ on }) => `Кадастровая стоимость на ${on}`,
    en: ({ on }) => `Cadastral value on ${on}`,
  },
  value_before: same(
    'Кадастровая стоимость на 1\u00a0января\u00a02022',
    'Cadastral value on 1\u00a0January\u00a02022',
  ),
  'loaded.charge': {
    ru: ({ arg }) => `Сумма из файла налоговой службы, строка ${arg('line')}, УИН ${arg('uin')}`,
    en: ({ arg }) => `Sum from a file of the tax service, line ${arg('line')}, UIN ${arg('uin')}`,
  },
  'payment.reversal': {
    ru: ({ arg }) => `Сумма отозванного платежа, документ ${arg('document')}`,
    en: ({ arg }) => `Sum of a payment taken back, document ${arg('document')}`,
  },
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
};

const PHRASES: ReadonlyMap<string, Phrase> = new Map(
  [COMMON, CONTRIBUTIONS, ENS, FINES, LAND, NDFL, NPD, PROPERTY, PSN, TRANSPORT, USN].flatMap(
    (phrases) => Object.entries(phrases),
  ),
);

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
