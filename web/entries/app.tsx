// The cabinet of a taxpayer.
import '../ui/tokens/ground.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { expectCsrf } from '../api.ts';
import { startLanguage } from '../language.ts';
import { homeReading } from '../features/home/home.ts';
import { sessionReading } from '../features/session/session.ts';
import { newQueryClient } from '../query.ts';
import { startDisplay } from '../ui/display-settings/display.ts';
import { followLinks } from './app-links.ts';
import { router } from './app-routes.tsx';

startLanguage();
startDisplay();
expectCsrf();
followLinks(router);

const client = newQueryClient();

/** Whoever waits longer sees the frame, and the page says that it is on its way. */
const PATIENCE_MS = 400;

/**
 * What the first picture shows is there before it is drawn, so that it is drawn once: answers that
 * came one after another would each draw it anew, and in one long task (measured on a slow phone).
 */
async function firstPicture(): Promise<void> {
  const known = Promise.allSettled([
    router.load(),
    client.prefetchQuery(sessionReading()),
    client.prefetchQuery(homeReading()),
    document.fonts.load('1em "Golos Text"', 'Яa'),
  ]);
  await Promise.race([known, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

const page = createRoot(document.getElementById('root')!);
const draw = () =>
  page.render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
// As a transition: the picture is made in slices of some milliseconds. Not awaited: parts of a page
// import this very file, and would wait for it.
void firstPicture().then(() => startTransition(draw));
