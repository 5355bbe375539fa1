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

/** One page per address; what is in the address is all a page knows. */
async function pageOf(address: URL): Promise<ReactNode> {
  const path = address.pathname.replace(/(?<=.)\/$/, '');
  if (path.startsWith('/r/') || path === '/npd/check') {
    const { openReceipts } = await import('./id-receipts.tsx');
    return openReceipts(address, path);
  }
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
    case '/id/login': {
      const { SignInPage } = await import('../features/sign-in/sign-in-page.tsx');
      return <SignInPage uid={address.searchParams.get('uid') ?? ''} />;
    }
    case '/id/register': {
      const { RegistrationPage } = await import('../features/registration/registration-page.tsx');
      return <RegistrationPage address={address} />;
    }
    default: {
      const { wordPage } = await import('../features/public/word-pages.tsx');
      return wordPage(path, address);
    }
  }
}

// The stand is asked while the code of the page is on its way.
const [page] = await Promise.all([
  pageOf(new URL(location.href)).catch(() => <UnopenedPage />),
  askStand(),
]);
createRoot(document.getElementById('root')!).render(<StrictMode>{page}</StrictMode>);
