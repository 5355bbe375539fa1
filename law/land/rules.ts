// The land tax as anybody may ask it, with the field names of the public examples.
import { dayOf } from '#primitives/days';
import { decimalString } from '#primitives/money';
import { decimalText, parseFraction } from '../fraction.ts';
import { asked, askedOwnership } from '../ownership-inputs.ts';
import type { Answer, Question, Rule } from '../rule.ts';
import { type LandInput, landTax } from './tax.ts';
import { LAND_VALUES } from './values.ts';

const FIELDS = { from: 'acquiredOn', to: 'disposedOn', months: 'monthsOwned' };

function inputOf({ inputs, taxYear, asOf }: Question): LandInput {
  const category = inputs.text('benefit', 'benefit');
  return {
    taxYear,
    region: inputs.text('region', '00'),
    cadastralValue: asked(inputs.money('cadastralValue'), dayOf(taxYear, 1, 1)),
    ...(inputs.has('area') && { area: asked(inputs.decimalText('area'), asOf) }),
    ...(inputs.has('rate') && { rate: asked(inputs.decimalText('rate'), asOf, 'loaded') }),
    ...(inputs.flag('deduction600', false) && { deduction600: asked(category, asOf) }),
    ...(inputs.has('prevYearFullTax') && {
      previousFullTax: asked(inputs.money('prevYearFullTax'), asOf),
    }),
    ...(inputs.has('valueBefore') && { valueBefore: asked(inputs.money('valueBefore'), asOf) }),
    ...(inputs.has('unbuiltFor10Years') && {
      unbuiltFor10Years: asked(inputs.flag('unbuiltFor10Years'), asOf),
    }),
    ...askedOwnership(inputs, FIELDS, asOf),
  };
}

function answer(question: Question): Answer {
  const { amountKopecks, trace, intermediate } = landTax(inputOf(question));
  const result = {
    taxBase: decimalString(intermediate.taxBaseKopecks),
    rate: decimalText(parseFraction(intermediate.rate)),
    fullYearTax: decimalString(intermediate.fullTaxKopecks),
    fullYearTaxCapped: decimalString(intermediate.cappedTaxKopecks),
    months: intermediate.months,
    tax: decimalString(amountKopecks),
  };
  return { result, trace };
}

export const RULES: readonly Rule[] = [
  {
    id: 'land.tax',
    title: {
      ru: 'Земельный налог: один участок за один год',
      en: 'Land tax: one plot in one year',
    },
    articles: 'НК РФ ст.391, 394, 396; ст.52 п.6',
    values: [LAND_VALUES],
    answer,
  },
];
