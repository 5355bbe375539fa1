// The demand to pay (требование), ст.69 and 70 НК РФ: by when it is sent and by when it is met.
import { type Day, addDays, addMonths, day, isDayWithin } from '#primitives/days';
import { type Kopecks } from '#primitives/money';
import {
  type Calendar,
  OWN_CALENDAR,
  addWorkingDays,
  shiftDeadline,
} from '../calendar/calendar.ts';
import { isUnverified } from '../values.ts';
import { DEMAND_VALUES } from './values.ts';

export interface DemandInput {
  /** The negative balance without its sign. */
  readonly debtKopecks: Kopecks;
  readonly negativeSince: Day;
  readonly payer: 'individual' | 'ip';
  /** Absent while it is not sent. */
  readonly sent?: { readonly on: Day; readonly delivery: 'cabinet' | 'mail' };
  readonly calendar?: Calendar;
}

export interface Demand {
  readonly isDue: boolean;
  readonly reason: 'due' | 'no_debt' | 'below_floor';
  /** Last day to send it. */
  readonly sendBy: Day | null;
  readonly receivedOn: Day | null;
  /** Eight days from its receipt. */
  readonly payBy: Day | null;
  /** Last day to object before the tax office decides without a court; people since 11.2025. */
  readonly objectBy: Day | null;
  readonly isUnverified: boolean;
}

// Постановление Правительства РФ от 29.03.2023 № 500 moved the terms of these years; by how much
// for whom has not been checked.
const MOVED = { from: day('2023-01-01'), to: day('2024-12-31') };

class Terms {
  isUnverified = false;
  readonly #on: Day;

  constructor(on: Day) {
    this.#on = on;
  }

  find(key: string): number | undefined {
    const record = DEMAND_VALUES.on(this.#on).find(key);
    if (record === undefined) return undefined;
    if (isUnverified(record.confidence)) this.isUnverified = true;
    return Number(record.value);
  }

  /** Refuses `law.value_unknown` before the single account. */
  get(key: string): number {
    return this.find(key) ?? Number(DEMAND_VALUES.on(this.#on).get(key).value);
  }
}

interface Received {
  readonly receivedOn: Day | null;
  readonly payBy: Day | null;
  readonly objectBy: Day | null;
  readonly isUnverified: boolean;
}

const NOT_SENT = { receivedOn: null, payBy: null, objectBy: null, isUnverified: false };

/** In the cabinet received on the next day, by mail on the sixth (ст.69 п.4). */
function received({ sent, payer, calendar = OWN_CALENDAR }: DemandInput): Received {
  if (sent === undefined) return NOT_SENT;
  const terms = new Terms(sent.on);
  const receivedOn =
    sent.delivery === 'cabinet'
      ? addDays(sent.on, 1)
      : addWorkingDays(sent.on, terms.get('demand.mail_days'), calendar);
  const payBy = addWorkingDays(receivedOn, terms.get('demand.pay_days'), calendar);
  const objectDays = payer === 'individual' ? terms.find('demand.object_days') : undefined;
  const objectBy =
    objectDays === undefined ? null : addWorkingDays(receivedOn, objectDays, calendar);
  return { receivedOn, payBy, objectBy, isUnverified: terms.isUnverified };
}

/** Refuses: `law.value_unknown` before 2023, `law.calendar_unknown`. */
export function demand(input: DemandInput): Demand {
  const { debtKopecks, negativeSince, calendar = OWN_CALENDAR } = input;
  const none = { isDue: false, sendBy: null, ...NOT_SENT } as const;
  if (debtKopecks === 0) return { ...none, reason: 'no_debt' };
  const terms = new Terms(negativeSince);
  const floor = terms.find('demand.floor');
  if (floor !== undefined && debtKopecks < floor) {
    return { ...none, reason: 'below_floor', isUnverified: true };
  }
  const isSmall = debtKopecks <= terms.get('demand.small');
  const months = terms.get(isSmall ? 'demand.small_months' : 'demand.months');
  const sendBy = shiftDeadline(addMonths(negativeSince, months), calendar);
  const after = received(input);
  // The floor is doubtful only where it decides.
  const isDoubtful = isDayWithin(negativeSince, MOVED.from, MOVED.to) || after.isUnverified;
  return { ...after, isDue: true, reason: 'due', sendBy, isUnverified: isDoubtful };
}
