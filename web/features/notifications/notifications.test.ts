import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Notification, byDay } from './notifications.ts';

const note = (id: string, at: string) => ({ id, at }) as Notification;

test('groups by the day in Moscow, not in UTC', () => {
  const days = byDay([
    note('a', '2026-11-21T06:00:00.000Z'),
    note('b', '2026-11-20T21:30:00.000Z'),
    note('c', '2026-11-20T20:30:00.000Z'),
  ]);
  assert.deepEqual(
    days.map((day) => [day.on, day.items.map((item) => item.id)]),
    [
      ['2026-11-21', ['a', 'b']],
      ['2026-11-20', ['c']],
    ],
  );
});
