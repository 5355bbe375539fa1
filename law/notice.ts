// The tax notice: when it is due, by when it is sent, and the sum under which it is not sent
// (ст.52 п.4 НК РФ).
import { type Day, day } from '#primitives/days';
import { type Kopecks, kopecks } from '#primitives/money';
import {
  type Calendar,
  OWN_CALENDAR,
  addWorkingDays,
  taxNoticeDueOn,
} from './calendar/calendar.ts';
import { type LawValue, LawValues } from './values.ts';

const FLOOR: Omit<LawValue, 'value' | 'from' | 'to'> = {
  key: 'notice.floor',
  unit: 'kopecks',
  law: 'НК РФ ст.52 п.4',
  checkedOn: day('2026-11-21'),
  confidence: 'verified',
  sources: ['разъяснение о минимальной сумме налогового уведомления'],
};

// By the year of the tax: 300 roubles for the tax of 2024 and later, 100 before.
export const NOTICE_VALUES = new LawValues([
  { ...FLOOR, value: '10000', from: day('2015-01-01'), to: day('2023-12-31') },
  { ...FLOOR, value: '30000', from: day('2024-01-01'), to: null },
]);

export interface NoticeInput {
  readonly taxYear: number;
  /** All taxes of the notice after benefits. */
  readonly totalKopecks: Kopecks;
  /** The positive balance of the tax account. */
  readonly creditKopecks: Kopecks;
  /** After this year the three years of ст.52 п.4 would be over for the oldest tax. */
  readonly isLastYear: boolean;
}

export interface NoticeFloor {
  readonly isSent: boolean;
  readonly reason: 'due' | 'last_year' | 'nothing_to_pay' | 'below_floor' | 'covered_by_credit';
  readonly floorKopecks: Kopecks;
}

/** Whether a notice is sent. The tax itself is owed either way. */
export function noticeFloor(input: NoticeInput): NoticeFloor {
  const { taxYear, totalKopecks, creditKopecks, isLastYear } = input;
  const record = NOTICE_VALUES.ofYear(taxYear).get('notice.floor');
  const floorKopecks = kopecks(Number(record.value));
  const answer = (isSent: boolean, reason: NoticeFloor['reason']): NoticeFloor => ({
    isSent,
    reason,
    floorKopecks,
  });
  if (totalKopecks <= 0) return answer(false, 'nothing_to_pay');
  if (creditKopecks >= totalKopecks) return answer(false, 'covered_by_credit');
  if (totalKopecks >= floorKopecks) return answer(true, 'due');
  return isLastYear ? answer(true, 'last_year') : answer(false, 'below_floor');
}

/** Not later than 30 working days before the due day (ст.52 п.2). */
export function noticeSentBy(taxYear: number, calendar: Calendar = OWN_CALENDAR): Day {
  return addWorkingDays(taxNoticeDueOn(taxYear, calendar), -30, calendar);
}
