import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Outlook, morePenalty, owedMore, readPapers } from './reversals.ts';

type Side = Outlook['before'];
const side = (penaltyKopecks: number, charges: [string, string, number][]): Side =>
  ({
    penaltyKopecks,
    charges: charges.map(([chargeId, kind, outstandingKopecks]) => ({
      chargeId,
      class: kind,
      outstandingKopecks,
    })),
  }) as unknown as Side;

test('what is owed only without the payment is told by charge, the dearest first', () => {
  const before = side(50, [
    ['same', 'tax', 700],
    ['part', 'tax', 100],
  ]);
  const after = side(80, [
    ['same', 'tax', 700],
    ['part', 'tax', 300],
    ['whole', 'fine', 900],
    ['day', 'penalty', 30],
  ]);
  assert.deepEqual(
    owedMore({ before, after }).map(({ charge, moreKopecks }) => [charge.chargeId, moreKopecks]),
    [
      ['whole', 900],
      ['part', 200],
    ],
  );
  assert.equal(morePenalty({ before, after }), 30);
  assert.equal(morePenalty({ before: after, after: before }), 0);
});

test('the document is read strictly, each wrong field is named', () => {
  const typed = { documentNumber: ' 17/3 ', documentOn: '01.10.2026', note: ' возврат ' };
  assert.deepEqual(readPapers(typed), {
    value: { documentNumber: '17/3', documentOn: '2026-10-01', note: 'возврат' },
  });
  const wrong = { documentNumber: ' ', documentOn: '31.02.2026', note: 'я'.repeat(1001) };
  assert.deepEqual(readPapers(wrong), {
    faults: { documentNumber: 'number', documentOn: 'day', note: 'long' },
  });
});
