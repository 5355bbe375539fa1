import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Alert, alertsReading, orderOf } from './alerts.ts';

const alert: Alert = {
  id: 'a',
  at: '2026-11-22T00:00:00.000Z',
  kind: 'payment.callback_stale',
  severity: 'critical',
  text: { ru: 'Не принято', en: 'Not taken' },
  details: {},
  acknowledgedAt: null,
  acknowledgedBy: null,
};

test('open alerts are asked for unless the address says all', () => {
  assert.deepEqual(alertsReading({}).queryKey, ['alerts', { open: '1', page: undefined }]);
  assert.deepEqual(alertsReading({ all: '1', page: '2' }).queryKey, [
    'alerts',
    { open: undefined, page: '2' },
  ]);
});

test('an alert names its order only when it has one', () => {
  assert.equal(orderOf({ ...alert, details: { orderId: 'o1' } }), 'o1');
  assert.equal(orderOf({ ...alert, details: { paymentId: 'p1' } }), 'p1');
  assert.equal(orderOf({ ...alert, details: { orderId: null } }), null);
});
