// The cabinet of a taxpayer.
import '../ui/tokens/ground.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { expectCsrf } from '../api.ts';
import { startLanguage } from '../language.ts';
import { newQueryClient } from '../query.ts';
import { startDisplay } from '../ui/display-settings/display.ts';
import { firstPicture } from './app-first-picture.ts';
import { followLinks } from './app-links.ts';
import { router } from './app-routes.tsx';

startLanguage();
startDisplay();
expectCsrf();
followLinks(router);

const client = newQueryClient();

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
void firstPicture(client).then(() => startTransition(draw));
