// What happened to the account: addresses and what of an act is shown at once.
import type * as z from 'zod/mini';
import type { history, historyEntry } from '#contract/ledger';
import { API, reading } from '../../query.ts';
import type { Search } from '../../search.ts';

export type History = z.infer<typeof history>;
export type Act = History['items'][number];
export type Entry = z.infer<typeof historyEntry>;

/** What the address may ask for; absent: everything but the penalties of each day. */
export const CHOICES = ['money', 'charges', 'penalties', 'all'] as const;

export function historyReading({ what, page }: Search) {
  const query = { what, page };
  return reading<History>(['account', 'history', query], `${API}/account/history`, query);
}

/** Entries that say what an act did; the money that came is the act itself. */
export const partsOf = ({ entries }: Pick<Act, 'entries'>): Entry[] =>
  entries.filter(({ chargeId }) => chargeId !== null);

/** More would make the list of acts a wall: the rest opens on demand. */
const SHOWN_MAX = 3;

/** What stands in the row and what opens under it; one hidden line is not worth a press. */
export function splitParts<Part>(parts: readonly Part[]): { shown: Part[]; hidden: Part[] } {
  const most = parts.length === SHOWN_MAX + 1 ? SHOWN_MAX + 1 : SHOWN_MAX;
  return { shown: parts.slice(0, most), hidden: parts.slice(most) };
}
