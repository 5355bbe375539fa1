// Filters, sort and page live in the address as plain words (`?status=overdue&page=2`), so that a
// view can be read, written by hand, bookmarked and sent to somebody.
import { useLocation, useRouter } from '@tanstack/react-router';

export type Search = Readonly<Record<string, string>>;
export type Change = Readonly<Record<string, string | undefined>>;

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const kept = Object.entries(search).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '',
  );
  const text = new URLSearchParams(kept).toString();
  return text === '' ? '' : `?${text}`;
}

/** Any change of what is asked for leads back to the first page, unless it is the page itself. */
export function withChange(search: Search, change: Change): string {
  return stringifySearch({ ...search, page: undefined, ...change });
}

export interface Address {
  search: Search;
  hrefWith: (change: Change) => string;
  /** Moves to the same page with other filters; a step that «Back» undoes. */
  move: (change: Change) => void;
}

export function useAddress(): Address {
  const router = useRouter();
  const { pathname, searchStr } = useLocation();
  const search = parseSearch(searchStr);
  const hrefWith = (change: Change) => pathname + withChange(search, change);
  return { search, hrefWith, move: (change) => router.history.push(hrefWith(change)) };
}
