// The transport tax as anybody may ask it, with the field names of the public examples.
import type { Day } from '#primitives/days';
import { decimalString } from '#primitives/money';
import { compare, decimalText, divide, parseFraction, whole } from '../fraction.ts';
import type { Inputs } from '../inputs.ts';
import { asked, askedOwnership } from '../ownership-inputs.ts';
import { LawRefusal } from '../refusal.ts';
import type { Answer, Question, Rule } from '../rule.ts';
import { type PriceBand, type TransportInput, type VehicleKind, transportTax } from './tax.ts';
import { TRANSPORT_VALUES } from './values.ts';

const KINDS = [
  'car',
  'motorcycle',
  'bus',
  'truck',
  'self_propelled',
  'snowmobile',
  'boat',
  'yacht',
  'jet_ski',
  'aircraft',
] as const satisfies readonly VehicleKind[];

const BANDS = ['10-15M', 'over_15M'] as const satisfies readonly PriceBand[];

const FIELDS = { from: 'registeredOn', to: 'deregisteredOn', months: 'months' };

type Luxury = Pick<TransportInput, 'luxury' | 'luxuryFactor'>;

/** The list of dear cars by band and year of make, or the factor somebody has determined. */
function luxuryOf(inputs: Inputs, taxYear: number, asOf: Day): Luxury {
  const factor = inputs.has('luxuryFactor')
    ? { luxuryFactor: asked(inputs.decimalText('luxuryFactor'), asOf, 'loaded') }
    : {};
  if (!inputs.has('averagePriceBand') && !inputs.has('madeIn')) return factor;
  const priceBand = inputs.oneOf('averagePriceBand', BANDS);
  const madeIn = inputs.count('madeIn');
  if (madeIn > taxYear) {
    throw new LawRefusal('law.later_than_known', { field: 'madeIn', madeIn, taxYear });
  }
  return { ...factor, luxury: asked({ priceBand, madeIn }, asOf, 'loaded') };
}

function inputOf({ inputs, taxYear, asOf }: Question): TransportInput {
  return {
    taxYear,
    region: inputs.text('region', '00'),
    kind: inputs.oneOf('kind', KINDS, 'car'),
    power: asked(inputs.decimalText('hp'), asOf),
    ...(inputs.has('rate') && { rate: asked(inputs.decimalText('rate'), asOf, 'loaded') }),
    ...luxuryOf(inputs, taxYear, asOf),
    ...(inputs.has('fittedForDisabled') && {
      fittedForDisabled: asked(inputs.flag('fittedForDisabled'), asOf),
    }),
    ...askedOwnership(inputs, FIELDS, asOf),
    isRateUnset: inputs.flag('regionalRatesUnset', false),
  };
}

/** A factor given and one of the list must be the same. */
function checkFactor(input: TransportInput, factor: string): void {
  if (input.luxury === undefined || input.luxuryFactor === undefined) return;
  const { luxuryFactor, ...bare } = input;
  const { intermediate } = transportTax(bare);
  if (compare(parseFraction(intermediate.factor), parseFraction(factor)) !== 0) {
    const given = luxuryFactor.value;
    throw new LawRefusal('law.state_contradictory', { given, byList: intermediate.factor });
  }
}

function answer(question: Question): Answer {
  const input = inputOf(question);
  const { amountKopecks, trace, intermediate } = transportTax(input);
  checkFactor(input, intermediate.factor);
  const rate = divide(parseFraction(intermediate.rateKopecksPerHp), whole(100));
  const result = {
    rate: decimalText(rate),
    luxuryFactor: decimalText(parseFraction(intermediate.factor)),
    fullYearTax: decimalString(intermediate.fullTaxKopecks),
    months: intermediate.months,
    tax: decimalString(amountKopecks),
  };
  return { result, trace };
}

export const RULES: readonly Rule[] = [
  {
    id: 'transport.tax',
    title: {
      ru: 'Транспортный налог: одно транспортное средство за один год',
      en: 'Transport tax: one vehicle in one year',
    },
    articles: 'НК РФ ст.358, 359, 361, 362; ст.52 п.6',
    values: [TRANSPORT_VALUES],
    answer,
  },
];
