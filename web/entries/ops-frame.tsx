// What stands around every page of the office, and who is let in. The server refuses by itself;
// here a person only reads why.
import { Outlet, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { AlertsPage } from '../features/alerts/alerts-page.tsx';
import { LoadPage } from '../features/loads/load-page.tsx';
import { LoadsPage } from '../features/loads/loads-page.tsx';
import { PaymentReversalsPage } from '../features/payment-reversals/payment-reversals-page.tsx';
import { PenaltyStopsPage } from '../features/penalty-stops/penalty-stops-page.tsx';
import {
  type SessionKnown,
  briefName,
  endSession,
  signInAddress,
  useSession,
} from '../features/session/session.ts';
import { SessionWatch } from '../features/session/watch.tsx';
import { Refusal, sayError } from '../api.ts';
import { useTexts } from '../language.ts';
import { Alert } from '../ui/alert/alert.tsx';
import { Bell, Clock, House, LogOut, ReceiptText, Wallet } from '../ui/icon/icon.tsx';
import { LoadState } from '../ui/load-state/load-state.tsx';
import { Shell } from '../ui/shell/shell.tsx';
import { toast } from '../ui/toast/toast.ts';
import { Toaster } from '../ui/toast/toaster.tsx';
import css from './ops.module.css';
import { NoRightPage, useRoleWords } from './ops-closed.tsx';
import {
  LOAD_READERS,
  LOAD_TAKERS,
  READERS,
  REVERSERS,
  STOPPERS,
  TAKERS,
  isOneOf,
} from './ops-roles.ts';
import { opsTexts } from './ops-texts.ts';

function usePersonMenu(session: SessionKnown | undefined) {
  const t = useTexts(opsTexts);
  const leave = () => {
    endSession().then(
      ({ redirectTo }) => location.assign(redirectTo),
      (error: unknown) => toast(sayError(error)),
    );
  };
  const cabinet = { label: t.cabinet, href: '/fl', icon: House };
  const hasCabinet = (session?.cabinets.length ?? 0) > 0;
  return [...(hasCabinet ? [cabinet] : []), { label: t.signOut, onSelect: leave, icon: LogOut }];
}

/** The alerts as this person may see them. */
export function OpsAlerts() {
  const t = useTexts(opsTexts);
  const words = useRoleWords();
  const { data: session } = useSession();
  const canTake = isOneOf(TAKERS, session?.roles ?? []);
  return (
    <>
      <AlertsPage me={session?.subjectId ?? ''} canTake={canTake} />
      {canTake ? null : (
        <div className={css.note}>
          <Alert tone="info">
            {t.onlyLook} {words(TAKERS)}.
          </Alert>
        </div>
      )}
    </>
  );
}

function useCanLoad(): boolean {
  const { data: session } = useSession();
  return isOneOf(LOAD_TAKERS, session?.roles ?? []);
}

export function OpsLoads() {
  return <LoadsPage canTake={useCanLoad()} />;
}

export function OpsLoad() {
  return <LoadPage canTake={useCanLoad()} />;
}

/** Others may know the address: they read whose page it is instead of a form that refuses. */
function Only({ needed, children }: { needed: readonly string[]; children: ReactNode }) {
  const { data: session } = useSession();
  const roles = session?.roles ?? [];
  return isOneOf(needed, roles) ? children : <NoRightPage roles={roles} needed={needed} />;
}

export function OpsStops() {
  return (
    <Only needed={STOPPERS}>
      <PenaltyStopsPage />
    </Only>
  );
}

export function OpsReversals() {
  return (
    <Only needed={REVERSERS}>
      <PaymentReversalsPage />
    </Only>
  );
}

function useSignedOut(error: unknown, session: SessionKnown | undefined): boolean {
  const isOut = session === undefined && error instanceof Refusal && error.status === 401;
  useEffect(() => {
    if (isOut) location.replace(signInAddress(location));
  }, [isOut]);
  return isOut;
}

function Office({ children }: { children: ReactNode }) {
  const t = useTexts(opsTexts);
  const { pathname } = useLocation();
  const { data: session } = useSession();
  const personMenu = usePersonMenu(session);
  const roles = session?.roles ?? [];
  const alerts = { href: '/ops', label: t.alerts, icon: Bell, current: pathname === '/ops' };
  const isLoads = pathname.startsWith('/ops/loads');
  const loads = { href: '/ops/loads', label: t.loads, icon: ReceiptText, current: isLoads };
  const isStops = pathname === '/ops/penalty-stops';
  const stops = { href: '/ops/penalty-stops', label: t.stops, icon: Clock, current: isStops };
  const isBack = pathname === '/ops/payment-reversals';
  const back = {
    href: '/ops/payment-reversals',
    label: t.reversals,
    icon: Wallet,
    current: isBack,
  };
  const nav = [
    ...(isOneOf(READERS, roles) ? [alerts] : []),
    ...(isOneOf(LOAD_READERS, roles) ? [loads] : []),
    ...(isOneOf(STOPPERS, roles) ? [stops] : []),
    ...(isOneOf(REVERSERS, roles) ? [back] : []),
  ];
  return (
    <Shell
      home={session !== undefined && roles.length === 0 ? '/fl' : '/ops'}
      nav={nav}
      cabinet={t.office}
      person={{ name: session === undefined ? '' : briefName(session.name) }}
      personMenu={personMenu}
      stand={session?.stand === true}
      dense
    >
      {children}
      <SessionWatch isLive={false} />
      <Toaster />
    </Shell>
  );
}

export function OpsFrame() {
  const query = useSession();
  // The way to the sign-in page has begun: a refusal would only flash.
  if (useSignedOut(query.error, query.data)) return null;
  return (
    <Office>
      <LoadState query={query} say={sayError} skeletonLines={6}>
        {({ roles }) => (isOneOf(READERS, roles) ? <Outlet /> : <NoRightPage roles={roles} />)}
      </LoadState>
    </Office>
  );
}
