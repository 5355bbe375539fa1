// Plain links everywhere, also those the server sends in its news; a press on one that leads to a
// page of this entry is taken over by the router.
import type { AnyRouter } from '@tanstack/react-router';

interface Pressed {
  isPlain: boolean;
  isDownload: boolean;
  target: string;
  origin: string;
  pathname: string;
  search: string;
}
interface Entry {
  origin: string;
  owns: (pathname: string) => boolean;
}

/** The address a press should move to inside the page, or null when the browser should. */
export function insideAddress(link: Pressed, entry: Entry): string | null {
  if (!link.isPlain || link.isDownload) return null;
  if (link.target !== '' && link.target !== '_self') return null;
  if (link.origin !== entry.origin || !entry.owns(link.pathname)) return null;
  return link.pathname + link.search;
}

function entryOf(router: AnyRouter): Entry {
  return {
    origin: location.origin,
    owns: (pathname) => {
      const [, params, found] = router.getMatchedRoutes(pathname);
      return found !== undefined && params['**'] === undefined;
    },
  };
}

function linkUnder(event: Event): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  // A jump within the page is the browser's.
  return link?.getAttribute('href')?.startsWith('#') === true ? null : link;
}

/** Listens once for the whole page; also loads a page's code when its link is pointed at. */
export function followLinks(router: AnyRouter): void {
  const entry = entryOf(router);
  document.addEventListener('click', (event) => {
    const link = linkUnder(event);
    if (link === null || event.defaultPrevented) return;
    const { target, origin, pathname, search } = link;
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const isDownload = link.hasAttribute('download');
    const pressed = { isPlain, isDownload, target, origin, pathname, search };
    const inside = insideAddress(pressed, entry);
    if (inside === null) return;
    event.preventDefault();
    router.history.push(inside);
  });
  const warm = (event: Event) => {
    const link = linkUnder(event);
    if (link === null || link.origin !== entry.origin || !entry.owns(link.pathname)) return;
    router.preloadRoute({ to: link.pathname }).catch(() => undefined);
  };
  document.addEventListener('pointerover', warm, { passive: true });
  document.addEventListener('focusin', warm);
}
