// The lines of a year from made-up facts; sums that a reader can redo by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, type Day, type Moment } from '#primitives/days';
import { kopecks } from '#primitives/money';
import type { Circumstances, OwnedObject } from '#modules/property';
import { type Rate, RateBook } from '#modules/tax-rules';
import { debtSpans, reckonPenalty } from './penalty/reckon-penalty.ts';
import type { Life } from './tax-item.ts';
import { reckonYear } from './tax-year.ts';

type Estate = Extract<OwnedObject, { family: 'building' | 'land' }>;

const known = {
  version: 1,
  asOf: day('2026-11-01'),
  answerId: '00000000-0000-7000-8000-000000000001',
  recordedAt: '2026-11-01T00:00:00.000Z' as Moment,
  missingSince: null,
};
let made = 0;

const right = (from: string, to: string | null = null, share: [number, number] = [1, 1]) => ({
  from: day(from),
  to: to === null ? null : day(to),
  shareNum: share[0],
  shareDen: share[1],
  form: 'sole' as const,
  basis: 'purchase' as const,
  registeredOn: day(from),
  rightNumber: '1',
});

function estate(facts: Partial<Estate['facts']> = {}): Estate {
  made += 1;
  const objectId = `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
  const kind = facts.kind ?? 'flat';
  const cadastralNumber = `50:11:0050609:${made}`;
  return {
    ...known,
    objectId,
    title: `Объект ${made}`,
    registryNumber: cadastralNumber,
    family: kind === 'land' ? 'land' : 'building',
    facts: {
      cadastralNumber,
      kind,
      areaM2: '40.0',
      address: 'ул. Примерная, 1',
      region: '50',
      oktmo: '46783000',
      landUse: kind === 'land' ? 'gardening' : null,
      permittedUse: null,
      isListed3782: false,
      cadastralValues: [
        {
          on: day('2025-01-01'),
          valueKopecks: kopecks(400_000_000),
          recordedOn: day('2025-01-10'),
          basis: 'mass',
        },
      ],
      ownership: [right('2020-03-01')],
      ...facts,
    },
  };
}

const rate = (facts: Pick<Rate, 'tax' | 'key' | 'value'>): Rate => ({
  oktmo: '46000000',
  unit: 'fraction',
  from: day('2015-01-01'),
  to: null,
  source: 'решение № 1',
  checkedOn: day('2026-11-01'),
  ...facts,
});
const rates = new RateBook([
  rate({ tax: 'property', key: 'housing', value: '0.001' }),
  rate({ tax: 'property', key: 'other', value: '0.005' }),
  rate({ tax: 'property', key: 'outbuilding', value: '0.001' }),
  rate({ tax: 'land', key: 'gardening', value: '0.003' }),
]);

function lifeOf(objects: OwnedObject[], facts: Partial<Circumstances> = {}): Life {
  const asOf = day('2026-11-01');
  const alone = { children: [], childrenAsOf: asOf, benefits: [], benefitsAsOf: asOf };
  return { objects, rates, circumstances: { ...alone, ...facts } };
}

const born = (...days: string[]) => days.map((one) => ({ birthDate: day(one), until: null }));
const benefit = (code: Circumstances['benefits'][number]['code'], from: string, to?: string) => ({
  code,
  from: day(from),
  to: to === undefined ? null : day(to),
  document: 'удостоверение',
});

function sums(life: Life, taxYear = 2025): (number | string)[] {
  return reckonYear(life, taxYear).map(({ outcome }) =>
    outcome.isKnown ? outcome.amountKopecks / 100 : outcome.code,
  );
}

test('a flat is taxed without 20 square metres', () => {
  // 4 000 000 × (40 − 20) / 40 × 0,1 % = 2 000
  assert.deepEqual(sums(lifeOf([estate()])), [2000]);
});

test('a right that ended before the year or begins after it makes no line', () => {
  const ended = estate({ ownership: [right('2019-01-01', '2024-12-31')] });
  assert.deepEqual(sums(lifeOf([ended, estate({ ownership: [right('2026-01-01')] })])), []);
});

test('a share that changed within the year counts by its months, rounded once', () => {
  // 1/3 for five months (the right of 10 June leaves June to the next one), then 2/3 for seven.
  const object = estate({
    ownership: [right('2020-01-01', '2025-06-10', [1, 3]), right('2025-06-10', null, [2, 3])],
  });
  // 2 000 × (5/3 + 14/3) / 12 = 1 055,56
  assert.deepEqual(sums(lifeOf([object])), [1056]);
});

test('three minor children take metres off one object of a kind, the dearest', () => {
  const dear = estate({ areaM2: '80.0' });
  const children = born('2010-05-05', '2014-01-01', '2024-12-30');
  // (80 − 20 − 3 × 5) / 80 × 4 000 = 2 250; the other flat keeps 20 metres only.
  assert.deepEqual(sums(lifeOf([estate(), dear], { children })), [2000, 2250]);
  // Two are minor on 1 January 2025 once the eldest is 18 on that day.
  const grown = born('2007-01-01', '2014-01-01', '2024-12-30');
  assert.deepEqual(sums(lifeOf([dear], { children: grown })), [3000]);
  const unborn = born('2010-05-05', '2014-01-01', '2025-01-02');
  assert.deepEqual(sums(lifeOf([dear], { children: unborn })), [3000]);
});

test('a benefit of some months frees these months only, on the dearer object', () => {
  const dear = estate({ areaM2: '80.0' });
  // From 20 May the whole of May counts: 4 of 12 months are paid, 3 000 × 4 / 12.
  const benefits = [benefit('pensioner', '2025-05-20')];
  assert.deepEqual(sums(lifeOf([estate(), dear], { benefits })), [2000, 1000]);
  const over = [benefit('pensioner', '2020-01-01', '2024-12-31')];
  assert.deepEqual(sums(lifeOf([estate()], { benefits: over })), [2000]);
  // A large family has no benefit of ст.407.
  const family = [benefit('large-family', '2020-01-01')];
  assert.deepEqual(sums(lifeOf([estate()], { benefits: family })), [2000]);
});

test('the limit of 1.1 follows the values of the years before', () => {
  const value = (on: string, roubles: number) => ({
    on: day(on),
    valueKopecks: kopecks(roubles * 100),
    recordedOn: day(on),
    basis: 'mass' as const,
  });
  const object = estate({
    cadastralValues: [value('2023-01-01', 2_000_000), value('2024-01-01', 4_000_000)],
    ownership: [right('2025-01-01')],
  });
  // 1 000 in 2023, at most 1 100 in 2024 and 1 210 in 2025, though the right is new.
  assert.deepEqual(sums(lifeOf([object])), [1210]);
});

test('an object that came into the registry within the year is taxed by its first value', () => {
  const first = day('2025-07-03') as Day;
  const object = estate({
    cadastralValues: [
      { on: first, valueKopecks: kopecks(400_000_000), recordedOn: first, basis: 'mass' },
    ],
    ownership: [right('2025-07-03')],
  });
  assert.deepEqual(sums(lifeOf([object])), [1000]);
  assert.deepEqual(sums(lifeOf([estate({ cadastralValues: [] })])), ['law.value_unknown']);
});

test('an outbuilding above 50 square metres is another building', () => {
  const small = estate({ kind: 'outbuilding', areaM2: '50' });
  const large = estate({ kind: 'outbuilding', areaM2: '50.1' });
  assert.deepEqual(sums(lifeOf([small, large])), [4000, 20_000]);
});

test('600 square metres of one plot are free for a category held on 1 January', () => {
  const plot = (areaM2: string) => estate({ kind: 'land', areaM2 });
  const life = (from: string) =>
    lifeOf([plot('1000'), plot('600')], { benefits: [benefit('large-family', from)] });
  // 0,3 % of 4 000 000 is 12 000; the plot of 600 m² is chosen, because all of it is free.
  assert.deepEqual(sums(life('2024-05-05')), [12_000, 0]);
  assert.deepEqual(sums(life('2025-01-02')), [12_000, 12_000]);
});

test('a rate that nobody loaded is unknown', () => {
  const garage = estate({ kind: 'garage' });
  const elsewhere = estate({ oktmo: '65701000', region: '66' });
  assert.deepEqual(sums(lifeOf([garage, elsewhere])), ['law.rate_unknown', 'law.rate_unknown']);
});

test('the day of payment still bears a penalty, the next one does not', () => {
  const late = {
    chargeId: 'c',
    dueOn: day('2025-07-15'),
    history: [
      { on: day('2024-09-01'), outstandingKopecks: 10_000_000 },
      { on: day('2025-10-16'), outstandingKopecks: 0 },
    ],
  };
  const through = day('2026-01-01');
  assert.deepEqual(
    debtSpans(late, through).map(({ from, to }) => [from, to]),
    [['2025-07-16', '2025-10-16']],
  );
  // 100 000 / 300 × (20 % × 12 + 18 % × 49 + 17 % × 32)
  assert.equal(reckonPenalty(late, through)?.amountKopecks, 555_333);
  assert.equal(reckonPenalty({ ...late, history: [] }, through), null);
  assert.deepEqual(debtSpans(late, day('2025-07-15')), []);
});
