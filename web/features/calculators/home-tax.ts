// Property tax of a home for a year.
import type { Answer } from '#law/rule';
import type { Calculator, CalculatorWords, Shown, Typed } from './calculator.ts';
import { fractionOfPercent, money, numberOf, sumIn, sumOf } from './plain.ts';

const isElsewhere = ({ region }: Typed): boolean => region !== '77';

function inputs(typed: Typed): Record<string, unknown> {
  const { kind, region, value, area, months, children } = typed;
  const [shareNum, shareDen] = (typed.share ?? '').split('/');
  return {
    kind,
    region,
    cadastralValue: sumOf(value),
    area: numberOf(area ?? ''),
    monthsOwned: months,
    ...(children !== '0' && { minorChildren: children }),
    ...(shareDen !== undefined && { shareNum, shareDen }),
    ...(isElsewhere(typed) && { rate: fractionOfPercent(typed.rate ?? '') }),
    ...sumIn('prevYearFullTax', typed.before),
    ...(typed.benefit === 'on' && { benefit: 'pensioner' }),
  };
}

const KINDS = ['flat', 'room', 'house'] as const;
const SHARES = ['1', '1/2', '1/3', '2/3', '1/4', '3/4', '1/5', '1/6', '1/8'];
const MONTHS = Array.from({ length: 12 }, (_, place) => String(12 - place));

interface Said {
  lead: string;
  kind: string;
  kinds: Record<(typeof KINDS)[number], string>;
  region: string;
  moscow: string;
  elsewhere: string;
  value: string;
  valueHint: string;
  area: string;
  rate: string;
  rateHint: string;
  share: string;
  months: string;
  children: string;
  childrenHint: string;
  before: string;
  beforeHint: string;
  benefit: string;
  benefitHint: string;
  no: string;
  yes: string;
  result: string;
  rows: { base: string; full: string; capped: string; deduction: string };
  free: string;
}

function wordsOf(t: Said): CalculatorWords {
  return {
    lead: t.lead,
    fields: [
      {
        kind: 'choice',
        name: 'kind',
        label: t.kind,
        options: KINDS.map((value) => ({ value, label: t.kinds[value] })),
      },
      {
        kind: 'choice',
        name: 'region',
        label: t.region,
        options: [
          { value: '77', label: t.moscow },
          { value: '00', label: t.elsewhere },
        ],
      },
      { kind: 'number', name: 'rate', label: t.rate, hint: t.rateHint, when: isElsewhere },
      { kind: 'money', name: 'value', label: t.value, hint: t.valueHint },
      { kind: 'number', name: 'area', label: t.area },
      {
        kind: 'choice',
        name: 'share',
        label: t.share,
        options: SHARES.map((value) => ({ value, label: value })),
      },
      {
        kind: 'choice',
        name: 'months',
        label: t.months,
        options: MONTHS.map((value) => ({ value, label: value })),
      },
      { kind: 'number', name: 'children', label: t.children, hint: t.childrenHint },
      { kind: 'money', name: 'before', label: t.before, hint: t.beforeHint, optional: true },
      {
        kind: 'choice',
        name: 'benefit',
        label: t.benefit,
        hint: t.benefitHint,
        options: [
          { value: '', label: t.no },
          { value: 'on', label: t.yes },
        ],
      },
    ],
    show: ({ result }: Answer): Shown => ({
      label: t.result,
      amount: money(result.tax),
      ...(result.benefitApplied === true && { note: t.free }),
      rows: [
        { label: t.rows.deduction, value: `${String(result.deductionArea)}\u00a0м²` },
        { label: t.rows.base, value: money(result.taxBase) },
        { label: t.rows.full, value: money(result.fullYearTaxUncapped) },
        { label: t.rows.capped, value: money(result.fullYearTaxCapped) },
      ],
    }),
  };
}

export const homeTax: Calculator = {
  ruleId: 'property.tax',
  years: [2022, 2023, 2024, 2025, 2026],
  start: {
    year: '2025',
    kind: 'flat',
    region: '77',
    rate: '0,1',
    value: '',
    area: '',
    share: '1',
    months: '12',
    children: '0',
    before: '',
    benefit: '',
  },
  rule: async () => {
    const { RULES } = await import('#law/property/rules');
    return RULES.find(({ id }) => id === 'property.tax')!;
  },
  inputs,
  words: {
    ru: wordsOf({
      lead: 'Налог на квартиру, комнату или дом за год — с вычетом, долей и пределом роста.',
      kind: 'Что у вас',
      kinds: { flat: 'Квартира', room: 'Комната', house: 'Жилой дом' },
      region: 'Где',
      moscow: 'Москва',
      elsewhere: 'Другое место',
      value: 'Кадастровая стоимость',
      valueHint: 'На 1\u00a0января года; она есть в выписке ЕГРН.',
      area: 'Площадь, м²',
      rate: 'Ставка, %',
      rateHint: 'Её устанавливает муниципалитет; чаще всего для жилья это 0,1\u00a0%.',
      share: 'Ваша доля',
      months: 'Месяцев владения в году',
      children: 'Несовершеннолетних детей',
      childrenHint: 'Вычет растёт, когда детей трое и больше.',
      before: 'Налог за весь объект в прошлом году',
      beforeHint: 'С ним действует предел роста: не больше чем на 10\u00a0%.',
      benefit: 'Льгота',
      benefitHint: 'Для пенсии, предпенсии, инвалидности: один объект каждого вида без налога.',
      no: 'Нет',
      yes: 'Есть',
      result: 'Налог за год',
      rows: {
        deduction: 'Вычет площади',
        base: 'Налоговая база',
        full: 'За полный год за весь объект',
        capped: 'То же с пределом роста',
      },
      free: 'Льгота освобождает этот объект.',
    }),
    en: wordsOf({
      lead: 'Tax on a flat, room or house for a year: deduction, share and limit of growth.',
      kind: 'What you have',
      kinds: { flat: 'Flat', room: 'Room', house: 'House' },
      region: 'Where',
      moscow: 'Moscow',
      elsewhere: 'Elsewhere',
      value: 'Cadastral value',
      valueHint: 'On 1\u00a0January of the year; an extract of the registry shows it.',
      area: 'Area, m²',
      rate: 'Rate, %',
      rateHint: 'Set by the municipality; for homes most often 0.1\u00a0%.',
      share: 'Your share',
      months: 'Months owned in the year',
      children: 'Minor children',
      childrenHint: 'The deduction grows with three children and more.',
      before: 'Tax on the whole object the year before',
      beforeHint: 'With it the limit of growth applies: not more than 10\u00a0%.',
      benefit: 'Benefit',
      benefitHint: 'For pension, pre-pension age, disability: one object of each kind is free.',
      no: 'No',
      yes: 'Yes',
      result: 'Tax for the year',
      rows: {
        deduction: 'Area deducted',
        base: 'Tax base',
        full: 'Full year, whole object',
        capped: 'The same within the limit of growth',
      },
      free: 'The benefit frees this object.',
    }),
  },
};
