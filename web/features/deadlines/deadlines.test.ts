import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Deadline, byMonth, payableOf, subscribeAddress } from './deadlines.ts';

const aDay = (on: string, payableKopecks: number | null = null) =>
  ({ key: on, on, payableKopecks }) as Deadline;

test('days are put together by month and by day, in their order', () => {
  const items = [
    aDay('2026-12-01', 100),
    aDay('2026-12-01'),
    aDay('2026-12-28'),
    aDay('2027-12-01'),
  ];
  assert.deepEqual(
    byMonth(items).map(({ month, days }) => [month, days.map((day) => [day.on, day.items.length])]),
    [
      [
        '2026-12',
        [
          ['2026-12-01', 2],
          ['2026-12-28', 1],
        ],
      ],
      ['2027-12', [['2027-12-01', 1]]],
    ],
  );
});

test('a sum that is not known adds nothing', () => {
  assert.equal(payableOf([aDay('2026-12-01', 100), aDay('2026-12-01')]), 100);
});

test('a calendar program is given an address to come back to', () => {
  assert.equal(subscribeAddress('https://a.test/calendar/x.ics'), 'webcal://a.test/calendar/x.ics');
});
