// The pages before a cabinet: sign-in, registration, public pages. No router, no query library.
import '../ui/tokens/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CheckPage } from '../features/public/check-page.tsx';
import { LandingPage } from '../features/public/landing-page.tsx';
import {
  AbsentPage,
  BlockedPage,
  FailedPage,
  SignedOutPage,
} from '../features/public/word-pages.tsx';
import { RegistrationPage } from '../features/registration/registration-page.tsx';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { startLanguage } from '../language.ts';
import { startDisplay } from '../ui/display-settings/display.ts';

startLanguage();
startDisplay();

/** One page per address; what is in the address is all a page knows. */
function pageOf(address: URL) {
  switch (address.pathname.replace(/(?<=.)\/$/, '')) {
    case '/':
      return <LandingPage />;
    case '/check':
      return <CheckPage address={address} />;
    case '/id/login':
      return <SignInPage uid={address.searchParams.get('uid') ?? ''} />;
    case '/id/register':
      return <RegistrationPage address={address} />;
    case '/id/blocked':
      return <BlockedPage />;
    case '/id/logout':
      return <SignedOutPage />;
    case '/id/error':
      return <FailedPage address={address} />;
    default:
      return <AbsentPage />;
  }
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>{pageOf(new URL(location.href))}</StrictMode>,
);
