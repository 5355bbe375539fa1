// Runs a worked example written as plain data: sums in roubles, shares as `1/3`, days as ISO.
// What comes out is in the same words, so that a reader can hold the two side by side.
import { type Day, day } from '#primitives/days';
import { type Kopecks, decimalString, parseMoney } from '#primitives/money';
import { shiftDeadline } from '../calendar/calendar.ts';
import { type ObligationClass, allocate } from '../ens/allocation.ts';
import { penalty } from '../ens/penalty.ts';
import { landTax } from '../land/tax.ts';
import { noticeFloor } from '../notice.ts';
import type { Ownership } from '../ownership.ts';
import type { PropertyKind } from '../property/object.ts';
import { propertyTax } from '../property/tax.ts';
import { LawRefusal } from '../refusal.ts';
import type { Fact, FactKind, Trace } from '../trace.ts';
import { type PriceBand, type VehicleKind, transportTax } from '../transport/tax.ts';

export type Given = Readonly<Record<string, unknown>>;

export interface Scenario {
  readonly name: string;
  readonly taxYear?: number;
  readonly given: Given;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly sum?: string;
}

export interface Outcome {
  readonly found: Readonly<Record<string, unknown>>;
  readonly trace: Trace | null;
}

/** Roubles with up to two decimals; a scenario that is written wrong is a bug. */
function roubles(text: unknown): Kopecks {
  const read = parseMoney(String(text));
  if (!read.ok) throw new RangeError(`Not a sum: ${String(text)}`);
  return read.value;
}

function facts(on: Day, given: Given) {
  const fact = <Value>(value: Value, kind: FactKind): Fact<Value> => ({
    value,
    source: 'пример',
    on,
    kind,
  });
  /** The named field as a fact, or nothing when the scenario has none. */
  const of = <Name extends string, Value>(
    field: Name,
    kind: FactKind,
    read: (raw: unknown) => Value,
  ): { readonly [Key in Name]?: Fact<Value> } =>
    given[field] === undefined || given[field] === null
      ? {}
      : ({ [field]: fact(read(given[field]), kind) } as { [Key in Name]: Fact<Value> });
  return { fact, of };
}

function share(raw: unknown): { num: number; den: number } {
  const [num, den] = String(raw).split('/');
  return { num: Number(num), den: Number(den) };
}

type Pairs = readonly (readonly [string, string | null])[];

function ownership(on: Day, given: Given): Ownership {
  const { of } = facts(on, given);
  return {
    ...of('owned', 'registry', (raw) =>
      (raw as Pairs).map(([from, to]) => ({ from: day(from), to: to === null ? null : day(to) })),
    ),
    ...of('months', 'registry', Number),
    ...of('lostOn', 'registry', (raw) => day(String(raw))),
    ...of('share', 'registry', share),
    ...of('relief', 'loaded', String),
  };
}

interface Case {
  readonly taxYear: number;
  readonly given: Given;
}

function cadastral(on: Day, given: Given) {
  const { fact, of } = facts(on, given);
  return {
    cadastralValue: fact(roubles(given.value), 'registry'),
    ...of('area', 'registry', String),
    ...of('rate', 'loaded', String),
    ...of('valueBefore', 'registry', roubles),
    ...(given.previousTax === undefined || given.previousTax === null
      ? {}
      : { previousFullTax: fact(roubles(given.previousTax), 'decision') }),
  };
}

function property({ taxYear, given }: Case): Outcome {
  const on = day(`${taxYear}-01-01`);
  const { fact } = facts(on, given);
  const transition = given.transition as { year: 1 | 2 | 3; inventoryTax: string } | undefined;
  const { amountKopecks, trace, intermediate } = propertyTax({
    taxYear,
    kind: given.kind as PropertyKind,
    region: String(given.region ?? '00'),
    ...cadastral(on, given),
    ...ownership(on, given),
    isBusiness: given.business === true,
    ...(given.children === undefined
      ? {}
      : { minorChildren: fact(Number(given.children), 'registry') }),
    ...(given.benefit === undefined
      ? {}
      : {
          benefit: fact(
            {
              category: String(given.benefit),
              months: given.benefitMonths === undefined ? null : Number(given.benefitMonths),
            },
            'registry',
          ),
        }),
    ...(transition === undefined
      ? {}
      : {
          transition: {
            year: transition.year,
            inventoryTax: fact(roubles(transition.inventoryTax), 'decision'),
          },
        }),
  });
  const found = {
    tax: decimalString(amountKopecks),
    deductionArea: intermediate.deductionArea,
    base: decimalString(intermediate.taxBaseKopecks),
    full: decimalString(intermediate.fullTaxKopecks),
    capped: decimalString(intermediate.cappedTaxKopecks),
    months: intermediate.months,
    benefitApplied: intermediate.isBenefitApplied,
    unverified: trace.unverified,
  };
  return { found, trace };
}

