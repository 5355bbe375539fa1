// The pages before a cabinet: sign-in, registration, public pages. No router, no query library.
import '../ui/tokens/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { startLanguage } from '../language.ts';
import { startDisplay } from '../ui/display-settings/display.ts';

startLanguage();
startDisplay();

/** One page per address; what is in the address is all the page knows. */
function pageOf(address: URL) {
  if (address.pathname === '/id/login') {
    return <SignInPage uid={address.searchParams.get('uid') ?? ''} />;
  }
  return null;
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>{pageOf(new URL(location.href))}</StrictMode>,
);
