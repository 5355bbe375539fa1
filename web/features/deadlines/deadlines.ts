// The days of a person by month, and what can be done about them.
import type { Deadlines } from '#contract/notifications';
import { send } from '../../api.ts';
import { API, reading } from '../../query.ts';

export type { Deadlines } from '#contract/notifications';
export type Deadline = Deadlines['items'][number];

export const DEADLINES_KEY = ['account', 'deadlines'] as const;

export function deadlinesReading() {
  return reading<Deadlines>(DEADLINES_KEY, `${API}/deadlines`);
}

export interface DayGroup {
  on: string;
  items: Deadline[];
}
export interface MonthGroup {
  /** `2026-12` */
  month: string;
  days: DayGroup[];
}

/** Months with their days, in order; what has passed without payment stands apart. */
export function byMonth(items: readonly Deadline[]): MonthGroup[] {
  const months: MonthGroup[] = [];
  for (const item of items) {
    const month = item.on.slice(0, 7);
    let group = months.at(-1);
    if (group?.month !== month) months.push((group = { month, days: [] }));
    let day = group.days.at(-1);
    if (day?.on !== item.on) group.days.push((day = { on: item.on, items: [] }));
    day.items.push(item);
  }
  return months;
}

export const isLate = (item: Deadline): boolean => item.status === 'overdue';

/** What is still to be paid of all these. */
export function payableOf(items: readonly Deadline[]): number {
  return items.reduce((sum, { payableKopecks }) => sum + (payableKopecks ?? 0), 0);
}

/** Where to pay what is still to be paid of these. */
export function payAddressOf(items: readonly Deadline[]): string {
  const open = items.filter(({ payableKopecks }) => (payableKopecks ?? 0) > 0);
  return `/pay?charges=${open.map(({ chargeId }) => chargeId).join(',')}`;
}

export function chooseReminder(body: { isOn: boolean; daysBefore: number }): Promise<unknown> {
  return send('PUT', `${API}/deadlines/reminder`, { body });
}

export function makeLink(withSums: boolean): Promise<unknown> {
  const body = { linkId: crypto.randomUUID(), withSums };
  return send('POST', `${API}/deadlines/calendar-link`, { body });
}

export function endLink(): Promise<unknown> {
  return send('DELETE', `${API}/deadlines/calendar-link`);
}

/** The address by which a calendar program subscribes instead of saving a copy. */
export const subscribeAddress = (url: string): string => url.replace(/^https?:/u, 'webcal:');
