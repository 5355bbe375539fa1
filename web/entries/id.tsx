// The pages before a cabinet: sign-in, registration, public pages. No router, no query library;
// each page comes in a chunk of its own, so that nobody waits for the code of another.
import '../ui/tokens/ground.css';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../language.ts';
import { UnopenedPage } from './id-unopened.tsx';
import { askStand } from '../light/stand.ts';
import { startDisplay } from '../ui/display-settings/display.ts';

startLanguage();
startDisplay();

const words = () => import('../features/public/word-pages.tsx');

/** A receipt as its buyer sees it; a link of a letter about its watch. */
async function openReceipt(address: URL, path: string): Promise<ReactNode> {
  const [, inn, number] = /^\/r\/(\d{12})\/([0-9a-z]{10})$/u.exec(path) ?? [];
  if (inn !== undefined && number !== undefined) {
    const { PublicReceiptPage } = await import('../features/public-receipt/receipt-page.tsx');
    return <PublicReceiptPage inn={inn} number={number} />;
  }
  if (path === '/r/watch') {
    const { WatchPage } = await import('../features/public-receipt/watch-page.tsx');
    return <WatchPage address={address} />;
  }
  const { AbsentPage } = await words();
  return <AbsentPage />;
}

/** One page per address; what is in the address is all a page knows. */
async function pageOf(address: URL): Promise<ReactNode> {
  const path = address.pathname.replace(/(?<=.)\/$/, '');
  if (path.startsWith('/r/')) return openReceipt(address, path);
  switch (path) {
    case '/': {
      const { LandingPage } = await import('../features/public/landing-page.tsx');
      return <LandingPage />;
    }
    case '/check': {
      const { CheckPage } = await import('../features/public/check-page.tsx');
      return <CheckPage address={address} />;
    }
    case '/calculators': {
      const { openCalculators } = await import('../features/calculators/calculators-page.tsx');
      return openCalculators(address);
    }
    case '/npd/check': {
      const { StatusCheckPage } = await import('../features/public-receipt/status-check-page.tsx');
      return <StatusCheckPage address={address} />;
    }
    case '/id/login': {
      const { SignInPage } = await import('../features/sign-in/sign-in-page.tsx');
      return <SignInPage uid={address.searchParams.get('uid') ?? ''} />;
    }
    case '/id/register': {
      const { RegistrationPage } = await import('../features/registration/registration-page.tsx');
      return <RegistrationPage address={address} />;
    }
    case '/id/blocked': {
      const { BlockedPage } = await words();
      return <BlockedPage address={address} />;
    }
    case '/id/logout': {
      const { SignedOutPage } = await words();
      return <SignedOutPage />;
    }
    case '/id/error': {
      const { FailedPage } = await words();
      return <FailedPage address={address} />;
    }
    default: {
      const { AbsentPage } = await words();
      return <AbsentPage />;
    }
  }
}

// The stand is asked while the code of the page is on its way.
const [page] = await Promise.all([
  pageOf(new URL(location.href)).catch(() => <UnopenedPage />),
  askStand(),
]);
createRoot(document.getElementById('root')!).render(<StrictMode>{page}</StrictMode>);
