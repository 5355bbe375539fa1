// What makes the cabinet of the self-employed open without a connection: its service worker, and
// the browser's offer to install it.
import { useEffect, useState } from 'react';

/** The browser's own offer (Chromium); others have it in their menu. */
interface InstallOffer extends Event {
  prompt: () => Promise<unknown>;
}

let offer: InstallOffer | null = null;
const listeners = new Set<() => void>();

function keepOffer(event: Event): void {
  event.preventDefault();
  offer = event as InstallOffer;
  for (const listener of listeners) listener();
}

/** Registers the worker once per page; where there is none (plain HTTP), pages need a network. */
export function useInstalled(): void {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    addEventListener('beforeinstallprompt', keepOffer);
    // A browser that forbids workers (a private window) still shows the pages.
    navigator.serviceWorker.register('/npd-worker.js', { scope: '/npd' }).catch(() => undefined);
  }, []);
}

/** Shows the browser's offer; null while it makes none. */
export function useInstallOffer(): (() => void) | null {
  const [isOffered, setOffered] = useState(offer !== null);
  useEffect(() => {
    const hear = () => setOffered(offer !== null);
    listeners.add(hear);
    return () => {
      listeners.delete(hear);
    };
  }, []);
  if (!isOffered) return null;
  return () => {
    void offer?.prompt();
    offer = null;
    setOffered(false);
  };
}
