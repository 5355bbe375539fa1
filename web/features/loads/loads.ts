// Files of charges and payments that staff load: addresses, reading, what may be done.
import type * as z from 'zod/mini';
import type { load, loadPage, loadRow, outcome, rowPage } from '#contract/exchange';
import { send } from '../../api.ts';
import { base64Of } from '../../base64.ts';
import { reading } from '../../query.ts';
import type { Search } from '../../search.ts';

export type Load = z.infer<typeof load>;
export type LoadPageData = z.infer<typeof loadPage>;
export type LoadRow = z.infer<typeof loadRow>;
export type RowPage = z.infer<typeof rowPage>;
export type Outcome = z.infer<typeof outcome>;

const LOADS = '/api/ops/v1/loads';

/** The worker is busy with it: the page asks again. */
export const isMoving = ({ state }: Pick<Load, 'state'>): boolean =>
  state === 'reading' || state === 'checking' || state === 'confirmed';

export const loadsReading = ({ page }: Search) =>
  reading<LoadPageData>(['loads', 'list', { page }], LOADS, { page });

export const loadReading = (loadId: string) =>
  reading<Load>(['loads', loadId], `${LOADS}/${loadId}`);

/** Filters of the rows, as the address of the page has them. */
export const rowsQuery = ({ outcome, warning, after }: Search) => ({ outcome, warning, after });

export function rowsReading(loadId: string, search: Search) {
  const query = rowsQuery(search);
  return reading<RowPage>(['loads', loadId, 'rows', query], `${LOADS}/${loadId}/rows`, query);
}

export function reportAddress(loadId: string, format: 'csv' | 'xlsx', search: Search): string {
  const { outcome, warning } = search;
  const wanted = Object.entries({ outcome, warning }).filter(([, value]) => value);
  const query = new URLSearchParams(wanted as [string, string][]).toString();
  return `${LOADS}/${loadId}/report.${format}${query === '' ? '' : `?${query}`}`;
}

/** Mirrors the limit of the server, so that nobody waits for an upload that will be refused. */
export const UPLOAD_BYTES_MAX = 8 * 1024 * 1024;

/** `loadId` is made by the page, so that a file sent twice is one load. */
export function uploadFile(file: File, loadId: string): Promise<Load> {
  return base64Of(file).then((base64) =>
    send<Load>('POST', LOADS, { body: { loadId, name: file.name, base64 } }),
  );
}

export type DecisionKind = 'confirmation' | 'withdrawal';

/** Pressed twice, it is decided once: the load has its state. */
export function decide(
  loadId: string,
  decision: { kind: DecisionKind; despiteTotals: boolean },
): Promise<Load> {
  const { kind, despiteTotals } = decision;
  const request = kind === 'confirmation' ? { body: { despiteTotals } } : {};
  return send<Load>('POST', `${LOADS}/${loadId}/${kind}`, request);
}

export const OUTCOMES: readonly Outcome[] = [
  'will_take',
  'taken',
  'present',
  'look',
  'refused',
  'read',
];

export const OUTCOME_TONES = {
  read: 'neutral',
  will_take: 'info',
  taken: 'ok',
  present: 'neutral',
  refused: 'neutral',
  look: 'warn',
} as const;

export const STATE_TONES = {
  reading: 'neutral',
  checking: 'info',
  checked: 'warn',
  confirmed: 'info',
  taken: 'ok',
  dropped: 'neutral',
  refused: 'bad',
} as const;

/** Rows that somebody has to place by hand. */
export const lookCount = ({ totals }: Pick<Load, 'totals'>): number =>
  totals.find(({ outcome }) => outcome === 'look')?.count ?? 0;

export const takeCount = ({ totals }: Pick<Load, 'totals'>): number =>
  totals.find(({ outcome }) => outcome === 'will_take')?.count ?? 0;
