import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Stop, everHeld, holdsOn, lastDayOf, stopsOfTax } from './stops.ts';

const stop = (facts: Partial<Stop>): Stop => ({ from: '2026-03-05', ...facts }) as Stop;
const ended = { lastOn: '2026-03-09', documentNumber: '1', documentOn: '2026-03-10', note: '' };

test('a stop holds from its first day through its last one, ended or planned', () => {
  const planned = stop({ until: '2026-03-20', ended: null });
  const days = ['2026-03-04', '2026-03-05', '2026-03-20', '2026-03-21'];
  assert.deepEqual(
    days.map((on) => holdsOn(planned, on)),
    [false, true, true, false],
  );
  assert.equal(lastDayOf(stop({ until: '2026-03-09', ended })), '2026-03-09');
  assert.equal(holdsOn(stop({ until: null, ended: null }), '2030-01-01'), true);
});

test('a stop that was ended before it began never held', () => {
  assert.equal(everHeld(stop({ until: null, ended: { ...ended, lastOn: '2026-03-04' } })), false);
  assert.equal(everHeld(stop({ until: null, ended: null })), true);
});

test('a stop of every tax holds for each, one of a tax only for it', () => {
  const all = [stop({ chargeId: null }), stop({ chargeId: 'a' }), stop({ chargeId: 'b' })];
  assert.deepEqual(
    stopsOfTax(all, 'a').map(({ chargeId }) => chargeId),
    [null, 'a'],
  );
});
