import assert from 'node:assert/strict';
import { test } from 'node:test';
import { briefName, signInAddress } from './session.ts';

test('signing in again leads back to the same page with its filters', () => {
  const here = { pathname: '/taxes/charges', search: '?status=overdue&page=2' };
  assert.equal(
    signInAddress(here),
    '/signin?return=%2Ftaxes%2Fcharges%3Fstatus%3Doverdue%26page%3D2',
  );
});

test('the short name keeps together and does without a patronymic', () => {
  const name = { last: 'Петрова', first: 'Анна', middle: 'Сергеевна' };
  assert.equal(briefName(name), 'Петрова\u00a0А.\u00a0С.');
  assert.equal(briefName({ ...name, middle: null }), 'Петрова\u00a0А.');
});
