// What the first picture shows is there before it is drawn, so that it is drawn once: answers that
// came one after another would each draw it anew, and letters that came later would move it
// (measured on a slow phone: 0.4 s of its work).
import type { QueryClient } from '@tanstack/react-query';
import { homeReading } from '../features/home/home.ts';
import { sessionReading } from '../features/session/session.ts';
import { router } from './app-routes.tsx';

/** Whoever waits longer sees the frame, and the page says that it is on its way. */
const PATIENCE_MS = 400;

/** Russian and Latin letters come in a file each. */
const LETTERS = 'Яa';

/** Waits for the part of the page, the person, their account and the letters, but not for long. */
export async function firstPicture(client: QueryClient): Promise<void> {
  // What fails is told by the page: it asks again or finds the error kept.
  const known = Promise.allSettled([
    router.load(),
    client.prefetchQuery(sessionReading()),
    client.prefetchQuery(homeReading()),
    document.fonts.load(`1em "Golos Text"`, LETTERS),
  ]);
  await Promise.race([known, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}
