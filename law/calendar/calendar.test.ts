// Working days, shifted deadlines, and both against the shared data where it lies beside.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, day } from '#primitives/days';
import { OWN_HISTORY } from '../key-rate/key-rate.ts';
import { noticeSentBy } from '../notice.ts';
import { LawRefusal, type RefusalCode } from '../refusal.ts';
import {
  OWN_CALENDAR,
  addWorkingDays,
  isWorkingDay,
  shiftDeadline,
  taxNoticeDueOn,
  withYears,
} from './calendar.ts';

function refuses(code: RefusalCode, call: () => unknown): void {
  assert.throws(call, (error: unknown) => error instanceof LawRefusal && error.code === code);
}

const someDay = fc
  .integer({ min: 0, max: 3000 })
  .map((offset) => addDays(day('2022-01-01'), offset));

test('tax notices fall due on the first working day of December', () => {
  const due = [2022, 2023, 2024, 2025, 2026].map((year) => taxNoticeDueOn(year));
  assert.deepEqual(due, ['2023-12-01', '2024-12-02', '2025-12-01', '2026-12-01', '2027-12-01']);
  assert.equal(noticeSentBy(2025), '2026-10-19');
  refuses('law.calendar_unknown', () => taxNoticeDueOn(2027));
});

test('working days are counted forward and back', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
      if (from > '2027-06-01' || from < '2022-06-01') return;
      const later = addWorkingDays(from, count);
      assert.ok(isWorkingDay(later) && later > from);
      if (isWorkingDay(from)) assert.equal(addWorkingDays(later, -count), from);
    }),
  );
});

test('a loaded year joins the calendar and may replace a shipped one', () => {
  const calendar = withYears(OWN_CALENDAR, [
    { year: 2028, law: 'распоряжение', off: '01-03 01-04', worked: '01-08' },
    { year: 2027, law: 'распоряжение', off: '12-31', worked: '' },
  ]);
  assert.equal(shiftDeadline(day('2027-12-31'), calendar), '2028-01-05');
  assert.ok(isWorkingDay(day('2028-01-08'), calendar));
  assert.ok(!isWorkingDay(day('2027-02-22')) && isWorkingDay(day('2027-02-22'), calendar));
});

test('a year has as many working days as its decree says', () => {
  const counts = { 2022: 247, 2023: 247, 2024: 248, 2025: 247, 2026: 247, 2027: 247 };
  for (const [year, count] of Object.entries(counts)) {
    let working = 0;
    for (let at = day(`${year}-01-01`); at <= `${year}-12-31`; at = addDays(at, 1)) {
      if (isWorkingDay(at)) working += 1;
    }
    assert.equal(working, count, year);
  }
});

test('calendar, deadlines and key rate agree with the shared data', () => {
  const path = join(import.meta.dirname, '../../../shared/tax/calendar.json');
  if (!existsSync(path)) {
    console.log('not run: 1, shared data absent');
    return;
  }
  const shared = JSON.parse(readFileSync(path, 'utf8')) as {
    years: Record<string, { nonWorkingWeekdays: string[]; workingWeekendDays: string[] }>;
    keyRate: { history: { from: string; ratePct: string }[] };
    taxDeadlines: { date: string; shifted: string }[];
  };
  for (const { nonWorkingWeekdays, workingWeekendDays } of Object.values(shared.years)) {
    assert.ok(nonWorkingWeekdays.every((text) => !isWorkingDay(day(text))));
    assert.ok(workingWeekendDays.every((text) => isWorkingDay(day(text))));
  }
  for (const { date, shifted } of shared.taxDeadlines) {
    assert.equal(shiftDeadline(day(date)), shifted);
  }
  assert.deepEqual(OWN_HISTORY.rates, shared.keyRate.history);
});
