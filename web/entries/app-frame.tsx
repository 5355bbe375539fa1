// What stands around every page of the cabinet: sections, person, session, live news.
import { useQuery } from '@tanstack/react-query';
import { Outlet, lazyRouteComponent } from '@tanstack/react-router';
import { Suspense, lazy, useEffect } from 'react';
import { homeReading } from '../features/home/home.ts';
import {
  type SessionKnown,
  briefName,
  endSession,
  signInAddress,
  useSession,
} from '../features/session/session.ts';
import { Refusal, sayError } from '../api.ts';
import { useFirstSight } from './app-first-sight.ts';
import { useTexts } from '../language.ts';
import { LogOut, User } from '../ui/icon/icon.tsx';
import { Shell } from '../ui/shell/shell.tsx';
import { toast } from '../ui/toast/toast.ts';
import { Toaster } from '../ui/toast/toaster.tsx';
import { useNav } from './app-nav.ts';
import { appTexts } from './app-texts.ts';

// Few people ever see these two, so the first load does not carry them.
const noCabinet = () => import('./app-no-cabinet.tsx');
const StaffPage = lazyRouteComponent(noCabinet, 'StaffPage');
const UnconfirmedPage = lazyRouteComponent(noCabinet, 'UnconfirmedPage');
// Has nothing to say for the first minutes of a session.
const SessionWatch = lazy(async () => ({
  default: (await import('../features/session/watch.tsx')).SessionWatch,
}));

function usePersonMenu(session: SessionKnown | undefined) {
  const t = useTexts(appTexts);
  const leave = () => {
    endSession().then(
      ({ redirectTo }) => location.assign(redirectTo),
      (error: unknown) => toast(sayError(error)),
    );
  };
  const office = { label: t.office, href: '/ops', icon: User };
  const isStaff = (session?.roles.length ?? 0) > 0;
  return [...(isStaff ? [office] : []), { label: t.signOut, onSelect: leave, icon: LogOut }];
}

export function AppFrame() {
  const t = useTexts(appTexts);
  const { nav, home: start, cabinet } = useNav();
  const { data: session, error, isFetched } = useSession();
  const personMenu = usePersonMenu(session);
  // Until the session is known the page behaves as for the many, who have a cabinet.
  const hasCabinet = session === undefined || session.cabinets.length > 0;
  const isSignedOut = session === undefined && error instanceof Refusal && error.status === 401;
  useEffect(() => {
    if (isSignedOut) location.replace(signInAddress(location));
  }, [isSignedOut]);
  const { data: home } = useQuery({ ...homeReading(), enabled: hasCabinet });
  // A failure that is not a sign-out shows the frame, and the page says it. Asking again must not
  // take the page away: without a connection something may be typed on it.
  const isShown = useFirstSight(isFetched && !isSignedOut);
  const cabinets = [
    { label: t.cabinet, href: '/fl' },
    { label: t.selfEmployed, href: '/npd' },
  ];
  const bell = { href: '/notifications', count: home?.unread ?? 0 };
  return (
    <div hidden={!isShown}>
      <Shell
        home={start}
        nav={hasCabinet ? nav : []}
        {...(hasCabinet ? { cabinet, cabinets, bell } : {})}
        person={{ name: session === undefined ? '' : briefName(session.name) }}
        personMenu={personMenu}
        links={[{ label: t.check, href: '/check' }]}
        stand={session?.stand === true}
      >
        <Suspense fallback={null}>
          {hasCabinet ? <Outlet /> : session.roles.length > 0 ? <StaffPage /> : <UnconfirmedPage />}
        </Suspense>
        <Suspense fallback={null}>{isShown ? <SessionWatch isLive={hasCabinet} /> : null}</Suspense>
        <Toaster />
      </Shell>
    </div>
  );
}
