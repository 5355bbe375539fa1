// Who is signed in, and how the page keeps or loses that.
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Session } from '#contract/identity';
import { Refusal, get, send, setCsrf } from '../../api.ts';
import { forgetDevice, keepDevice } from '../../device.ts';
import { API, isRepeat } from '../../query.ts';

export const SESSION_KEY = ['session'] as const;

/** The session and how far the server's clock is ahead of ours. */
export interface SessionKnown extends Session {
  clockSkewMs: number;
}

/** Who is signed in, read once and kept until the page ends. */
export function sessionReading() {
  return queryOptions({
    queryKey: SESSION_KEY,
    queryFn: async (context): Promise<SessionKnown> => {
      const before = Date.now();
      const session = await get<Session>(`${API}/session`, {
        signal: context.signal,
        background: isRepeat(context),
      }).catch((error: unknown) => {
        setCsrf(null);
        if (error instanceof Refusal && error.status === 401) forgetDevice();
        throw error;
      });
      setCsrf(session.csrf);
      keepDevice(session);
      const middle = (before + Date.now()) / 2;
      return { ...session, clockSkewMs: Date.parse(session.now) - middle };
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    retryOnMount: false,
    // A page that was opened without a connection learns who is there as soon as it has one.
    refetchOnReconnect: true,
  });
}

export const useSession = () => useQuery(sessionReading());

/** The person did something: the idle end moves. */
export function tellActivity(): Promise<{ idleEndsAt: string }> {
  return send('POST', `${API}/session/activity`);
}

export async function endSession(): Promise<{ redirectTo: string }> {
  const left = await send<{ redirectTo: string }>('POST', `${API}/session/end`);
  forgetDevice();
  return left;
}

/** Where to sign in so as to come back to this very page. */
export function signInAddress(here: Pick<Location, 'pathname' | 'search'>): string {
  return `/signin?return=${encodeURIComponent(here.pathname + here.search)}`;
}

/** «Петрова А. С.» */
export function briefName(name: Session['name']): string {
  const initials = [name.first, name.middle ?? ''].filter(Boolean).map((word) => `${word[0]}.`);
  return [name.last, ...initials].join('\u00a0');
}
