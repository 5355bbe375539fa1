// A span on the register of payers of the tax on professional income. Pure.
import type { Registration as Days } from '#law/npd/periods';
import { type Day, type Moment, addDays } from '#primitives/days';

/** `left`: the person's own wish; `limit`: the income of the year passed the limit. */
export type EndReason = 'left' | 'limit';

export interface Registration {
  registeredOn: Day;
  registeredAt: Moment;
  /** `left`: the last day on the register; `limit`: the first day without the right. */
  endedOn: Day | null;
  endedAt: Moment | null;
  endReason: EndReason | null;
  oktmo: string;
  activity: string;
}

/** Whether the person is a payer on this day. */
export function standsOn(one: Registration, day: Day): boolean {
  if (day < one.registeredOn) return false;
  if (one.endedOn === null) return true;
  return one.endReason === 'left' ? day <= one.endedOn : day < one.endedOn;
}

export function isOpen(one: Registration): boolean {
  return one.endedOn === null;
}

/**
 * The days for the formulas of the law. The receipt that crosses the limit belongs to the last
 * period with the part that stays under the regime, so its day is the last one in both cases.
 */
export function daysOf(one: Registration): Days {
  const { registeredOn, endedOn } = one;
  return endedOn === null ? { registeredOn } : { registeredOn, deregisteredOn: endedOn };
}

/** The registration whose periods a day of income belongs to. */
export function registrationAt(
  registrations: readonly Registration[],
  day: Day,
): Registration | undefined {
  return registrations.find(
    (one) => one.registeredOn <= day && (one.endedOn === null || day <= one.endedOn),
  );
}

/** The first day one may register again after leaving; the law forbids nothing but an overlap. */
export function againFrom(one: Registration): Day | null {
  return one.endedOn === null ? null : addDays(one.endedOn, 1);
}
