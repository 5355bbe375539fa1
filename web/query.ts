// Reading from the server into the page's memory. What the page itself asks again (a live change,
// a poll, a return to the window) is marked as background and never keeps a session alive.
import {
  QueryClient,
  type QueryFunctionContext,
  type QueryKey,
  onlineManager,
} from '@tanstack/react-query';
import { type Query, Unreachable, get } from './api.ts';

const FRESH_MS = 30_000;
const TRIES = 2;

export function newQueryClient(): QueryClient {
  // The library takes every page for one with a connection: then it misses the moment one comes.
  if (!navigator.onLine) onlineManager.setOnline(false);
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // A refusal will not change by asking again; a lost connection may.
        retry: (failures, error) => error instanceof Unreachable && failures < TRIES,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** The first look at a thing is the act of a person; every further one is the page's own. */
export function isRepeat({ client, queryKey }: QueryFunctionContext): boolean {
  return (client.getQueryState(queryKey)?.dataUpdateCount ?? 0) > 0;
}

/** What `useQuery` needs to read one address. The key begins with the topic it belongs to. */
export function reading<Answer>(queryKey: QueryKey, path: string, query?: Query) {
  return {
    queryKey,
    queryFn: (context: QueryFunctionContext) =>
      get<Answer>(path, { query, signal: context.signal, background: isRepeat(context) }),
  };
}

export const API = '/api/cabinet/v1';
