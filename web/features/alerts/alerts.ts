// What staff land on: the list of alerts, open ones first of all.
import type * as z from 'zod/mini';
import type { alert, alertPage } from '#contract/backoffice';
import { reading } from '../../query.ts';
import type { Search } from '../../search.ts';

export type Alert = z.infer<typeof alert>;
export type AlertPage = z.infer<typeof alertPage>;

const OPS = '/api/ops/v1';

export const acknowledgement = (id: string) => `${OPS}/alerts/${id}/acknowledgement`;

/** Open ones unless the address asks for all. */
export function alertsReading({ all, page }: Search) {
  const query = { open: all === '1' ? undefined : '1', page };
  return reading<AlertPage>(['alerts', query], `${OPS}/alerts`, query);
}

/** What else is known, as text; what is empty says nothing. Values are codes of machines. */
export function factsOf({ details }: Pick<Alert, 'details'>): [name: string, value: string][] {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : `${value}`]);
}
