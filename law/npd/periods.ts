// Tax periods of the tax on professional income and the days of paying: 422-ФЗ ст.9, 11.
import { type Day, addDays, addMonths, dateOf, dayOf, monthOf, yearOf } from '#primitives/days';
import { shiftDeadline } from '../calendar/calendar.ts';
import { LawRefusal } from '../refusal.ts';
import { NPD_VALUES } from './values.ts';

/** The days a person stands on the register; open where nothing is given. */
export interface Registration {
  readonly registeredOn?: Day;
  readonly deregisteredOn?: Day;
}

export interface Period {
  /** `2026-04`: the month the period ends in. */
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  /** The period that de-registration ended: what was carried is paid with it. */
  readonly isLast: boolean;
}

export function firstOfMonth(value: Day): Day {
  return addDays(value, 1 - dateOf(value));
}

function endOfMonth(value: Day): Day {
  return addDays(addMonths(firstOfMonth(value), 1), -1);
}

/**
 * The tax period a day belongs to: the calendar month; the first runs from the registration to
 * the end of the next month; the last to the de-registration (ст.9 ч.1–3).
 * Refuses: `law.npd_registration_wrong`, `law.npd_receipt_outside`.
 */
export function periodOf(value: Day, registration: Registration): Period {
  const { registeredOn, deregisteredOn } = registration;
  if (registeredOn !== undefined && deregisteredOn !== undefined && deregisteredOn < registeredOn) {
    throw new LawRefusal('law.npd_registration_wrong', { registeredOn, deregisteredOn });
  }
  const isOutside =
    (registeredOn !== undefined && value < registeredOn) ||
    (deregisteredOn !== undefined && value > deregisteredOn);
  if (isOutside) throw new LawRefusal('law.npd_receipt_outside', { on: value });
  const firstEnd =
    registeredOn === undefined ? null : endOfMonth(addMonths(firstOfMonth(registeredOn), 1));
  const isFirst = registeredOn !== undefined && firstEnd !== null && value <= firstEnd;
  const from = isFirst ? registeredOn : firstOfMonth(value);
  const end = isFirst ? firstEnd : endOfMonth(value);
  const isLast = deregisteredOn !== undefined && deregisteredOn <= end;
  const to = isLast ? deregisteredOn : end;
  return { name: to.slice(0, 7), from, to, isLast };
}

export interface PayDays {
  readonly nominalDueOn: Day;
  readonly dueOn: Day;
  /** The tax office tells the sum in the app by this day. */
  readonly toldBy: Day;
}

/**
 * When the tax of a period is told and due: the 12th and the 28th of the month after its end
 * (the 25th before 2023), shifted. Terms go by the day they fall on, so December 2022 is due on
 * the 28th. Refuses: `law.calendar_unknown`, `law.value_unknown`.
 */
export function payDays(period: Pick<Period, 'to'>): PayDays {
  const month = addMonths(firstOfMonth(period.to), 1);
  const law = NPD_VALUES.on(month);
  const on = (date: number): Day => dayOf(yearOf(month), monthOf(month), date);
  const nominalDueOn = on(Number(law.get('npd.pay_day').value));
  const told = Number(NPD_VALUES.on(period.to).get('npd.notice_day').value);
  return { nominalDueOn, dueOn: shiftDeadline(nominalDueOn), toldBy: shiftDeadline(on(told)) };
}

/** Every period with some day of the month span, in order, the first of two months once. */
export function periodsFrom(from: Day, to: Day, registration: Registration): readonly Period[] {
  const periods: Period[] = [];
  for (let at = from; at <= to; at = addDays(periods.at(-1)!.to, 1)) {
    periods.push(periodOf(at, registration));
  }
  return periods;
}
