import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertsReading, factsOf } from './alerts.ts';

test('open alerts are asked for unless the address says all', () => {
  assert.deepEqual(alertsReading({}).queryKey, ['alerts', { open: '1', page: undefined }]);
  assert.deepEqual(alertsReading({ all: '1', page: '2' }).queryKey, [
    'alerts',
    { open: undefined, page: '2' },
  ]);
});

test('every fact of an alert is shown, also one that has no word yet', () => {
  const details = { orderId: 'o1', address: null, count: 3, parts: [1, 2] };
  assert.deepEqual(factsOf({ details }), [
    ['orderId', 'o1'],
    ['count', '3'],
    ['parts', '[1,2]'],
  ]);
});
