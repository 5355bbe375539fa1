import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { onSessionEnd } from '../../api.ts';
import { forgetDevice } from '../../device.ts';
import { SessionGuard } from '../../ui/session-guard/session-guard.tsx';
import { useLive } from './live.ts';
import {
  SESSION_KEY,
  type SessionKnown,
  signInAddress,
  tellActivity,
  useSession,
} from './session.ts';

/**
 * Keeps an eye on the session over any page: extends, warns, and offers to sign in again; while it
 * lives, hears the news (`isLive`: there is a cabinet to have any).
 */
export function SessionWatch({ isLive }: { isLive: boolean }) {
  const client = useQueryClient();
  const { data: session, refetch } = useSession();
  useLive(session !== undefined && isLive);
  const [ended, setEnded] = useState(false);
  useEffect(
    () =>
      onSessionEnd(() => {
        forgetDevice();
        setEnded(true);
      }),
    [],
  );
  if (session === undefined) return null;
  const extend = () => {
    void tellActivity().then(
      ({ idleEndsAt }) =>
        client.setQueryData<SessionKnown>(SESSION_KEY, (known) =>
          known === undefined ? known : { ...known, idleEndsAt },
        ),
      // A lost ping is no news: the next one, or the server at the end, will tell.
      () => undefined,
    );
  };
  return (
    <SessionGuard
      idleEndsAt={session.idleEndsAt}
      warnBeforeS={session.warnBeforeS}
      clockSkewMs={session.clockSkewMs}
      ended={ended}
      onActivity={extend}
      onStay={extend}
      onOver={() => void refetch()}
      signInHref={signInAddress(location)}
    />
  );
}
