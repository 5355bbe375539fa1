// Where the person stands in a registration: read once, moved by every step, read again when
// another tab or the link of the letter has moved it.
import { useCallback, useEffect, useState } from 'react';
import type { Registration } from '#contract/taxpayers';
import {
  isForgotten,
  isOutdated,
  readRegistration,
  rememberRegistration,
  rememberedRegistration,
} from './registration.ts';

export interface Resumed {
  /** `data` is null when the person begins anew, undefined until that is known. */
  query: {
    data: Registration | null | undefined;
    error: unknown;
    isFetching: boolean;
    refetch: () => void;
  };
  moveTo: (read: Registration) => void;
  restart: () => void;
  /** Moves on to where another tab is; answers whether it took the refusal upon itself. */
  onRefused: (error: unknown) => boolean;
}

/** What the letter's link said has been heard: a reload must not say it again. */
function clearAddress(): void {
  if (location.search !== '') history.replaceState(null, '', location.pathname);
}

const rememberedHere = () => rememberedRegistration(new URL(location.href));

export function useRegistration(): Resumed {
  const [data, setData] = useState<Registration | null | undefined>(() =>
    rememberedHere() === null ? null : undefined,
  );
  const [error, setError] = useState<unknown>(null);
  const [isFetching, setFetching] = useState(false);
  const moveTo = useCallback((read: Registration) => {
    if (read.step === 'finished') {
      rememberRegistration(null);
      location.assign(read.redirectTo ?? '/signin');
      return;
    }
    rememberRegistration(read.registrationId);
    if (read.step !== 'email_code') clearAddress();
    setData(read);
  }, []);
  const restart = useCallback(() => {
    rememberRegistration(null);
    clearAddress();
    setData(null);
  }, []);
  const resume = useCallback(() => {
    const id = rememberedHere();
    if (id === null) return;
    readRegistration(id)
      .then((read) => {
        setError(null);
        return moveTo(read);
      })
      .catch((failed: unknown) => (isForgotten(failed) ? restart() : setError(failed)))
      .finally(() => setFetching(false));
  }, [moveTo, restart]);
  useEffect(() => {
    if (data === undefined) resume();
  }, [data, resume]);
  const isAwaitingLetter = data?.step === 'email_code';
  useEffect(() => {
    // The person comes back from the letter, perhaps having opened its link in another tab.
    const look = () => {
      if (document.visibilityState === 'visible' && isAwaitingLetter) resume();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [isAwaitingLetter, resume]);
  const onRefused = (refused: unknown) => {
    if (!isOutdated(refused)) return false;
    resume();
    return true;
  };
  const refetch = () => {
    setFetching(true);
    resume();
  };
  return {
    query: { data, error, isFetching, refetch },
    moveTo,
    restart,
    onRefused,
  };
}
