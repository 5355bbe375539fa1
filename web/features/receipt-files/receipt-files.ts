// A file of receipts on its way: what is read of it, and what stands in the address.
import type { FileLoad, FileRow, FileRows } from '#contract/receipt-files';
import { NPD } from '../../npd/npd.ts';
import { reading } from '../../query.ts';
import type { StatusTone } from '../../ui/status.ts';
import type { Search } from '../../search.ts';

export type { FileLoad, FileRow, FileRows };

const FILES = `${NPD}/receipt-files`;

export const OUTCOMES = ['ready', 'present', 'refused', 'issued'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_TONES: Record<Outcome, StatusTone> = {
  ready: 'info',
  present: 'neutral',
  refused: 'bad',
  issued: 'ok',
};

export const pathOf = (loadId: string) => `${FILES}/${loadId}`;

export const fileKey = (loadId: string) => ['npd', 'receipt-file', loadId] as const;

export const fileReading = (loadId: string) =>
  reading<FileLoad>([...fileKey(loadId), 'load'], pathOf(loadId));

export function rowsReading(loadId: string, { outcome, page }: Search) {
  const query = { outcome, page };
  return reading<FileRows>([...fileKey(loadId), 'rows', query], `${pathOf(loadId)}/rows`, query);
}

export function countOf({ totals }: Pick<FileLoad, 'totals'>, outcome: Outcome): number {
  return totals.find((one) => one.outcome === outcome)?.count ?? 0;
}

/** Lines of the file that were found to tell something. */
export function linesOf({ totals }: Pick<FileLoad, 'totals'>): number {
  return totals.reduce((sum, { count }) => sum + count, 0);
}

/** How far the issuing is, of what was chosen. */
export function progressOf(load: Pick<FileLoad, 'totals' | 'chosen'>): {
  done: number;
  all: number;
} {
  const done = countOf(load, 'issued');
  return { done, all: done + load.chosen.count };
}

/** A line may be ticked: it is understood, and nothing is being issued yet. */
export function mayTick({ state }: Pick<FileLoad, 'state'>, { outcome }: FileRow): boolean {
  return state === 'checked' && (outcome === 'ready' || outcome === 'present');
}
