// The property tax as anybody may ask it, with the field names of the public examples.
import { type Day, dayOf } from '#primitives/days';
import { type Kopecks, decimalString } from '#primitives/money';
import { decimalText, parseFraction } from '../fraction.ts';
import type { Inputs } from '../inputs.ts';
import { asked, askedOwnership } from '../ownership-inputs.ts';
import { LawRefusal } from '../refusal.ts';
import type { Answer, Question, Rule } from '../rule.ts';
import type { Fact } from '../trace.ts';
import type { PropertyKind } from './object.ts';
import { type PropertyInput, propertyTax } from './tax.ts';
import { PROPERTY_VALUES } from './values.ts';

const KINDS = [
  'flat',
  'flat_part',
  'room',
  'house',
  'house_part',
  'single_complex',
  'unfinished_housing',
  'garage',
  'parking',
  'outbuilding',
  'studio',
  'commercial',
  'other',
  'none',
] as const satisfies readonly (PropertyKind | 'none')[];

const FIELDS = { from: 'acquiredOn', to: 'disposedOn', months: 'monthsOwned' };

function kindOf(inputs: Inputs): PropertyKind {
  const kind = inputs.oneOf('kind', KINDS);
  return kind === 'none' ? 'other' : kind;
}

/** ст.407: the category, and the months it covers where it did not hold all the year. */
function benefitOf(inputs: Inputs, asOf: Day): Pick<PropertyInput, 'benefit'> {
  if (!inputs.has('benefit')) {
    if (inputs.has('benefitMonths')) {
      throw new LawRefusal('law.input_missing', { field: 'benefit' });
    }
    return {};
  }
  const category = inputs.text('benefit');
  const months = inputs.has('benefitMonths') ? inputs.count('benefitMonths') : null;
  return { benefit: asked({ category, months }, asOf) };
}

function transitionOf(inputs: Inputs, asOf: Day): Pick<PropertyInput, 'transition'> {
  if (!inputs.has('transition')) return {};
  const inner = inputs.inner('transition');
  const year = inner.count('year');
  if (year !== 1 && year !== 2 && year !== 3) {
    throw new LawRefusal('law.input_wrong', { field: 'transition.year', value: year });
  }
  return { transition: { year, inventoryTax: asked(inner.money('inventoryTax'), asOf) } };
}

function moneyFact<Name extends string>(
  inputs: Inputs,
  fields: { readonly given: string; readonly name: Name },
  on: Day,
): { readonly [Key in Name]?: Fact<Kopecks> } {
  if (!inputs.has(fields.given)) return {};
  const fact = asked(inputs.money(fields.given), on);
  return { [fields.name]: fact } as { [Key in Name]: Fact<Kopecks> };
}

function inputOf({ inputs, taxYear, asOf }: Question): PropertyInput {
  const on = dayOf(taxYear, 1, 1);
  return {
    taxYear,
    kind: kindOf(inputs),
    region: inputs.text('region', '00'),
    cadastralValue: asked(inputs.money('cadastralValue'), on),
    ...(inputs.has('area') && { area: asked(inputs.decimalText('area'), asOf) }),
    ...(inputs.has('rate') && { rate: asked(inputs.decimalText('rate'), asOf, 'loaded') }),
    ...(inputs.has('minorChildren') && {
      minorChildren: asked(inputs.count('minorChildren'), asOf),
    }),
    ...moneyFact(inputs, { given: 'prevYearFullTax', name: 'previousFullTax' }, asOf),
    ...moneyFact(inputs, { given: 'valueBefore', name: 'valueBefore' }, asOf),
    ...askedOwnership(inputs, FIELDS, asOf),
    ...benefitOf(inputs, asOf),
    ...transitionOf(inputs, asOf),
    isBusiness: inputs.flag('isBusiness', false),
    isRateUnset: inputs.flag('localRatesUnset', false),
  };
}

function answer(question: Question): Answer {
  const { amountKopecks, trace, intermediate } = propertyTax(inputOf(question));
  const result = {
    deductionArea: intermediate.deductionArea,
    taxBase: decimalString(intermediate.taxBaseKopecks),
    rate: decimalText(parseFraction(intermediate.rate)),
    fullYearTaxUncapped: decimalString(intermediate.fullTaxKopecks),
    fullYearTaxCapped: decimalString(intermediate.cappedTaxKopecks),
    months: intermediate.months,
    benefitApplied: intermediate.isBenefitApplied,
    tax: decimalString(amountKopecks),
  };
  return { result, trace };
}

export const RULES: readonly Rule[] = [
  {
    id: 'property.tax',
    title: {
      ru: 'Налог на имущество: один объект за один год',
      en: 'Property tax: one object in one year',
    },
    articles: 'НК РФ ст.403, 406, 407, 408; ст.52 п.6',
    values: [PROPERTY_VALUES],
    answer,
  },
];
