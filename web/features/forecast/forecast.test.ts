import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type WhatIf, figuresOf, sayRate } from './forecast.ts';

const header = (debtKopecks: number) => ({ debtKopecks }) as WhatIf['now'];

test('each figure stands beside itself', () => {
  const rows = figuresOf({
    before: { header: header(100), penaltyKopecks: 7 } as WhatIf['before'],
    after: { header: header(0), penaltyKopecks: 3 } as WhatIf['after'],
  });
  assert.deepEqual(rows[0], { key: 'debt', before: 100, after: 0 });
  assert.deepEqual(rows.at(-1), { key: 'penalty', before: 7, after: 3 });
});

test('a rate has a comma in Russian and a point in English', () => {
  assert.equal(sayRate('14.25', 'ru'), '14,25');
  assert.equal(sayRate('14.25', 'en'), '14.25');
});