function land({ taxYear, given }: Case): Outcome {
  const on = day(`${taxYear}-01-01`);
  const { of, fact } = facts(on, given);
  const { amountKopecks, trace, intermediate } = landTax({
    taxYear,
    region: String(given.region ?? '00'),
    ...cadastral(on, given),
    ...ownership(on, given),
    ...of('deduction600', 'registry', String),
    ...(given.unbuilt === undefined
      ? {}
      : { unbuiltFor10Years: fact(given.unbuilt === true, 'registry') }),
  });
  const found = {
    tax: decimalString(amountKopecks),
    base: decimalString(intermediate.taxBaseKopecks),
    full: decimalString(intermediate.fullTaxKopecks),
    capped: decimalString(intermediate.cappedTaxKopecks),
    months: intermediate.months,
    unverified: trace.unverified,
  };
  return { found, trace };
}

function transport({ taxYear, given }: Case): Outcome {
  const on = day(`${taxYear}-01-01`);
  const { fact, of } = facts(on, given);
  const { amountKopecks, trace, intermediate } = transportTax({
    taxYear,
    region: String(given.region),
    kind: given.kind as VehicleKind,
    power: fact(String(given.hp), 'registry'),
    ...ownership(on, given),
    ...of('rate', 'loaded', String),
    ...of('luxury', 'loaded', (raw) => raw as { priceBand: PriceBand; madeIn: number }),
    ...(given.factor === undefined ? {} : { luxuryFactor: fact(String(given.factor), 'loaded') }),
    ...(given.fitted === undefined ? {} : { fittedForDisabled: fact(true, 'registry') }),
  });
  const found = {
    tax: decimalString(amountKopecks),
    factor: intermediate.factor,
    full: decimalString(intermediate.fullTaxKopecks),
    months: intermediate.months,
    unverified: trace.unverified,
  };
  return { found, trace };
}

interface GivenSpan {
  readonly debt: string;
  readonly dueOn: string;
  readonly from: string;
  readonly to: string;
}

function ensPenalty({ given }: Case): Outcome {
  const result = penalty({
    spans: (given.spans as readonly GivenSpan[]).map(({ debt, dueOn, from, to }) => ({
      dueOn: day(dueOn),
      from: day(from),
      to: day(to),
      debtKopecks: roubles(debt),
      source: 'пример',
      on: day(to),
    })),
  });
  const found = {
    penalty: decimalString(result.amountKopecks),
    days: result.days,
    segments: result.segments.map(({ from, to, ratePct }) => [from, to, ratePct]),
    unverified: result.trace.unverified,
  };
  return { found, trace: result.trace };
}

interface GivenObligation {
  readonly id: string;
  readonly class: ObligationClass;
  readonly dueOn: string;
  readonly amount: string;
}

function ensAllocation({ given }: Case): Outcome {
  const result = allocate({
    on: day(String(given.on)),
    amountKopecks: roubles(given.payment),
    obligations: (given.obligations as readonly GivenObligation[]).map((one) => ({
      id: one.id,
      class: one.class,
      dueOn: day(one.dueOn),
      amountKopecks: roubles(one.amount),
    })),
  });
  const sums = result.allocated.map(({ id, amountKopecks }) => [id, decimalString(amountKopecks)]);
  const found = {
    allocated: Object.fromEntries(sums) as Record<string, string>,
    left: decimalString(result.leftKopecks),
    debt: decimalString(result.remainingDebtKopecks),
  };
  return { found, trace: null };
}

function calendarShift({ given }: Case): Outcome {
  const shifted = (given.days as readonly string[]).map((text) => shiftDeadline(day(text)));
  return { found: { shifted }, trace: null };
}

function notice({ taxYear, given }: Case): Outcome {
  const { isSent, reason } = noticeFloor({
    taxYear,
    totalKopecks: roubles(given.total),
    creditKopecks: roubles(given.credit),
    isLastYear: given.lastYear === true,
  });
  return { found: { sent: isSent, reason }, trace: null };
}

const RULES: Readonly<Record<string, (of: Case) => Outcome>> = {
  'property.tax': property,
  'land.tax': land,
  'transport.tax': transport,
  'ens.penalty': ensPenalty,
  'ens.allocation': ensAllocation,
  'calendar.shift': calendarShift,
  'notice.floor': notice,
};

/** Rules that scenarios may name. */
export const RULE_NAMES: readonly string[] = Object.keys(RULES);

/** What the law answers; a refusal is an answer too: `{ refusal: code }`. */
export function runScenario(rule: string, scenario: Scenario): Outcome {
  const run = RULES[rule];
  if (run === undefined) throw new RangeError(`No rule is called ${rule}`);
  try {
    return run({ taxYear: scenario.taxYear ?? 0, given: scenario.given });
  } catch (error) {
    if (!(error instanceof LawRefusal)) throw error;
    return { found: { refusal: error.code }, trace: null };
  }
}
