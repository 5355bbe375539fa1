// Transport tax of individuals, chapter 28 НК РФ: the whole power at the rate of its band.
import type { Kopecks } from '#primitives/money';
import {
  WHOLE,
  compare,
  fractionText,
  readDecimal,
  multiply,
  sign,
  toKopecks,
  whole,
} from '../fraction.ts';
import { type Ownership, ownersTax, sizeOf } from '../ownership.ts';
import { LawRefusal } from '../refusal.ts';
import { Reckoning, type Term } from '../reckoning.ts';
import type { Fact, Trace } from '../trace.ts';
import type { Edition } from '../values.ts';
import * as NODES from './nodes.ts';
import { baseRateKey } from './base-rates.ts';
import { TRANSPORT_VALUES, carRateKey } from './values.ts';

export type VehicleKind =
  | 'car'
  | 'motorcycle'
  | 'bus'
  | 'truck'
  | 'self_propelled'
  | 'snowmobile'
  | 'boat'
  | 'yacht'
  | 'jet_ski'
  | 'aircraft';

/** Average price of the list that Минпромторг publishes by 31 March of the tax year. */
export type PriceBand = '10-15M' | 'over_15M';

export interface TransportInput extends Ownership {
  readonly taxYear: number;
  /** Two digits of the region of the owner's residence. */
  readonly region: string;
  readonly kind: VehicleKind;
  /** Horse powers as a decimal. */
  readonly power: Fact<string>;
  /** Roubles per hp as a decimal; wins over what is described here. */
  readonly rate?: Fact<string>;
  /** The region has set no rate for this kind: those of ст.361 п.1 hold (п.4). */
  readonly isRateUnset?: boolean;
  /** A car of the list of dear cars: its band, and the year it was made. */
  readonly luxury?: Fact<{ readonly priceBand: PriceBand; readonly madeIn: number }>;
  /** The factor itself where somebody has determined it already; wins over `luxury`. */
  readonly luxuryFactor?: Fact<string>;
  /** A car fitted for a disabled person, given by social services (ст.358 п.2). */
  readonly fittedForDisabled?: Fact<boolean>;
}

export interface TransportIntermediate {
  readonly rateKopecksPerHp: string;
  readonly factor: string;
  /** Full year, whole vehicle. */
  readonly fullTaxKopecks: Kopecks;
  readonly months: number;
}

export interface TransportTax {
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  readonly intermediate: TransportIntermediate;
}

const { LEAF, STEP } = NODES;

interface Case {
  readonly input: TransportInput;
  readonly book: Reckoning;
  readonly law: Edition;
}

/** The loaded rate, else the one of a known region; nothing is guessed. */
function rate({ input, book, law }: Case): Term {
  const loaded = input.rate;
  if (loaded !== undefined) {
    const rubles = readDecimal(loaded.value);
    if (rubles === null || sign(rubles) < 0) {
      throw new LawRefusal('law.rate_out_of_range', { rate: loaded.value });
    }
    return book.fact(LEAF.rate, loaded, { value: multiply(rubles, whole(100)) });
  }
  const { region, taxYear, kind } = input;
  const power = Number(input.power.value);
  if (input.isRateUnset === true) return book.law(law.get(baseRateKey(kind, power)), { region });
  const key = kind === 'car' ? carRateKey(region, power) : undefined;
  const found = key === undefined ? undefined : law.find(key);
  if (found !== undefined) return book.law(found, { region });
  const hp = input.power.value;
  throw new LawRefusal('law.rate_unknown', { tax: 'transport', region, taxYear, kind, hp });
}

/** ст.362 п.2: the year of make is the first year of age. */
function luxuryFactor({ input, book, law }: Case): Term | null {
  const given = input.luxuryFactor;
  if (given !== undefined) {
    const value = readDecimal(given.value);
    if (value === null || compare(value, WHOLE) < 0) {
      throw new LawRefusal('law.factor_wrong', { factor: given.value });
    }
    return compare(value, WHOLE) === 0 ? null : book.fact(LEAF.factor, given, { value });
  }
  if (input.luxury === undefined || input.kind !== 'car') return null;
  const { priceBand, madeIn } = input.luxury.value;
  const most = law.get(`transport.luxury_age.${priceBand}`);
  const age = input.taxYear - madeIn + 1;
  const oldest = Number(most.value);
  // Counted from the year after the make this car would be one year younger.
  if (age === oldest + 1) book.doubt();
  if (age > oldest || age < 1) return null;
  const factor = law.get('transport.luxury_factor');
  return book.law(factor, { priceBand, madeIn, age, source: input.luxury.source });
}

/** Motors up to 5 hp, and cars up to 100 hp given to disabled people, are no taxed objects. */
function isTaxed(input: TransportInput): boolean {
  const hp = Number(input.power.value);
  if (input.kind === 'boat' && hp <= 5) return false;
  return !(input.kind === 'car' && input.fittedForDisabled?.value === true && hp <= 100);
}

interface FullYear {
  readonly full: Term;
  readonly percent: Term;
  readonly factor: Term | null;
}

function fullYear(of: Case): FullYear {
  const { input, book, law } = of;
  const size = sizeOf(input.power.value, 'law.power_wrong');
  const power = book.fact(LEAF.power, input.power, { value: size });
  const percent = rate(of);
  const factor = luxuryFactor(of);
  let full = book.step(STEP.full, power, percent);
  if (factor !== null) full = book.step(STEP.luxury, full, factor);
  if (!isTaxed(input)) {
    const none = book.law(law.get('transport.not_an_object'));
    full = book.step(STEP.exempt, full, none);
  }
  return { full, percent, factor };
}

interface Reckoned extends FullYear {
  readonly amount: Term;
  readonly months: number;
}

function reckon(of: Case): Reckoned {
  const { input, book, law } = of;
  const { full, percent, factor } = fullYear(of);
  const { amount, months } = ownersTax(book, NODES, {
    facts: input,
    taxYear: input.taxYear,
    full: full,
    monthsInYear: law.get('transport.months_in_year'),
  });
  return { full, percent, factor, amount, months };
}

/**
 * The tax of one vehicle for one year, with its trace. Without a loaded rate: cars of Moscow, St
 * Petersburg and Moscow oblast, 2022–2026.
 * Refuses: `law.rate_unknown`, `law.months_unknown` and the codes for wrong facts.
 */
export function transportTax(input: TransportInput): TransportTax {
  const law = TRANSPORT_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, true);
  const { full, percent, factor, amount, months } = reckon({ input, book, law });
  const trace = book.trace('transport.tax', input.taxYear, amount);
  const intermediate = {
    rateKopecksPerHp: fractionText(percent),
    factor: factor === null ? '1' : fractionText(factor),
    fullTaxKopecks: toKopecks(full),
    months,
  };
  return { amountKopecks: trace.amountKopecks, trace, intermediate };
}

/** The same sum without a trace, for counting many people at once. */
export function transportAmount(input: TransportInput): Kopecks {
  const law = TRANSPORT_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, false);
  return book.amount(reckon({ input, book, law }).amount);
}
