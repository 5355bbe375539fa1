// People made up for the recomputing: what they own, sell and earn, as questions to the rules.
import type { Example } from '#law/ask';
import { randomOf } from '../crash/random.ts';

type Random = () => number;

const whole = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));

const roubles = (random: Random, most: number): string =>
  `${whole(random, 0, most)}.${String(whole(random, 0, 99)).padStart(2, '0')}`;

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[whole(random, 0, items.length - 1)] as Item;
}

const date = (year: number, random: Random): string =>
  `${year}-${String(whole(random, 1, 12)).padStart(2, '0')}-` +
  String(whole(random, 1, 28)).padStart(2, '0');

const part = (random: Random): object =>
  pick(random, [{}, { shareNum: 1, shareDen: whole(random, 2, 7) }]);

function property(random: Random): Example {
  const taxYear = whole(random, 2022, 2026);
  const isOwn = random() < 0.3;
  return {
    rule: 'property.tax',
    taxYear,
    inputs: {
      kind: pick(random, ['flat', 'room', 'house', 'garage', 'none']),
      cadastralValue: roubles(random, pick(random, [3_000_000, 40_000_000, 400_000_000])),
      area: `${whole(random, 5, 400)}.${whole(random, 0, 9)}`,
      rate: pick(random, ['0.001', '0.0015', '0.003', '0.005', '0.02']),
      ...(isOwn
        ? { acquiredOn: date(whole(random, 2015, taxYear), random) }
        : { monthsOwned: whole(random, 0, 12) }),
      ...(random() < 0.3 && { minorChildren: whole(random, 0, 6) }),
      ...(random() < 0.3 && { prevYearFullTax: roubles(random, 50_000) }),
      ...(random() < 0.2 && { benefit: 'pensioner' }),
      ...part(random),
    },
    asOf: `${taxYear + 1}-12-01`,
  };
}

function land(random: Random): Example {
  return {
    rule: 'land.tax',
    taxYear: whole(random, 2022, 2026),
    inputs: {
      cadastralValue: roubles(random, 20_000_000),
      area: `${whole(random, 100, 5000)}`,
      rate: pick(random, ['0.001', '0.003', '0.015']),
      deduction600: random() < 0.4,
      monthsOwned: whole(random, 0, 12),
      ...(random() < 0.4 && { prevYearFullTax: roubles(random, 30_000) }),
      ...part(random),
    },
  };
}

function transport(random: Random): Example {
  const taxYear = whole(random, 2022, 2026);
  return {
    rule: 'transport.tax',
    taxYear,
    inputs: {
      region: pick(random, ['77', '78', '50']),
      hp: `${whole(random, 6, 200)}.${whole(random, 0, 9)}`,
      months: whole(random, 0, 12),
      ...(random() < 0.2 && { averagePriceBand: 'over_15M', madeIn: taxYear - 3 }),
      ...part(random),
    },
  };
}

function selfEmployed(random: Random): Example {
  const taxYear = whole(random, 2022, 2026);
  const month = String(whole(random, 1, 10)).padStart(2, '0');
  const days = Array.from({ length: whole(random, 0, 12) }, () => whole(random, 1, 28));
  return {
    rule: 'npd.month_tax',
    taxYear,
    inputs: {
      deductionRemainingBefore: roubles(random, 9_999),
      receipts: days
        .toSorted((left, right) => left - right)
        .map((date) => ({
          date: `${taxYear}-${month}-${String(date).padStart(2, '0')}`,
          amount: roubles(random, 60_000),
          payer: pick(random, ['individual', 'business']),
        })),
    },
  };
}

function income(random: Random): Example {
  const most = pick(random, [900_000, 7_000_000, 90_000_000]);
  return {
    rule: 'ndfl.main_base',
    taxYear: whole(random, 2022, 2026),
    inputs: { residency: 'resident', taxBase: roubles(random, most) },
  };
}

function penalty(random: Random): Example {
  const year = whole(random, 2022, 2025);
  return {
    rule: 'ens.penalty',
    inputs: {
      payer: pick(random, ['individual', 'ip', 'organisation']),
      debt: roubles(random, 300_000),
      dueDate: date(year, random),
      paidOn: date(year + 1, random),
    },
    asOf: '2026-12-31',
  };
}

/** The questions of one made-up person, the same for the same seed and number. */
export function person(seed: number, number: number): readonly Example[] {
  const random = randomOf(seed * 1_000_003 + number);
  return [property, land, transport, selfEmployed, income, penalty].map((make) => make(random));
}
