// What stands around every page of the office, and who is let in. The server refuses by itself;
// here a person only reads why.
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { AlertsPage } from '../features/alerts/alerts-page.tsx';
import {
  type SessionKnown,
  briefName,
  endSession,
  signInAddress,
  useSession,
} from '../features/session/session.ts';
import { SessionWatch } from '../features/session/watch.tsx';
import { Refusal, sayError } from '../api.ts';
import { useTexts, useTitle } from '../language.ts';
import { LinkButton } from '../ui/button/button.tsx';
import { Card } from '../ui/card/card.tsx';
import { Empty } from '../ui/empty/empty.tsx';
import { Bell, House, LogOut, SearchX, User } from '../ui/icon/icon.tsx';
import { PageHead } from '../ui/shell/page-head.tsx';
import { Shell } from '../ui/shell/shell.tsx';
import { toast } from '../ui/toast/toast.ts';
import { Toaster } from '../ui/toast/toaster.tsx';
import { opsTexts } from './ops-texts.ts';

// The server holds the rules (`alert.read`, `alert.acknowledge`); these only spare refusals.
const TAKERS = ['officer', 'security', 'admin'];
const READERS = [...TAKERS, 'support'];
const isOneOf = (wanted: readonly string[], roles: readonly string[]) =>
  roles.some((role) => wanted.includes(role));

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

function Stranger() {
  const t = useTexts(opsTexts);
  useTitle(t.strangerTitle);
  return (
    <>
      <PageHead title={t.strangerTitle} />
      <Card>
        <Empty
          icon={User}
          title={t.strangerText}
          action={<LinkButton href="/fl">{t.toCabinet}</LinkButton>}
        />
      </Card>
    </>
  );
}

function NoWork() {
  const t = useTexts(opsTexts);
  useTitle(t.office);
  return (
    <>
      <PageHead title={t.office} />
      <Card>
        <Empty icon={Bell} title={t.emptyTitle}>
          {t.emptyText}
        </Empty>
      </Card>
    </>
  );
}

export function OpsAbsentPage() {
  const t = useTexts(opsTexts);
  useTitle(t.absentTitle);
  return (
    <>
      <PageHead title={t.absentTitle} />
      <Card>
        <Empty
          icon={SearchX}
          title={t.absentText}
          action={<LinkButton href="/ops">{t.toAlerts}</LinkButton>}
        />
      </Card>
    </>
  );
}

export function OpsAlerts() {
  return <AlertsPage canTake={isOneOf(TAKERS, useSession().data?.roles ?? [])} />;
}

export function OpsFrame() {
  const t = useTexts(opsTexts);
  const { pathname } = useLocation();
  const { data: session, error } = useSession();
  const personMenu = usePersonMenu(session);
  const isSignedOut = session === undefined && error instanceof Refusal && error.status === 401;
  useEffect(() => {
    if (isSignedOut) location.replace(signInAddress(location));
  }, [isSignedOut]);
  if (session === undefined) return null;
  const { roles } = session;
  const isReader = isOneOf(READERS, roles);
  const alerts = { href: '/ops', label: t.alerts, icon: Bell, current: pathname === '/ops' };
  return (
    <Shell
      home={roles.length > 0 ? '/ops' : '/fl'}
      nav={isReader ? [alerts] : []}
      cabinet={t.office}
      person={{ name: briefName(session.name) }}
      personMenu={personMenu}
      stand={session.stand}
      dense
    >
      {roles.length === 0 ? <Stranger /> : isReader ? <Outlet /> : <NoWork />}
      <SessionWatch />
      <Toaster />
    </Shell>
  );
}
