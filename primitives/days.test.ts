import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Day,
  addDays,
  addMonths,
  addSeconds,
  day,
  daysBetween,
  daysInMonth,
  formatDay,
  isDay,
  legalDay,
  legalTime,
  moment,
  parseDay,
  startOfLegalDay,
  weekday,
  yearOf,
} from './days.ts';

const someDay = fc
  .integer({ min: -200_000, max: 200_000 })
  .map((offset) => Temporal.PlainDate.from('1970-01-01').add({ days: offset }));

test('Temporal judges days added, months added, distance, weekday and length', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: -90_000, max: 90_000 }), (plain, count) => {
      const one = day(plain.toString());
      const later = plain.add({ days: count });
      assert.equal(addDays(one, count), later.toString());
      assert.equal(daysBetween(one, day(later.toString())), count);
      assert.equal(weekday(one), plain.dayOfWeek);
      assert.equal(yearOf(one), plain.year);
      assert.equal(daysInMonth(plain.year, plain.month), plain.daysInMonth);
      const months = count % 600;
      assert.equal(addMonths(one, months), plain.add({ months }).toString());
    }),
    { numRuns: 2000 },
  );
});

test('Temporal judges which texts are days', () => {
  const number = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), number, number, (year, month, date) => {
      const text = [String(year).padStart(4, '0'), month, date]
        .map((part) => String(part).padStart(2, '0'))
        .join('-');
      let isReal = true;
      try {
        Temporal.PlainDate.from({ year, month, day: date }, { overflow: 'reject' });
      } catch {
        // Temporal refuses by throwing; that is the answer here.
        isReal = false;
      }
      assert.equal(isDay(text), isReal);
    }),
    { numRuns: 2000 },
  );
});

test('no such day is never quietly another day', () => {
  assert.throws(() => day('2025-02-29'), RangeError);
  assert.throws(() => day('2025-2-3'), RangeError);
  assert.equal(day('2024-02-29'), '2024-02-29');
});

const READ: readonly [string, string][] = [
  ['27.03.1985', '1985-03-27'],
  ['1.4.2026', '2026-04-01'],
  ['1985-03-27', '1985-03-27'],
  ['27 марта 1985', '1985-03-27'],
  ['27 Марта 1985 г.', '1985-03-27'],
  [' 1\u00a0мая 2026 года ', '2026-05-01'],
];

test('days are read in the three forms people use', () => {
  for (const [text, value] of READ) assert.deepEqual(parseDay(text), { ok: true, value });
});

const REFUSED: readonly [string, string][] = [
  ['', 'empty'],
  ['27.03.85', 'not_a_day'],
  ['03/27/1985', 'not_a_day'],
  ['27 march 1985', 'not_a_day'],
  ['1985-3-27', 'not_a_day'],
  ['30.02.2025', 'no_such_day'],
  ['31.13.2025', 'no_such_day'],
  ['5 мартобря 2025', 'no_such_day'],
];

test('a guess is never made for an unclear day', () => {
  for (const [text, reason] of REFUSED) assert.deepEqual(parseDay(text), { ok: false, reason });
});

test('days print in words and short', () => {
  assert.equal(formatDay(day('2026-12-01'), 'long'), '1 декабря 2026');
  assert.equal(formatDay(day('2026-12-01'), 'short'), '01.12.2026');
  assert.equal(formatDay(day('2026-12-01'), 'long', 'en'), '1 December 2026');
  assert.equal(formatDay(day('1985-03-27'), 'short', 'en'), '27 Mar 1985');
});

test('a printed day can be read again', () => {
  fc.assert(
    fc.property(someDay, (plain) => {
      const one = day(plain.toString());
      assert.deepEqual(parseDay(formatDay(one, 'long')), { ok: true, value: one });
      assert.deepEqual(parseDay(formatDay(one, 'short')), { ok: true, value: one });
    }),
  );
});

function zonedDay(iso: string, zone: string): string {
  return Temporal.Instant.from(iso).toZonedDateTimeISO(zone).toPlainDate().toString();
}

test('Temporal judges the legal day in Moscow and elsewhere, clock changes included', () => {
  const zones = fc.constantFrom('Europe/Moscow', 'Asia/Kamchatka', 'Europe/Berlin', 'UTC');
  const times = fc.integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2030, 0, 1) });
  fc.assert(
    fc.property(zones, times, (zone, millis) => {
      const at = moment(millis);
      assert.equal(legalDay(at, zone), zonedDay(at, zone));
    }),
    { numRuns: 1500 },
  );
});

test('Temporal judges when the legal day begins', () => {
  const zones = fc.constantFrom('Europe/Moscow', 'Asia/Kamchatka', 'America/Havana', 'UTC');
  fc.assert(
    fc.property(zones, fc.integer({ min: 0, max: 8000 }), (zone, offset) => {
      const one = addDays(day('2008-01-01'), offset);
      const start = Temporal.PlainDate.from(one).toZonedDateTime(zone).toInstant();
      assert.equal(startOfLegalDay(one, zone), moment(start.epochMilliseconds));
    }),
    { numRuns: 1500 },
  );
});

test('Temporal judges the time of the day in Moscow', () => {
  const times = fc.integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2030, 0, 1) });
  fc.assert(
    fc.property(times, (millis) => {
      const zoned =
        Temporal.Instant.fromEpochMilliseconds(millis).toZonedDateTimeISO('Europe/Moscow');
      assert.equal(legalTime(moment(millis)), zoned.toPlainTime().toString().slice(0, 5));
    }),
    { numRuns: 1500 },
  );
});

test('midnight in Moscow belongs to the new day', () => {
  assert.equal(legalDay(moment('2026-11-30T20:59:59.999Z')), '2026-11-30');
  assert.equal(legalDay(moment('2026-11-30T21:00:00Z')), '2026-12-01');
  assert.equal(startOfLegalDay('2026-12-01' as Day), '2026-11-30T21:00:00.000Z');
});

test('a moment needs a zone and is kept in UTC', () => {
  assert.equal(moment('2026-11-21T12:00:00+03:00'), '2026-11-21T09:00:00.000Z');
  assert.equal(addSeconds(moment('2026-11-21T23:59:30Z'), 45), '2026-11-22T00:00:15.000Z');
  assert.throws(() => moment('2026-11-21T12:00:00'), RangeError);
  assert.throws(() => moment('вчера Z'), RangeError);
});
